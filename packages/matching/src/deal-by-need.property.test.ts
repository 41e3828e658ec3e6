import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dealByNeed } from './deal-by-need.ts';
import type { Candidate } from './port.ts';

const now = 1_800_000_000_000;
const candidate = fc.record({
  commentId: fc.integer({ min: 1, max: 40 }),
  authorId: fc.integer({ min: 1, max: 8 }),
  postId: fc.integer({ min: 1, max: 5 }),
  createdAt: fc.integer({ min: now - 7_200_000, max: now }),
  heard: fc.integer({ min: 0, max: 6 }),
  newcomer: fc.boolean(),
  authorRegion: fc.constantFrom(null, '34', '3402', '51'),
  postTitle: fc.constantFrom('散步', '窑'),
  text: fc.constantFrom('雨天', 'Rain'),
});
const listener = fc.record({
  memberId: fc.integer({ min: 1, max: 8 }),
  interests: fc.subarray(['散步', '雨天', 'rain', '']),
  region: fc.constantFrom(null, '34', '3402'),
});
const request = fc.record({
  candidates: fc.uniqueArray(candidate, { selector: (one) => one.commentId, maxLength: 30 }),
  listener,
  now: fc.constant(now),
  size: fc.integer({ min: 0, max: 8 }),
});
type Request = Parameters<typeof dealByNeed<Candidate>>[0];

function deckOf(given: Request): Candidate[] {
  return dealByNeed(given).map((deal) => deal.candidate);
}

function mostOf(values: readonly number[]): number {
  return Math.max(0, ...values.map((value) => values.filter((other) => other === value).length));
}

test('a deck never holds an own comment, none twice, and is as full as size and candidates allow', () => {
  fc.assert(
    fc.property(request, (given) => {
      const repeated = { ...given, candidates: [...given.candidates, ...given.candidates] };
      const deck = deckOf(repeated);
      expect(deck.filter((one) => one.authorId === given.listener.memberId)).toEqual([]);
      expect(new Set(deck.map((one) => one.commentId)).size).toBe(deck.length);
      const others = given.candidates.filter((one) => one.authorId !== given.listener.memberId);
      expect(deck.length).toBe(Math.min(given.size, others.length));
    }),
  );
});

test('the same candidates in any order give the same deck', () => {
  const shuffled = request.chain((given) =>
    fc.tuple(
      fc.constant(given),
      fc.shuffledSubarray(given.candidates, { minLength: given.candidates.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([given, candidates]) => {
      expect(dealByNeed({ ...given, candidates })).toEqual(dealByNeed(given));
    }),
  );
});

test('an author comes twice only when every author is there already', () => {
  fc.assert(
    fc.property(request, (given) => {
      const deck = deckOf(given);
      fc.pre(mostOf(deck.map((one) => one.authorId)) > 1);
      const there = new Set([...deck.map((one) => one.authorId), given.listener.memberId]);
      expect(given.candidates.filter((one) => !there.has(one.authorId))).toEqual([]);
    }),
  );
});

test('a post comes a third time only when nothing varied is left', () => {
  fc.assert(
    fc.property(request, (given) => {
      const deck = deckOf(given);
      fc.pre(mostOf(deck.map((one) => one.postId)) > 2);
      const authors = new Set([...deck.map((one) => one.authorId), given.listener.memberId]);
      const posts = deck.map((one) => one.postId);
      const varied = given.candidates.filter(
        (one) => !authors.has(one.authorId) && posts.filter((post) => post === one.postId).length < 2,
      );
      expect(varied).toEqual([]);
    }),
  );
});

test('of different authors and posts the least heard are dealt, of equals the newest', () => {
  fc.assert(
    fc.property(request, (given) => {
      const candidates = given.candidates.map((one) => ({
        ...one,
        authorId: 100 + one.commentId,
        postId: one.commentId,
      }));
      const order = (one: Candidate): [number, number] => [one.heard, -one.createdAt];
      const expected = candidates.map(order).sort(([a, b], [c, d]) => a - c || b - d);
      expect(deckOf({ ...given, candidates }).map(order)).toEqual(expected.slice(0, given.size));
    }),
  );
});

test('every reason is true', () => {
  fc.assert(
    fc.property(request, (given) => {
      for (const { candidate: one, why } of dealByNeed(given)) {
        const words = `${one.postTitle} ${one.text}`.toLowerCase();
        const truth = {
          'least-heard': () => one.heard < 5,
          new: () => now - one.createdAt < 3_600_000,
          newcomer: () => one.newcomer,
          region: () =>
            given.listener.region !== null && (one.authorRegion ?? '').startsWith(given.listener.region),
          interest: () => false,
        };
        for (const { code, value } of why) {
          const stated = code === 'interest' && value !== undefined;
          expect(stated ? value !== '' && words.includes(value.toLowerCase()) : truth[code]()).toBe(true);
        }
      }
    }),
  );
});
