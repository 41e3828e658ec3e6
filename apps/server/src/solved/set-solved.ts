import type { Comment } from '@huixiang/contract';
import { announceChange } from '../comments/announce-change.ts';
import { loadComment, loadCommentRow } from '../comments/load-comment.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { markSolved } from './solved.store.ts';

interface Wish {
  readonly spaceId: number;
  readonly commentId: number;
  readonly memberId: number;
  readonly solved: boolean;
}

/**
 * Mark a comment as solved, or open it again: its author, who knows best, or the creator. What stands already is left as
 * it is, so that nothing is noted twice.
 * @throws HuixiangError HX_FORBIDDEN; HX_NOT_FOUND, also for a reply and for what staff said, which wait for nobody
 */
export async function setSolved(context: Context, wish: Wish): Promise<Comment> {
  const { spaceId, commentId, memberId, solved } = wish;
  const row = await loadCommentRow(context, spaceId, commentId);
  if (row.author_id !== memberId) await context.authority.require(spaceId, memberId, 'creator');
  if (row.deleted_at !== null || row.root_id !== null || row.by_staff)
    throw new HuixiangError('HX_NOT_FOUND');
  const values = [spaceId, commentId, memberId, context.newId(), solved, context.now()];
  const changed = await markSolved(context.pool, values);
  if (changed.length > 0) announceChange(context, row);
  return loadComment(context, spaceId, commentId);
}
