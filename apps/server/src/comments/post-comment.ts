import { limits, type Comment } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { provenanceOf } from '../echoes/arrival.ts';
import { HuixiangError } from '../errors.ts';
import { idFloor } from '../ids.ts';
import { checkText } from '../moderation/check-text.ts';
import type { OpenerVersion } from '../wording/wording.ts';
import type { WriteOutcome } from './comment-writer.ts';
import { loadByActKey, type NewComment } from './comments.store.ts';
import { loadComment, loadCommentRow } from './load-comment.ts';

/** Saying the same words again within this time is a slip or a flood. */
const REPEAT_WINDOW_MS = 10 * 60_000;

export interface CommentWish {
  readonly spaceId: number;
  readonly postId: number;
  readonly parentId: number | undefined;
  readonly memberId: number;
  readonly text: string;
  readonly via: string | undefined;
  /** The opener that it was begun with, as the client says. */
  readonly opener?: OpenerVersion | undefined;
  /** Repeating a wish under the same key returns what the first one made. */
  readonly actKey: string | undefined;
  /** Set by the server when the words answer a dealt card. */
  readonly provenance?: number;
}

/** Whoever is answered may have blocked this member. Hardly anybody is blocked, so hardly any reply costs a look. */
async function requireWelcome(context: Context, { spaceId, parentId, memberId }: CommentWish): Promise<void> {
  if (parentId === undefined || !context.blocks.isBlockedBySome(memberId)) return;
  const parent = await loadCommentRow(context, spaceId, parentId);
  context.blocks.requireMayAnswer(memberId, parent.author_id);
}

/**
 * Say something: rules, then the writer, then the comment as everybody sees it.
 * @throws HuixiangError of the broken rule, or HX_NOT_FOUND for an unknown post or parent
 */
export async function postComment(context: Context, wish: CommentWish): Promise<Comment> {
  const { authority, members, newId, now, pool, threads } = context;
  const { spaceId, postId, memberId } = wish;
  await authority.requireNotBlocked(spaceId, memberId);
  await context.phoneGate.require(spaceId, memberId);
  await requireWelcome(context, wish);
  const at = now();
  const text = checkText(wish.text, { lengthMax: limits.commentLength, field: 'body.text' });
  const begun = wish.opener !== undefined && (await context.wording.isBegunWith(spaceId, wish.opener, text));
  const comment: NewComment = {
    spaceId,
    postId,
    commentId: newId(),
    parentId: wish.parentId ?? null,
    authorId: memberId,
    text,
    provenance: wish.provenance ?? provenanceOf(wish.via, spaceId, context.secret),
    byStaff: await authority.isStaff(spaceId, memberId),
    at,
    actKey: wish.actKey ?? null,
    openerId: begun ? wish.opener.id : null,
    openerVersion: begun ? wish.opener.version : null,
    recentFrom: idFloor(at - REPEAT_WINDOW_MS),
  };
  const { known, written } = await writeAdmitted(context, comment);
  if (!known.post_known || !known.parent_known) throw new HuixiangError('HX_NOT_FOUND');
  if (!written) {
    const prior =
      known.prior_id ?? (await loadByActKey(pool, [spaceId, memberId, comment.actKey]))[0]?.comment_id;
    if (prior !== undefined) return loadComment(context, spaceId, prior);
    throw new HuixiangError('HX_TEXT_REPEATED', { field: 'body.text' });
  }
  threads.changed(spaceId, postId);
  context.topics.keeper.touch(spaceId, comment.commentId);
  if (comment.parentId !== null)
    context.topics.notes.note({ spaceId, commentId: comment.parentId, memberId, act: 'reply', at });
  context.rooms.touched(spaceId, comment.commentId);
  if (known.answers_card && comment.parentId !== null)
    await context.cards.claim({ spaceId, commentId: comment.parentId, memberId }, 'reply');
  return {
    id: comment.commentId,
    spaceId,
    postId,
    parentId: comment.parentId,
    rootId: known.root_id,
    author: await members.card(memberId),
    authorIsStaff: comment.byStaff,
    text: comment.text,
    createdAt: at,
    editedAt: null,
    deleted: false,
    pinned: false,
    featured: false,
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
