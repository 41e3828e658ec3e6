import { limits, promises, type operations, type Picture, type ReplyOf } from '@huixiang/contract';
import { loadComments } from '../comments/thread.store.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { loadModerators } from '../moderation/acts.store.ts';
import { checkText } from '../moderation/check-text.ts';
import { loadWaitingTexts } from '../moderation/waiting.store.ts';
import { isAppealable, presentPicture } from '../pictures/picture-address.ts';
import { loadPicture, loadWordsAround } from '../pictures/pictures.store.ts';
import { loadPostWords } from '../posts/posts.store.ts';
import { loadDecision, writeAppeal, type DecisionRow } from './decisions.store.ts';
import { DECIDED } from './remove.ts';

export type DecisionReply = ReplyOf<typeof operations.getDecision>;

/** A comment or post that was decided about, what waited and was refused, or a picture, and who asks. */
export interface Ref {
  readonly spaceId: number;
  readonly commentId: number;
  readonly memberId: number;
}

/** @throws HuixiangError HX_NOT_FOUND, also for who is neither the author nor a moderator */
export async function getDecision(context: Context, ref: Ref): Promise<DecisionReply> {
  const row = await seenDecision(context, ref);
  const said = await whatWasSaid(context, ref, row);
  const mine = row.author_id === ref.memberId;
  return {
    commentId: ref.commentId,
    ...said,
    ...(await whatWasShown(context, ref, row)),
    kind: row.kind,
    decidedAt: row.decided_at,
    reason: row.reason,
    note: row.note,
    mine,
    mayAppeal: mine && row.appeal === null && isOpen(context, row),
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
 * Object to a removal or a refusal: the moderators of the space are told.
 * @throws HuixiangError HX_NOT_FOUND, also when it is too late for a picture, HX_NOT_AUTHOR, HX_APPEALED, or of a broken text rule
 */
export async function appealDecision(context: Context, ref: Ref & { text: string }): Promise<DecisionReply> {
  const { bus, notices, now, pool } = context;
  const { spaceId, commentId, memberId } = ref;
  const text = checkText(ref.text, { lengthMax: limits.reportNoteLength, field: 'body.text' });
  const row = await seenDecision(context, ref);
  if (row.author_id !== memberId) throw new HuixiangError('HX_NOT_AUTHOR');
  if (row.appeal === null && !isOpen(context, row)) throw new HuixiangError('HX_NOT_FOUND');
  const at = now();
  const written = await writeAppeal(pool, [spaceId, commentId, text, at, at + promises.appealMs]);
  if (written.length === 0) throw new HuixiangError('HX_APPEALED');
  bus.publish({ kind: 'moderation', spaceId });
  for (const { member_id: id } of await loadModerators(pool, [spaceId]))
    if (id !== memberId) notices.note({ memberId: id, spaceId, commentId, kind: 'decision', total: DECIDED });
  return getDecision(context, ref);
}

/** The decision, for its author and the moderators. @throws HuixiangError HX_NOT_FOUND */
export async function seenDecision(
  { authority, pool }: Context,
  { spaceId, commentId, memberId }: Ref,
): Promise<DecisionRow> {
  const [row] = await loadDecision(pool, [spaceId, commentId]);
  const role = row?.author_id === memberId ? 'author' : await authority.roleOf(spaceId, memberId);
  if (row === undefined || role === 'member' || role === 'creator') throw new HuixiangError('HX_NOT_FOUND');
  return row;
}

/** Words that are public, were, or never have been. @throws HuixiangError HX_NOT_FOUND when they are forgotten */
async function whatWasSaid(
  { pool }: Context,
  { spaceId, commentId }: Ref,
  { kind, published_id: publishedId }: DecisionRow,
): Promise<{ postId: number; text: string }> {
  if (kind === 'post') {
    const [post] = await loadPostWords(pool, [spaceId, [commentId]]);
    if (post === undefined) throw new HuixiangError('HX_NOT_FOUND');
    return { postId: commentId, text: `${post.title}\n${post.body}`.trim() };
  }
  if (kind === 'picture') {
    const [around] = await loadWordsAround(pool, [spaceId, [commentId]]);
    if (around === undefined) throw new HuixiangError('HX_NOT_FOUND');
    return { postId: around.post_id, text: around.text };
  }
  const [comment] = await loadComments(pool, [spaceId, [publishedId ?? commentId]]);
  const said = comment ?? (await loadWaitingTexts(pool, [spaceId, [commentId]]))[0];
  if (said === undefined) throw new HuixiangError('HX_NOT_FOUND');
  return { postId: said.post_id, text: said.text };
}

/** The picture that it is about. What was refused is seen by the moderators alone, and only to look again. */
async function whatWasShown(
  context: Context,
  { spaceId, commentId, memberId }: Ref,
  { appeal, author_id: authorId, kind, outcome }: DecisionRow,
): Promise<{ picture?: Picture }> {
  if (kind !== 'picture') return {};
  const [row] = await loadPicture(context.pool, [spaceId, commentId]);
  if (row === undefined) return {};
  const again = authorId !== memberId && appeal !== null && outcome === null;
  return { picture: presentPicture(context, row, { hidden: true, again }) };
}

/** Whether it can still be objected to. Words stay as long as what was decided about them. */
function isOpen({ now }: Pick<Context, 'now'>, { kind, decided_at: at }: DecisionRow): boolean {
  return kind !== 'picture' || isAppealable(at, now());
}
