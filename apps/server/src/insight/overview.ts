import type { operations, ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { idFloor } from '../ids.ts';
import { countUnanswered } from '../inbox/inbox.store.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { growthOf } from './growth.ts';
import { growthOfSpace } from './growth.store.ts';
import { hourOf, hoursEnd, hoursOf } from './space-hours.ts';
import { countActive, HOUR_MS, type HourRow } from './space-hours.store.ts';
import { countHeard, countListening, countWritten, loadMembersText } from './overview.store.ts';

const DAY_MS = 24 * HOUR_MS;
const DAYS_PRESET = 7;
/** The curve of a space has a point a minute for so long, then one an hour (@huixiang/insight). */
const MINUTES_MS = 3 * HOUR_MS;
/** Members among whom listeners are counted; above, the figure is a lower bound. */
const MEMBERS_MAX = 20_000;

/**
 * What happened in a space in the last days, from rows alone: full hours from what was made of them, the last two from
 * the rows themselves. The time begins with a full hour. @throws HuixiangError HX_NOT_FOUND
 */
export async function getOverview(
  context: Context,
  { spaceId, days = DAYS_PRESET }: { spaceId: number; days?: number | undefined },
): Promise<ReplyOf<typeof operations.getOverview>> {
  const { pool } = context;
  await requireSpace(context, spaceId);
  const now = context.now();
  const since = hourOf(now - days * DAY_MS);
  const end = hoursEnd(now);
  const hours = await hoursOf(context, spaceId, since, end);
  const rest = [spaceId, end, idFloor(end)];
  const [[written], [heard], [active], [unanswered], minutes, listenersOn] = await Promise.all([
    countWritten(pool, rest),
    countHeard(pool, [...rest, HOUR_MS]),
    countActive(pool, [spaceId, since, end, idFloor(end)]),
    countUnanswered(pool, [spaceId]),
    growthOfSpace(pool, [spaceId, since, since + MINUTES_MS, end]),
    listeningIn(context, spaceId),
  ]);
  const later = hours.filter((hour) => hour.hour_at >= since + MINUTES_MS);
  const growth = growthOf(since, now, [...minutes, ...later.map((hour) => ({ ...hour, at: hour.hour_at }))]);
  const { raw, counted, organic } = growth.points.at(-1) ?? { raw: 0, counted: 0, organic: 0 };
  const sum = (figure: (hour: HourRow) => number): number =>
    hours.reduce((all, hour) => all + figure(hour), 0);
  return {
    since,
    posts: sum((hour) => hour.posts) + (written?.posts ?? 0),
    comments: sum((hour) => hour.comments) + (written?.comments ?? 0),
    memberComments: sum((hour) => hour.member_comments) + (written?.member_comments ?? 0),
    heardWithinHour: sum((hour) => hour.heard) + (heard?.heard ?? 0),
    unanswered: unanswered?.unanswered ?? 0,
    activeMembers: active?.active ?? 0,
    echoes: { raw, counted, organic },
    listenersOn,
    growth,
  };
}

/** Members of a space who listen now. */
async function listeningIn({ pool }: Context, spaceId: number): Promise<number> {
  const ids = (await loadMembersText(pool, [spaceId, MEMBERS_MAX]))[0]?.ids ?? '{}';
  const [row] = await countListening(pool, [ids]);
  return row?.listening ?? 0;
}
