import type { Comment } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { presentComments } from './present.ts';
import { loadComments, type CommentRow } from './thread.store.ts';

/** A comment wherever it stands, also below a post that is gone. @throws HuixiangError HX_NOT_FOUND */
export async function loadAnyCommentRow(
  context: Pick<Context, 'pool'>,
  spaceId: number,
  commentId: number,
): Promise<CommentRow & { readonly post_gone: boolean }> {
  const [row] = await loadComments(context.pool, [spaceId, [commentId]]);
  if (row === undefined) throw new HuixiangError('HX_NOT_FOUND');
  return row;
}

/** @throws HuixiangError HX_NOT_FOUND, also when its post is gone */
export async function loadCommentRow(
  context: Pick<Context, 'pool'>,
  spaceId: number,
  commentId: number,
): Promise<CommentRow> {
  const row = await loadAnyCommentRow(context, spaceId, commentId);
  if (row.post_gone) throw new HuixiangError('HX_NOT_FOUND');
  return row;
}

/** One comment as everybody sees it. @throws HuixiangError HX_NOT_FOUND */
export async function loadComment(
  context: Pick<Context, 'members' | 'now' | 'pool' | 'secret'>,
  spaceId: number,
  commentId: number,
): Promise<Comment> {
  const [comment] = await presentComments(context, [await loadCommentRow(context, spaceId, commentId)]);
  if (comment === undefined) throw new HuixiangError('HX_NOT_FOUND');
  return comment;
}
