import { limits, type operations, type ReplyOf } from '@huixiang/contract';
import { supplyOf } from '@huixiang/matching';
import type { Context } from '../context.ts';
import { idFloor } from '../ids.ts';
import { loadMemberIds } from '../insight/overview.store.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { localDay } from './local-time.ts';
import { OPEN_MS } from './open-cards.ts';
import { countCards, countHeardInTime, loadVisits } from './supply.store.ts';

type SupplyReply = ReplyOf<typeof operations.getSupply>;

const DAY_MS = 24 * 3_600_000;
const DAYS = 7;
/** What a space may tell its people without having to take it back. */
const PROMISE = 0.9;
/** Members among whom listeners are looked for; above, the supply is a lower bound. */
const MEMBERS_MAX = 20_000;

/** What the hearing of a space gave, could give and needs, from the rows of its last days. @throws HuixiangError HX_NOT_FOUND */
export async function getSupply(context: Context, { spaceId }: { spaceId: number }): Promise<SupplyReply> {
  const { pool } = context;
  const space = await requireSpace(context, spaceId);
  const now = context.now();
  // A young space is not taken for a quiet one; and an hour of it says nothing about a day.
  const days = Math.min(DAYS, Math.max(1, (now - space.created_at) / DAY_MS));
  const since = Math.round(now - days * DAY_MS);
  const [[heard], cards, members] = await Promise.all([
    countHeardInTime(pool, [spaceId, since, idFloor(since), now]),
    countCards(pool, [spaceId, since, now - OPEN_MS]),
    loadMemberIds(pool, [spaceId, MEMBERS_MAX]),
  ]);
  const ids = new Set([...members, ...cards].map((row) => row.member_id));
  const listeners = await loadVisits(pool, [[...ids], localDay(since, 0)]);
  const here = new Map(cards.map((row) => [row.member_id, row.dealt]));
  const total = (of: 'dealt' | 'settled' | 'answered'): number =>
    cards.reduce((sum, row) => sum + row[of], 0);
  const { ceiling, cardsNeededPerDay, ...supply } = supplyOf({
    days,
    comments: heard?.comments ?? 0,
    dealt: total('dealt'),
    settled: total('settled'),
    answered: total('answered'),
    deckSize: limits.deckSize,
    promise: PROMISE,
    listeners: listeners.map((row) => ({
      dailyCap: row.daily_cap,
      visits: row.visits,
      cardsHere: here.get(row.member_id) ?? 0,
    })),
  });
  const inTime = (comments = 0, answered = 0): SupplyReply['firstHour'] => ({
    comments,
    share: comments === 0 ? null : answered / comments,
    ceiling,
  });
  return {
    since,
    days,
    ...supply,
    listeners: { on: listeners.length, visiting: cards.length },
    promise: { share: PROMISE, cardsPerDay: cardsNeededPerDay },
    firstHour: inTime(heard?.hour_old, heard?.hour_heard),
    firstDay: inTime(heard?.day_old, heard?.day_heard),
  };
}
