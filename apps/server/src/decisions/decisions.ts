import { limits, type BodyOf, type operations, type ReplyOf } from '@huixiang/contract';
import { loadCommentRow } from '../comments/load-comment.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { checkText } from '../moderation/check-text.ts';
import {
  loadDecision,
  loadModerators,
  restoreComment,
  writeAnswer,
  writeAppeal,
  writeDecision,
  type DecisionRow,
} from './decisions.store.ts';

type DecisionReply = ReplyOf<typeof operations.getDecision>;

interface Ref {
  readonly spaceId: number;
  readonly commentId: number;
  readonly memberId: number;
}

/** What is promised to who objects. */
const ANSWER_MS = 72 * 3_600_000;
/** How often something was decided about a comment: its removal, then the answer to the appeal. */
const REMOVED = 1;
const ANSWERED = 2;

/** A moderator removed somebody's comment: its author is told, and may object. */
export async function noteRemoval(context: Context, { spaceId, commentId, memberId }: Ref, authorId: number) {
  await writeDecision(context.pool, [spaceId, commentId, authorId, memberId, context.now()]);
  context.notices.note({ memberId: authorId, spaceId, commentId, kind: 'decision', total: REMOVED });
}

/** @throws HuixiangError HX_NOT_FOUND, also for who is neither the author nor a moderator */
export async function getDecision(context: Context, ref: Ref): Promise<DecisionReply> {
  const row = await seen(context, ref);
  const comment = await loadCommentRow(context, ref.spaceId, ref.commentId);
  return {
    commentId: ref.commentId,
    postId: comment.post_id,
    text: comment.text,
    decidedAt: row.decided_at,
    reason: row.reason,
    mine: row.author_id === ref.memberId,
    appeal:
      row.appeal === null || row.appealed_at === null || row.due_at === null
        ? null
        : { text: row.appeal, at: row.appealed_at, dueAt: row.due_at },
    answer:
      row.outcome === null || row.answered_at === null
        ? null
        : { outcome: row.outcome, note: row.answer, at: row.answered_at },
  };
}

/**
 * Object to a removal: the moderators of the space are told.
 * @throws HuixiangError HX_NOT_FOUND, HX_NOT_AUTHOR, HX_APPEALED, or of a broken text rule
 */
export async function appealDecision(context: Context, ref: Ref & { text: string }): Promise<DecisionReply> {
  const { notices, now, pool } = context;
  const { spaceId, commentId, memberId } = ref;
  const text = checkText(ref.text, { lengthMax: limits.reportNoteLength, field: 'body.text' });
  const row = await seen(context, ref);
  if (row.author_id !== memberId) throw new HuixiangError('HX_NOT_AUTHOR');
  const at = now();
  const written = await writeAppeal(pool, [spaceId, commentId, text, at, at + ANSWER_MS]);
  if (written.length === 0) throw new HuixiangError('HX_APPEALED');
  for (const { member_id: id } of await loadModerators(pool, [spaceId]))
    if (id !== memberId) notices.note({ memberId: id, spaceId, commentId, kind: 'decision', total: REMOVED });
  return getDecision(context, ref);
}

/**
 * Answer an appeal, once; a restored comment stands where it stood.
 * @throws HuixiangError HX_NOT_FOUND, HX_APPEAL_NONE, or of a broken text rule
 */
export async function answerAppeal(
  context: Context,
  ref: Ref & BodyOf<typeof operations.answerAppeal>,
): Promise<DecisionReply> {
  const { bus, notices, now, pool, threads, topics } = context;
  const { spaceId, commentId, memberId, outcome } = ref;
  const note = checkText(ref.note ?? '', {
    lengthMax: limits.reportNoteLength,
    field: 'body.note',
    mayBeEmpty: true,
  });
  const row = await seen(context, ref);
  // Nobody is judge in their own case.
  if (row.author_id === memberId) throw new HuixiangError('HX_FORBIDDEN');
  const answer = note === '' ? null : note;
  const written = await writeAnswer(pool, [spaceId, commentId, outcome, answer, memberId, now()]);
  if (written.length === 0) throw new HuixiangError('HX_APPEAL_NONE');
  if (outcome === 'restored' && (await restoreComment(pool, [spaceId, commentId])).length > 0) {
    const { post_id: postId } = await loadCommentRow(context, spaceId, commentId);
    threads.changed(spaceId, postId);
    topics.keeper.touch(spaceId, commentId);
    bus.publish({ kind: 'changed', spaceId, postId, commentId });
  }
  notices.note({ memberId: row.author_id, spaceId, commentId, kind: 'decision', total: ANSWERED });
  return getDecision(context, ref);
}

async function seen(
  { authority, pool }: Context,
  { spaceId, commentId, memberId }: Ref,
): Promise<DecisionRow> {
  const [row] = await loadDecision(pool, [spaceId, commentId]);
  const role = row?.author_id === memberId ? 'author' : await authority.roleOf(spaceId, memberId);
  if (row === undefined || role === 'member' || role === 'creator') throw new HuixiangError('HX_NOT_FOUND');
  return row;
}
