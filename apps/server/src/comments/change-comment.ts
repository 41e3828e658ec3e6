import { limits, type Comment } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { removeAsModerator } from '../decisions/remove.ts';
import { answerReports } from '../reports/reports.ts';
import { HuixiangError } from '../errors.ts';
import { checkText } from '../moderation/check-text.ts';
import { forgetPicturesIn } from '../pictures/settle-picture.ts';
import { awaitsReview } from '../moderation/why-wait.ts';
import { noteMentions } from '../mentions/note-mentions.ts';
import { announceChange } from './announce-change.ts';
import { deleteComment, editText, markFeatured, markPinned } from './change.store.ts';
import { loadAnyCommentRow, loadComment, loadCommentRow } from './load-comment.ts';
import type { CommentRow } from './thread.store.ts';

interface CommentRef {
  readonly spaceId: number;
  readonly commentId: number;
}

/**
 * Edit my own words within the edit window.
 * @throws HuixiangError HX_NOT_AUTHOR, HX_EDIT_WINDOW, HX_EDIT_REVIEWED where all is seen first, HX_NOT_FOUND, of a broken text rule, or of the check of what is said
 */
export async function editComment(
  context: Context,
  edit: CommentRef & { memberId: number; text: string },
): Promise<Comment> {
  const { spaceId, commentId } = edit;
  await context.authority.requireNotBlocked(spaceId, edit.memberId);
  const row = await standing(context, edit);
  if (row.author_id !== edit.memberId) throw new HuixiangError('HX_NOT_AUTHOR');
  const at = context.now();
  if (at - row.created_at > limits.editWindowMs) throw new HuixiangError('HX_EDIT_WINDOW');
  const text = checkText(edit.text, { lengthMax: limits.commentLength, field: 'body.text' });
  if ((await awaitsReview(context, edit)) !== undefined) throw new HuixiangError('HX_EDIT_REVIEWED');
  const { post_id: postId } = row;
  await context.safety.require({ memberId: edit.memberId, kind: 'comment', text, field: 'body.text' });
  await context.wording.check({
    spaceId,
    postId,
    commentId,
    memberId: edit.memberId,
    text,
    actKey: null,
    at,
  });
  await editText(context.pool, [spaceId, commentId, text, at]);
  const authorId = edit.memberId;
  await noteMentions(context, { spaceId, postId, commentId, rootId: row.root_id, authorId, text }, true);
  announceChange(context, row);
  return loadComment(context, spaceId, commentId);
}

/**
 * Take my comment back, also from below a post that is gone, or remove one as moderator. To ask again is right: the answer of
 * the first time may have been lost.
 * @throws HuixiangError HX_FORBIDDEN, HX_NOT_FOUND
 */
export async function removeComment(
  context: Context,
  removal: CommentRef & { memberId: number },
): Promise<void> {
  const { spaceId, commentId, memberId } = removal;
  const row = await loadAnyCommentRow(context, spaceId, commentId);
  const own = row.author_id === memberId;
  if (!own) await context.authority.require(spaceId, memberId, 'moderator');
  if (row.deleted_at !== null) return;
  if (!own) {
    await removeAsModerator(context, row, { by: memberId, reason: null, note: null });
    return;
  }
  await deleteComment(context.pool, [spaceId, commentId, context.now()]);
  announceChange(context, row);
  await answerReports(context, removal);
  if (row.pictured) await forgetPicturesIn(context, spaceId, commentId);
}

/** @throws HuixiangError HX_NOT_FOUND, also for a reply, which cannot be pinned */
export async function setPinned(
  context: Context,
  change: CommentRef & { pinned: boolean },
): Promise<Comment> {
  const row = await standing(context, change);
  if (row.root_id !== null) throw new HuixiangError('HX_NOT_FOUND');
  await markPinned(context.pool, [change.spaceId, change.commentId, change.pinned ? context.now() : null]);
  announceChange(context, row);
  return loadComment(context, change.spaceId, change.commentId);
}

/** @throws HuixiangError HX_NOT_FOUND */
export async function setFeatured(
  context: Context,
  change: CommentRef & { featured: boolean },
): Promise<Comment> {
  const row = await standing(context, change);
  await markFeatured(context.pool, [
    change.spaceId,
    change.commentId,
    change.featured ? context.now() : null,
  ]);
  announceChange(context, row);
  return loadComment(context, change.spaceId, change.commentId);
}

async function standing(context: Context, { spaceId, commentId }: CommentRef): Promise<CommentRow> {
  const row = await loadCommentRow(context, spaceId, commentId);
  if (row.deleted_at !== null) throw new HuixiangError('HX_NOT_FOUND');
  return row;
}
