import type { operations, ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { idFloor } from '../ids.ts';
import { countUnanswered } from '../inbox/inbox.store.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { growthOf } from './growth.ts';
import { growthOfSpace } from './growth.store.ts';
import { countActive, countHeard, countListening, countWritten, loadMemberIds } from './overview.store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS_PRESET = 7;
/** Members among whom listeners are counted; above, the figure is a lower bound. */
const MEMBERS_MAX = 20_000;

/** What happened in a space in the last days, from rows alone. @throws HuixiangError HX_NOT_FOUND */
export async function getOverview(
  context: Context,
  { spaceId, days = DAYS_PRESET }: { spaceId: number; days?: number | undefined },
): Promise<ReplyOf<typeof operations.getOverview>> {
  const { pool } = context;
  await requireSpace(context, spaceId);
  const now = context.now();
  const since = now - days * DAY_MS;
  const range = [spaceId, since, idFloor(since)];
  const [[written], [heard], [active], [unanswered], buckets, listenersOn] = await Promise.all([
    countWritten(pool, range),
    countHeard(pool, [...range, HOUR_MS]),
    countActive(pool, range),
    countUnanswered(pool, [spaceId]),
    growthOfSpace(pool, [spaceId, since]),
    listeningIn(context, spaceId),
  ]);
  const growth = growthOf(since, now, buckets);
  const { raw, counted, organic } = growth.points.at(-1) ?? { raw: 0, counted: 0, organic: 0 };
  return {
    since,
    posts: written?.posts ?? 0,
    comments: written?.comments ?? 0,
    memberComments: written?.member_comments ?? 0,
    heardWithinHour: heard?.heard ?? 0,
    unanswered: unanswered?.unanswered ?? 0,
    activeMembers: active?.active ?? 0,
    echoes: { raw, counted, organic },
    listenersOn,
    growth,
  };
}

/** Members of a space who listen now. */
async function listeningIn({ pool }: Context, spaceId: number): Promise<number> {
  const ids = (await loadMemberIds(pool, [spaceId, MEMBERS_MAX])).map((row) => row.member_id);
  const [row] = await countListening(pool, [ids]);
  return row?.listening ?? 0;
}
