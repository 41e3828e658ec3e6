import { limits, provenances, type Answer } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import type { CardRef } from './card-desk.ts';
import { loadCard, type CardAnswerRow } from './cards.store.ts';
import { eraseMute, erasePass, eraseReport } from './take-back.store.ts';

const DEALT = provenances.indexOf('dealt-card');

/**
 * Take an answer to a card back, shortly after it was given: what it did is undone by the ways on which it is undone
 * elsewhere, then the card waits for an answer again. Every step may be repeated, so whatever dies in between, sending it
 * again completes it; a card that waits already is left as it is.
 * @throws HuixiangError HX_CARD_UNKNOWN, HX_UNDO_OVER after the time for it, HX_UNDO_REPLY for written words, which are
 * deleted like any others
 */
export async function takeBackAnswer(context: Context, ref: CardRef): Promise<{ ok: true }> {
  const [card] = await loadCard(context.pool, [ref.spaceId, ref.memberId, ref.commentId]);
  if (card === undefined) throw new HuixiangError('HX_CARD_UNKNOWN');
  const { answer, answered_at: answeredAt } = card;
  if (answer === null || answeredAt === null) return { ok: true };
  if (answer === 'reply') throw new HuixiangError('HX_UNDO_REPLY');
  if (context.now() - answeredAt > limits.undoMs) throw new HuixiangError('HX_UNDO_OVER');
  await undo[answer](context, ref, { ...card, answeredAt });
  await context.cards.release(ref, { answer, answeredAt });
  return { ok: true };
}

type Undo = (
  context: Context,
  ref: CardRef,
  card: CardAnswerRow & { readonly answeredAt: number },
) => Promise<void>;

const undo: Readonly<Record<Exclude<Answer, 'reply'>, Undo>> = {
  async echo(context, { spaceId, commentId, memberId }) {
    const wish = { spaceId, commentId, memberId, provenance: DEALT, at: context.now() };
    await context.echoes.submit('revoke', wish);
    context.topics.notes.note({ ...wish, act: 'none' });
  },
  async pass({ now, pool, topics }, ref) {
    await erasePass(pool, [ref.spaceId, ref.commentId, ref.memberId]);
    topics.notes.note({ ...ref, at: now(), act: 'none' });
  },
  async mute({ pool }, { spaceId, memberId }, { author_id: authorId, post_id: postId, answeredAt }) {
    await eraseMute(pool, [memberId, spaceId, authorId, postId, answeredAt]);
  },
  async report({ pool }, { spaceId, commentId, memberId }) {
    await eraseReport(pool, [spaceId, commentId, memberId]);
  },
};
