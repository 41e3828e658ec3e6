import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appealOf } from './appeal.ts';
import { LOOKS_MAX } from './graduation.ts';
import { emptyMarket, hazardPerHour, passTime } from './market.ts';
import { lookNeedOf, needOf, usualPromises } from './need.ts';
import { cardsFor } from './price.ts';
import { residualOf } from './residual.ts';
import type { OpenComment } from './types.ts';

const now = 1_800_000_000_000;
const HOUR = 3_600_000;
const hours = fc.double({ min: 0, max: 100, noNaN: true });
const appeal = fc.double({ min: 0.1, max: 5, noNaN: true });

function aged(age: number, change: Partial<OpenComment> = {}): OpenComment {
  return {
    commentId: 1,
    authorId: 2,
    postId: 3,
    createdAt: now - age * HOUR,
    looks: 0,
    answers: 0,
    expected: 0,
    information: 0,
    inFlight: 0,
    inFlightExpected: 0,
    ...change,
  };
}
const need = (comment: OpenComment, market = emptyMarket(now), how = 1): number =>
  needOf(comment, usualPromises, market, how, now);

test('the need of an answer is a share, and nothing once there is one', () => {
  fc.assert(
    fc.property(hours, appeal, (age, how) => {
      expect(need(aged(age), emptyMarket(now), how)).toBeGreaterThanOrEqual(0);
      expect(need(aged(age), emptyMarket(now), how)).toBeLessThanOrEqual(1);
      expect(need(aged(age, { answers: 1 }), emptyMarket(now), how)).toBe(0);
    }),
  );
});

test('need grows towards the end of the first hour and falls when it is over', () => {
  expect(need(aged(0.9))).toBeGreaterThan(need(aged(0.1)));
  expect(need(aged(1.1))).toBeLessThan(need(aged(0.9)) / 5);
  expect(need(aged(25))).toBe(0);
});

test('the more readily others would answer later, the less an answer is needed now', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.99, noNaN: true }), appeal, (age, how) => {
      const [scarce, plenty] = [emptyMarket(now), emptyMarket(now)];
      plenty.answers += 20;
      expect(need(aged(age), plenty, how)).toBeLessThanOrEqual(need(aged(age), scarce, how));
      expect(need(aged(age), scarce, how * 2)).toBeLessThanOrEqual(need(aged(age), scarce, how));
    }),
  );
});

test('a missing look is worth the more the longer it is missing, and next to nothing when there are enough', () => {
  const fresh = fc.double({ min: 0, max: 47, noNaN: true });
  fc.assert(
    fc.property(fresh, fresh, (a, b) => {
      const [young, old] = [Math.min(a, b), Math.max(a, b)];
      expect(lookNeedOf(aged(old), usualPromises, now)).toBeGreaterThanOrEqual(
        lookNeedOf(aged(young), usualPromises, now),
      );
      expect(lookNeedOf(aged(old, { looks: 2 }), usualPromises, now)).toBeLessThan(0.001);
    }),
  );
});

test('what is old waits behind whatever is fresh, those that nobody has heard first', () => {
  const old = fc.double({ min: 48, max: 10_000, noNaN: true });
  const looks = fc.integer({ min: 0, max: LOOKS_MAX });
  const worth = (age: number, had: number): number =>
    lookNeedOf(aged(age, { looks: had }), usualPromises, now) + need(aged(age, { looks: had }));
  fc.assert(
    fc.property(fc.double({ min: 0, max: 47, noNaN: true }), old, looks, looks, (young, age, a, b) => {
      expect(worth(age, a)).toBeLessThan(worth(young, b));
      expect(worth(age, a + 1)).toBeLessThan(worth(age, a));
    }),
  );
});

test('the hazard follows what happens: answers raise it, waiting without answers lowers it, time forgets', () => {
  const market = emptyMarket(now);
  const before = hazardPerHour(market);
  market.answers += 5;
  expect(hazardPerHour(market)).toBeGreaterThan(before);
  passTime(market, now + HOUR, 40);
  expect(hazardPerHour(market)).toBeLessThan(before);
  passTime(market, now + 100 * HOUR, 0);
  expect(hazardPerHour(market)).toBeCloseTo(before, 1);
});

test('a comment of which nothing is known has the usual appeal, and reach counts like fit', () => {
  const usual = { predicted: 0.2, eligible: 0.5 };
  expect(appealOf({ weighed: 0, predictedSum: 0 }, 0, usual)).toBeCloseTo(1);
  expect(appealOf({ weighed: 50, predictedSum: 10 }, 100, usual)).toBeCloseTo(1, 1);
  expect(appealOf({ weighed: 10, predictedSum: 2 }, 100, usual)).toBeLessThan(0.35);
  expect(appealOf({ weighed: 50, predictedSum: 20 }, 100, usual)).toBeGreaterThan(1.7);
});

test('a record that keeps to what was expected says nothing', () => {
  expect(residualOf({ answers: 0, expected: 0, information: 0 })).toBe(0);
  expect(residualOf({ answers: 2, expected: 2, information: 1.5 })).toBe(0);
  expect(residualOf({ answers: 0, expected: 2, information: 1.5 })).toBeLessThan(0);
});

test('whoever is new is asked like everybody, whoever always passes is asked less, and nobody not at all', () => {
  const listener = (looks: number, answers: number) => ({
    memberId: 1,
    looks,
    answers,
    expected: 0,
    information: 0,
    personalised: true,
  });
  expect(cardsFor(listener(0, 0), 0.25, 5)).toBe(5);
  expect(cardsFor(listener(40, 10), 0.25, 5)).toBe(5);
  expect(cardsFor(listener(60, 0), 0.25, 5)).toBeLessThan(3);
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), fc.double({ min: 0.01, max: 0.9, noNaN: true }), (a, b, usual) => {
      const cards = cardsFor(listener(Math.max(a, b), Math.min(a, b)), usual, 5);
      expect(cards).toBeGreaterThanOrEqual(1);
      expect(cards).toBeLessThanOrEqual(5);
    }),
  );
});
