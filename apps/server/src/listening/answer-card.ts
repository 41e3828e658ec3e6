import {
  limits,
  provenances,
  type Answer,
  type Comment,
  type Counts,
  type operations,
  type ReplyOf,
  type ReportReason,
  type ProvinceCode,
} from '@huixiang/contract';
import { loadCommentRow } from '../comments/load-comment.ts';
import { postComment } from '../comments/post-comment.ts';
import type { Context } from '../context.ts';
import { countsOf } from '../echoes/counts.ts';
import { HuixiangError } from '../errors.ts';
import { checkText } from '../moderation/check-text.ts';
import { reportComment } from '../reports/reports.ts';
import type { CardRef } from './card-desk.ts';
import { loadCard, writeMute, type CardAnswerRow } from './cards.store.ts';

type AnswerReply = ReplyOf<typeof operations.answerCard>;

export interface AnswerWish extends CardRef {
  readonly answer: Answer;
  /** The words of a reply. */
  readonly text: string | undefined;
  readonly mute: 'author' | 'post' | undefined;
  readonly reason: ReportReason | undefined;
  readonly note: string | undefined;
  /** Where the request came from, as the locator tells. */
  readonly province?: ProvinceCode | undefined;
}

/** Id of a comment that is not written yet. */
const NOT_YET = 0;
const DEALT = provenances.indexOf('dealt-card');

/**
 * Answer a dealt card, and only now learn the counts. A card takes one answer; sending the same again, after a broken
 * connection say, brings the same result. The answer is claimed first and every act is idempotent, so whatever dies in
 * between, the repetition completes it.
 * @throws HuixiangError HX_CARD_UNKNOWN, HX_CARD_ANSWERED, HX_NOT_FOUND when the comment is gone, HX_BLOCKED, HX_PHONE_NEEDED, or
 * HX_BODY_INVALID and text rules for what the answer needs
 */
export async function answerCard(context: Context, wish: AnswerWish): Promise<AnswerReply> {
  const { answer, spaceId, commentId, memberId } = wish;
  const act = acts[answer];
  const card = await requireCard(context, wish);
  if (card.answer !== null && card.answer !== answer) throw new HuixiangError('HX_CARD_ANSWERED');
  await act.check?.(context, wish, card);
  if ((await loadCommentRow(context, spaceId, commentId)).deleted_at !== null)
    throw new HuixiangError('HX_NOT_FOUND');
  if (card.open && !(await context.cards.claim(wish, answer))) {
    const now = await requireCard(context, wish);
    if (now.answer !== answer) throw new HuixiangError('HX_CARD_ANSWERED');
  }
  await context.exposures.submit({ spaceId, commentId, memberId, at: context.now() });
  const said = await act.perform(context, wish, card);
  const waiting = said?.waiting === true;
  // What still waits is nothing to open yet.
  const replyId = said === undefined || waiting ? null : said.id;
  return { answer, echoes: await countsNow(context, wish), replyId, waiting };
}

interface Act {
  /** What must hold before the card is used up. */
  check?(context: Context, wish: AnswerWish, card: CardAnswerRow): Promise<void> | void;
  /** @returns the comment that it made, if any */
  perform(context: Context, wish: AnswerWish, card: CardAnswerRow): Promise<Comment | undefined>;
}

const acts: Readonly<Record<Answer, Act>> = {
  echo: {
    check: mayAct,
    perform: (context, wish) => submitEcho(context, 'give', wish),
  },
  pass: {
    perform: (context, wish) => submitEcho(context, 'pass', wish),
  },
  reply: {
    async check(context, wish, { post_id: postId }) {
      await mayAct(context, wish);
      const text = checkText(wish.text ?? '', { lengthMax: limits.commentLength, field: 'body.text' });
      const actKey = replyKey(wish);
      await context.wording.check({ ...wish, postId, commentId: NOT_YET, text, actKey, at: context.now() });
    },
    perform(context, { spaceId, commentId, memberId, text, province }, { post_id: postId }) {
      return postComment(context, {
        spaceId,
        postId,
        parentId: commentId,
        memberId,
        text: text ?? '',
        via: undefined,
        province,
        actKey: replyKey({ commentId }),
        provenance: DEALT,
      });
    },
  },
  mute: {
    check(_context, wish) {
      if (wish.mute === undefined) throw new HuixiangError('HX_BODY_INVALID', { field: 'body.mute' });
    },
    async perform({ now, pool }, { spaceId, memberId, mute }, card) {
      const target = mute === 'post' ? card.post_id : card.author_id;
      await writeMute(pool, [memberId, spaceId, mute, target, now()]);
      return undefined;
    },
  },
  report: {
    check(_context, wish) {
      if (wish.reason === undefined) throw new HuixiangError('HX_BODY_INVALID', { field: 'body.reason' });
      checkText(wish.note ?? '', {
        lengthMax: limits.reportNoteLength,
        field: 'body.note',
        mayBeEmpty: true,
      });
    },
    async perform(context, wish) {
      await reportComment(context, { ...wish, reason: wish.reason ?? 'other' });
      return undefined;
    },
  },
};

/** A key that no client can choose: the colon is not among its characters. */
function replyKey({ commentId }: Pick<CardRef, 'commentId'>): string {
  return `card:${commentId}`;
}

async function requireCard(
  { pool }: Context,
  { spaceId, commentId, memberId }: CardRef,
): Promise<CardAnswerRow> {
  const [card] = await loadCard(pool, [spaceId, memberId, commentId]);
  if (card === undefined) throw new HuixiangError('HX_CARD_UNKNOWN');
  return card;
}

async function mayAct({ authority, phoneGate }: Context, { spaceId, memberId }: CardRef): Promise<void> {
  await authority.requireNotBlocked(spaceId, memberId);
  await phoneGate.require(spaceId, memberId);
}

/** The echo writer finds the card and records that the echo came by it. */
async function submitEcho(context: Context, act: 'give' | 'pass', { spaceId, commentId, memberId }: CardRef) {
  const wish = { spaceId, commentId, memberId, provenance: DEALT, at: context.now() };
  const outcome = await context.echoes.submit(act, wish);
  if (outcome.kind !== 'done') throw new HuixiangError('HX_NOT_FOUND');
  context.topics.notes.note({ ...wish, act: act === 'give' ? 'echo' : 'pass' });
  return undefined;
}

async function countsNow(context: Context, { spaceId, commentId }: CardRef): Promise<Counts> {
  return countsOf(await loadCommentRow(context, spaceId, commentId));
}
