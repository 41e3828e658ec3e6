import type { Comment } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { noteMentions } from '../mentions/note-mentions.ts';
import type { WriteOutcome } from './comment-writer.ts';
import { loadByActKey, type NewComment } from './comments.store.ts';
import { loadComment } from './load-comment.ts';
import { provinceOf } from './present.ts';

/**
 * Make a comment public that may be: the writer, and what everybody has to know of it. `checked`: a person or the machine
 * has looked at it before, so the rules about repeating are done with.
 * @throws HuixiangError HX_NOT_FOUND for an unknown post or parent, or of the rules about one's own words
 */
export async function publishComment(
  context: Context,
  comment: NewComment,
  { checked = false }: { checked?: boolean } = {},
): Promise<Comment> {
  const { pool, threads } = context;
  const { spaceId, postId, authorId: memberId, at } = comment;
  const { known, written } = await (checked
    ? context.comments.write(comment)
    : writeAdmitted(context, comment));
  if (!known.post_known || !known.parent_known) throw new HuixiangError('HX_NOT_FOUND');
  if (!written) {
    const prior =
      known.prior_id ?? (await loadByActKey(pool, [spaceId, memberId, comment.actKey]))[0]?.comment_id;
    if (prior !== undefined) return loadComment(context, spaceId, prior);
    throw new HuixiangError('HX_TEXT_REPEATED', { field: 'body.text' });
  }
  const mentions = await noteMentions(context, { ...comment, rootId: known.root_id });
  threads.changed(spaceId, postId);
  context.topics.keeper.touch(spaceId, comment.commentId);
  if (comment.parentId !== null)
    context.topics.notes.note({ spaceId, commentId: comment.parentId, memberId, act: 'reply', at });
  context.rooms.touched(spaceId, comment.commentId);
  if (known.answers_card && comment.parentId !== null)
    await context.cards.claim({ spaceId, commentId: comment.parentId, memberId }, 'reply');
  const shown = await presentNew(context, comment, known.root_id);
  return mentions.length > 0 ? { ...shown, mentions } : shown;
}

/** A comment as it is in its first moment. */
export async function presentNew(
  { members }: Pick<Context, 'members'>,
  comment: NewComment,
  rootId: number | null,
): Promise<Comment> {
  return {
    id: comment.commentId,
    spaceId: comment.spaceId,
    postId: comment.postId,
    parentId: comment.parentId,
    rootId,
    author: await members.card(comment.authorId),
    authorIsStaff: comment.byStaff,
    text: comment.text,
    createdAt: comment.at,
    editedAt: null,
    deleted: false,
    pinned: false,
    featured: false,
    ...provinceOf(comment.province),
    replyCount: 0,
    echoes: { raw: 0, counted: 0, organic: 0 },
  };
}

/** What was not written is not remembered as said either. */
async function writeAdmitted({ comments, wording }: Context, comment: NewComment): Promise<WriteOutcome> {
  const withdraw = await wording.admit({ ...comment, memberId: comment.authorId });
  try {
    const outcome = await comments.write(comment);
    if (!outcome.written) withdraw();
    return outcome;
  } catch (error) {
    withdraw();
    throw error;
  }
}
