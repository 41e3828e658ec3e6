import type { Answer, Why } from '@huixiang/contract';
import { createCoalescingWriter, type Pool } from '@huixiang/postgres';
import type { Bus } from '../live/bus.ts';
import { arrayOf } from '../sql-array.ts';
import { writerRetry } from '../writer-retry.ts';
import { claimAnswer, loadLearnable, writeCards, type ClaimedRow } from './cards.store.ts';
import type { Rooms } from './room/rooms.ts';
import { STILL_OPEN } from './still-open.ts';
import { releaseCard } from './take-back.store.ts';

export interface CardRef {
  readonly spaceId: number;
  readonly commentId: number;
  readonly memberId: number;
}

/** A card about to be dealt, with what the engine believed. */
export interface NewCard extends CardRef {
  readonly deckId: number;
  readonly dealtAt: number;
  readonly why: readonly Why[];
  readonly lane: string;
  /** Probability of a genuine answer, and that this comment came into this deck; 0 to 1. */
  readonly predicted: number;
  readonly propensity: number;
  /** Null when nothing is to be learned from it. */
  readonly features: readonly number[] | null;
}

/** The only way in which cards are dealt and answered, so that rows, counters, rooms and readers agree. */
export interface CardDesk {
  /** Deal cards of one space to one listener. @returns ids of the comments that were really dealt */
  deal(cards: readonly NewCard[]): Promise<ReadonlySet<number>>;
  /** Answer a card once. @returns false when it was answered before, or never dealt */
  claim(ref: CardRef, answer: Answer): Promise<boolean>;
  /** Open a card again that was answered so at that time. @returns false when it was not, or is open already */
  release(ref: CardRef, given: { readonly answer: Answer; readonly answeredAt: number }): Promise<boolean>;
  drain(): Promise<void>;
}

/** Answers that say what a person made of the comment. A mute or a report is about something else. */
const HEARD: ReadonlySet<Answer> = new Set(['echo', 'reply', 'pass']);
const GENUINE: ReadonlySet<Answer> = new Set(['echo', 'reply']);
/** Decks of one statement; it takes some ten milliseconds. */
const BATCH_MAX = 128;
const QUEUE_MAX = 5_000;

export function createCardDesk(options: {
  pool: Pool;
  bus: Bus;
  rooms: Rooms;
  now: () => number;
  lanes: 'shared' | 'space';
}): CardDesk {
  const { pool, bus, rooms, now, lanes } = options;
  const writer = createCoalescingWriter<readonly NewCard[], ReadonlySet<number>, number, string>({
    laneOf: (cards) => (lanes === 'space' ? (cards[0]?.spaceId ?? 0) : 0),
    // Two decks of one listener follow each other, so that each learns what was really dealt.
    keyOf: (cards) => `${cards[0]?.spaceId}:${cards[0]?.memberId}`,
    maxBatch: BATCH_MAX,
    maxQueued: QUEUE_MAX,
    retry: writerRetry,
    flush: async (_lane, decks) => {
      const rows = await writeCards(pool, columns(decks.flat()));
      const dealt = new Map<string, Set<number>>();
      for (const row of rows) {
        const key = `${row.space_id}:${row.member_id}`;
        dealt.set(key, (dealt.get(key) ?? new Set()).add(row.comment_id));
      }
      return decks.map((cards) => dealt.get(`${cards[0]?.spaceId}:${cards[0]?.memberId}`) ?? new Set());
    },
  });

  return {
    async deal(cards) {
      const [first] = cards;
      if (first === undefined) return new Set();
      const dealt = await writer.write(cards);
      rooms.dealt(
        first.spaceId,
        cards.filter((card) => dealt.has(card.commentId)),
      );
      return dealt;
    },
    async claim({ spaceId, commentId, memberId }, answer) {
      // Who switched personalisation off after this card was dealt has switched it off for this answer.
      const [listener] = await loadLearnable(pool, [memberId]);
      const says = [HEARD.has(answer), GENUINE.has(answer), STILL_OPEN, listener?.learnable ?? false];
      const [row] = await claimAnswer(pool, [spaceId, memberId, commentId, answer, now(), ...says]);
      if (row === undefined) return false;
      const counts = countsOf(row);
      rooms.answered(spaceId, {
        commentId,
        predicted: row.predicted,
        counts,
        needsHearing: row.needs_hearing ?? true,
      });
      if (counts !== undefined) bus.publish({ kind: 'heard', spaceId, commentId, heard: counts.heard });
      return true;
    },
    async release({ spaceId, commentId, memberId }, { answer, answeredAt }) {
      const says = [HEARD.has(answer), GENUINE.has(answer), STILL_OPEN];
      const [row] = await releaseCard(pool, [spaceId, memberId, commentId, answer, answeredAt, ...says]);
      if (row === undefined) return false;
      // The card is in flight again, and the comment may be open once more: its room reads it anew.
      rooms.touched(spaceId, commentId);
      if (row.heard !== null) bus.publish({ kind: 'heard', spaceId, commentId, heard: row.heard });
      return true;
    },
    drain: () => writer.drain(),
  };
}

function countsOf({ heard, answers, expected, information }: ClaimedRow) {
  if (heard === null || answers === null || expected === null || information === null) return undefined;
  return { heard, answers, expected, information };
}

function columns(cards: readonly NewCard[]): unknown[] {
  return [
    arrayOf(cards, (card) => card.spaceId),
    arrayOf(cards, (card) => card.memberId),
    arrayOf(cards, (card) => card.commentId),
    arrayOf(cards, (card) => card.deckId),
    arrayOf(cards, (card) => card.dealtAt),
    cards.map((card) => JSON.stringify(card.why)),
    arrayOf(cards, (card) => card.predicted),
    arrayOf(cards, (card) => card.propensity),
    cards.map((card) => card.lane),
    cards.map((card) => (card.features === null ? null : `{${card.features.join(',')}}`)),
  ];
}
