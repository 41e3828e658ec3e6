import { promises, type operations, type ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { countAppeals } from '../decisions/decisions.store.ts';
import { countReported } from '../reports/reports.store.ts';
import { countPictures } from '../pictures/review-pictures.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { machineSince } from './list-waiting.ts';
import { countWaiting } from './waiting.store.ts';

/** How much waits for the moderators of a space. @throws HuixiangError HX_NOT_FOUND */
export async function countOpen(
  context: Context,
  spaceId: number,
): Promise<ReplyOf<typeof operations.getModeration>> {
  const { now, pool } = context;
  await requireSpace(context, spaceId);
  const { illegalMs, reviewMs } = promises;
  const [pictures, [waiting], [reported], [appeals]] = await Promise.all([
    countPictures(context, spaceId),
    countWaiting(pool, [spaceId, machineSince(context), now() - reviewMs]),
    countReported(pool, [spaceId, illegalMs, reviewMs, now()]),
    countAppeals(pool, [spaceId, now()]),
  ]);
  return {
    waiting: waiting?.open ?? 0,
    pictures,
    reported: reported?.open ?? 0,
    appeals: appeals?.open ?? 0,
    overdue: (waiting?.overdue ?? 0) + (reported?.overdue ?? 0) + (appeals?.overdue ?? 0),
  };
}
