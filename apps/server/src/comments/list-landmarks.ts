import type { operations, ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { loadPost } from '../posts/present.ts';
import { loadLandmarks } from './landmarks.store.ts';
import { presentComments } from './present.ts';
import { loadComments } from './thread.store.ts';

/**
 * Where a reader may want to go in a thread, without those whom they block. A comment may stand for more than one thing.
 * @throws HuixiangError HX_NOT_FOUND
 */
export async function listLandmarks(
  context: Context,
  { spaceId, postId, memberId }: { spaceId: number; postId: number; memberId: number },
): Promise<ReplyOf<typeof operations.listLandmarks>> {
  const [rows] = await Promise.all([
    loadLandmarks(context.pool, [spaceId, postId, memberId]),
    loadPost(context, spaceId, postId),
  ]);
  const ids = [...new Set(rows.map((row) => row.comment_id))];
  const comments = await presentComments(context, await loadComments(context.pool, [spaceId, ids]));
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const blocked = context.blocks.of(memberId);
  const items = rows.flatMap(({ kind, comment_id: id }) => {
    const comment = byId.get(id);
    return comment === undefined || blocked.has(comment.author.id) ? [] : [{ kind, comment }];
  });
  return { items };
}
