import { provenances, type Growth, type operations, type ReplyOf } from '@huixiang/contract';
import { growthCurve } from '@huixiang/insight';
import { loadCommentRow } from '../comments/load-comment.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { loadPost } from '../posts/present.ts';
import { growthOfComment, growthOfPost, loadArrivals, countHearers, type BucketRow } from './growth.store.ts';

/** The running totals from a start until now. */
export function growthOf(startedAt: number, now: number, changes: readonly BucketRow[]): Growth {
  return { startedAt, points: growthCurve({ startedAt, now, changes }) };
}

/** How a comment grew, how many people saw it, and how they came. @throws HuixiangError HX_NOT_FOUND */
export async function getGrowth(
  context: Context,
  { spaceId, commentId }: { spaceId: number; commentId: number },
): Promise<ReplyOf<typeof operations.getGrowth>> {
  const { now, pool } = context;
  const comment = await loadCommentRow(context, spaceId, commentId);
  if (comment.deleted_at !== null) throw new HuixiangError('HX_NOT_FOUND');
  const startedAt = comment.created_at;
  const [changes, arrivals, [hearers]] = await Promise.all([
    growthOfComment(pool, [spaceId, startedAt, commentId]),
    loadArrivals(pool, [spaceId, commentId, comment.root_id ?? commentId]),
    countHearers(pool, [spaceId, commentId]),
  ]);
  return {
    growth: growthOf(startedAt, now(), changes),
    heardBy: hearers?.people ?? 0,
    from: arrivals.flatMap(({ provenance, echoes, replies }) => {
      const name = provenances[provenance];
      return name === undefined ? [] : [{ provenance: name, echoes, replies }];
    }),
  };
}

/** How all echoes under a post grew. @throws HuixiangError HX_NOT_FOUND */
export async function getPostGrowth(
  context: Context,
  { spaceId, postId }: { spaceId: number; postId: number },
): Promise<Growth> {
  const { createdAt } = await loadPost(context, spaceId, postId);
  return growthOf(createdAt, context.now(), await growthOfPost(context.pool, [spaceId, createdAt, postId]));
}
