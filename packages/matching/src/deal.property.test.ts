import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deal, type DealRequest } from './deal.ts';
import { emptyMarket } from './market.ts';
import { usualPromises } from './need.ts';
import { emptyModel } from './predict.ts';
import type { OpenComment } from './types.ts';

const now = 1_800_000_000_000;
const HOUR = 3_600_000;

const comment = fc.record({
  commentId: fc.integer({ min: 1, max: 60 }),
  authorId: fc.integer({ min: 1, max: 8 }),
  postId: fc.integer({ min: 1, max: 5 }),
  createdAt: fc.integer({ min: now - 30 * HOUR, max: now }),
  looks: fc.integer({ min: 0, max: 6 }),
  answers: fc.integer({ min: 0, max: 2 }),
  expected: fc.double({ min: 0, max: 2, noNaN: true }),
  information: fc.double({ min: 0, max: 1, noNaN: true }),
  inFlight: fc.integer({ min: 0, max: 2 }),
  inFlightExpected: fc.double({ min: 0, max: 0.9, noNaN: true }),
});
const open = fc.uniqueArray(comment, { selector: (one) => one.commentId, maxLength: 40 });

interface Given {
  readonly open: readonly OpenComment[];
  readonly size: number;
  readonly exploreShare: number;
  readonly seed: number;
  readonly personalised: boolean;
}
const given: fc.Arbitrary<Given> = fc.record({
  open,
  size: fc.integer({ min: 0, max: 8 }),
  exploreShare: fc.constantFrom(0, 0.2, 1),
  seed: fc.integer(),
  personalised: fc.boolean(),
});

function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

function requestOf({
  open: comments,
  size,
  exploreShare,
  seed,
  personalised,
}: Given): DealRequest<OpenComment> {
  return {
    open: comments,
    listener: { memberId: 9, looks: 0, answers: 0, expected: 0, information: 0, personalised },
    mayDeal: (one) => one.authorId !== 3,
    describe: (one, into) => {
      into[0] = 1;
      into[1] = (one.commentId % 7) / 7;
    },
    appealOf: () => 1,
    model: emptyModel([-1, 1]),
    market: emptyMarket(now),
    promises: usualPromises,
    now,
    size,
    exploreShare,
    random: randomFrom(seed),
  };
}

test('a deck never holds what may not be dealt, none twice, and is as full as size and pool allow', () => {
  fc.assert(
    fc.property(given, (one) => {
      const deck = deal(requestOf(one)).map((card) => card.comment);
      const eligible = one.open.filter((other) => other.authorId !== 3);
      expect(deck.every((card) => card.authorId !== 3)).toBe(true);
      expect(new Set(deck).size).toBe(deck.length);
      expect(deck.length).toBe(Math.min(one.size, eligible.length));
    }),
  );
});

test('the same request with the same random numbers gives the same deck', () => {
  fc.assert(
    fc.property(given, (one) => {
      expect(deal(requestOf(one))).toEqual(deal(requestOf(one)));
    }),
  );
});

test('what is logged of a card is a probability, and the features by which it was predicted', () => {
  fc.assert(
    fc.property(given, (one) => {
      for (const card of deal(requestOf(one))) {
        expect(card.propensity).toBeGreaterThan(0);
        expect(card.propensity).toBeLessThanOrEqual(1);
        expect(card.predicted).toBeGreaterThan(0);
        expect(card.predicted).toBeLessThan(1);
        expect(card.features).toEqual([1, (card.comment.commentId % 7) / 7]);
      }
    }),
  );
});

test('without exploring nothing is left to chance', () => {
  fc.assert(
    fc.property(given, fc.integer(), (one, seed) => {
      const plain = { ...one, exploreShare: 0, personalised: true };
      const deck = deal(requestOf(plain));
      expect(deal(requestOf({ ...plain, seed }))).toEqual(deck);
      expect(deck.every((card) => card.propensity === 1)).toBe(true);
    }),
  );
});

test('without personalisation every eligible comment comes up equally often, whatever it is about', () => {
  const comments = Array.from({ length: 6 }, (_, i) => ({
    ...(fc.sample(comment, { numRuns: 1, seed: 1 })[0] as OpenComment),
    commentId: i + 1,
    authorId: 10 + i,
  }));
  const times = new Map<number, number>();
  const random = randomFrom(7);
  const decks = 6_000;
  for (let i = 0; i < decks; i += 1) {
    const request = requestOf({ open: comments, size: 2, exploreShare: 0.2, seed: 1, personalised: false });
    for (const card of deal({ ...request, random })) {
      expect(card.lane).toBe('random');
      expect(card.propensity).toBeCloseTo(1 / 3);
      times.set(card.comment.commentId, (times.get(card.comment.commentId) ?? 0) + 1);
    }
  }
  for (const one of comments) expect((times.get(one.commentId) ?? 0) / decks).toBeCloseTo(1 / 3, 1);
});

const waiting = (commentId: number, change: Partial<OpenComment> = {}): OpenComment => ({
  commentId,
  authorId: 100 + commentId,
  postId: commentId,
  createdAt: now - HOUR / 2,
  looks: 0,
  answers: 0,
  expected: 0,
  information: 0,
  inFlight: 0,
  inFlightExpected: 0,
  ...change,
});
const firstOf = (comments: readonly OpenComment[], exploreShare = 0): number | undefined =>
  deal(requestOf({ open: comments, size: 1, exploreShare, seed: 1, personalised: true }))[0]?.comment
    .commentId;

test('of two that fit alike, the one that nobody has answered goes first', () => {
  expect(firstOf([waiting(7, { answers: 1, looks: 2 }), waiting(14)])).toBe(14);
});

test('of two that fit alike, the one that nobody is looking at right now goes first', () => {
  expect(firstOf([waiting(7, { inFlight: 1, inFlightExpected: 0.4 }), waiting(14)])).toBe(14);
});

test('of two in equal need, the one that fits goes first', () => {
  expect(firstOf([waiting(7), waiting(6)])).toBe(6);
});

test('a comment that nobody has looked at outweighs any fit before it is old, one that waits for its second look does not', () => {
  const late = { createdAt: now - 47 * HOUR };
  expect(firstOf([waiting(7, late), waiting(6)])).toBe(7);
  expect(firstOf([waiting(7, { ...late, looks: 1, answers: 1 }), waiting(6)])).toBe(6);
});

test('an old comment is dealt when nothing fresh is left, by fit or by a draw', () => {
  const old = waiting(7, { createdAt: now - 72 * HOUR });
  for (const exploreShare of [0, 1]) {
    expect(firstOf([old, waiting(6)], exploreShare)).toBe(6);
    expect(firstOf([old], exploreShare)).toBe(7);
  }
});
