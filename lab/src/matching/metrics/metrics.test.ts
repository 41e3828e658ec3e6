import { expect, test } from 'vitest';
import type { Played } from '../run/play.ts';
import { HOUR, MINUTE, type Schedule } from '../worlds/schedule.ts';
import { areaUnderCurve } from './auc.ts';
import { gini, median, quantile } from './coverage.ts';
import { measure } from './measure.ts';
import { ndcg20 } from './ndcg.ts';

const none = new Float64Array();

/** Four comments at time 0 of which the last is not judged. */
const schedule: Schedule = {
  world: 'M1',
  setting: 'by hand',
  seed: 1,
  wantedMs: HOUR,
  members: [0, 1, 2].map((id) => ({ id, taste: none, dailyCap: 15 })),
  comments: [0, 1, 2, 3].map((id) => ({ id, authorId: 9, at: 0, content: none })),
  visits: [],
  truth: () => 'pass',
  barrier: () => null,
  judged: Uint8Array.of(1, 1, 1, 0),
  appeal: Float64Array.of(0.5, 0.25, 0.25, 1),
};
const played: Played = {
  cards: [
    { memberId: 0, commentId: 0, at: 10 * MINUTE, outcome: 'genuine' },
    { memberId: 1, commentId: 0, at: 20 * MINUTE, outcome: 'genuine' },
    { memberId: 0, commentId: 1, at: 2 * HOUR, outcome: 'genuine' },
    { memberId: 1, commentId: 1, at: 20 * MINUTE, outcome: 'pass' },
    { memberId: 1, commentId: 3, at: 30 * MINUTE, outcome: 'none' },
  ],
  deckMs: Float64Array.of(1, 2, 3),
  broken: { own: 0, cannot: 0, mute: 0, quiet: 0, twice: 0, cap: 2 },
};

test('figures of a run that can be counted by hand', () => {
  const figures = measure(schedule, played);
  expect(figures.get('e1h')).toBeCloseTo(1 / 3);
  expect(figures.get('e24h')).toBeCloseTo(2 / 3);
  expect(figures.get('ever')).toBeCloseTo(2 / 3);
  expect(figures.get('acceptRate')).toBeCloseTo(3 / 5);
  expect(figures.get('cardsPerComment')).toBeCloseTo(5 / 4);
  expect(figures.get('efficiency')).toBeCloseTo(1 / 3 / (3 / 4));
  expect(figures.get('zeroExposure')).toBeCloseTo(1 / 3);
  expect(figures.get('underTwoLooks')).toBeCloseTo(1 / 3);
  expect(figures.get('medianMinutes')).toBe(65);
  expect(figures.get('cardsPerMemberDayMax')).toBe(3);
  expect(figures.get('rulesBroken')).toBe(2);
});

test('an answer exactly at the end of the hour is in time, a millisecond later is not', () => {
  const at = (ms: number): number | undefined =>
    measure(schedule, { ...played, cards: [{ memberId: 0, commentId: 0, at: ms, outcome: 'genuine' }] }).get(
      'e1h',
    );
  expect(at(HOUR)).toBeCloseTo(1 / 3);
  expect(at(HOUR + 1)).toBe(0);
});

test('the Gini coefficient is 0 for equal amounts and (n-1)/n when one has all', () => {
  expect(gini([3, 3, 3])).toBeCloseTo(0);
  expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75);
  expect(gini([0, 0])).toBe(0);
});

test('median and quantile take the middle and the nearest rank', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(quantile([1, 2, 3, 4], 0.99)).toBe(4);
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2);
});

test('a ranking in the true order has NDCG 1, the reverse less, and looks alone decide nothing', () => {
  const comments = [0.9, 0.5, 0.1].map((appeal, tie) => ({ appeal, tie, looks: 100, answers: 100 * appeal }));
  expect(ndcg20(comments)).toBeCloseTo(1);
  const reversed = comments.map((one) => ({ ...one, answers: 100 * (1 - one.appeal) }));
  const [a, b, c] = [1, 1 / Math.log2(3), 1 / 2];
  expect(ndcg20(reversed)).toBeCloseTo((0.1 * a + 0.5 * b + 0.9 * c) / (0.9 * a + 0.5 * b + 0.1 * c));
});

test('the area under the curve counts pairs in order, ties half', () => {
  const scored = (positives: number[], negatives: number[]) => [
    ...positives.map((score) => ({ score, positive: true })),
    ...negatives.map((score) => ({ score, positive: false })),
  ];
  expect(areaUnderCurve(scored([3, 2], [1, 0]))).toBe(1);
  expect(areaUnderCurve(scored([1], [1]))).toBe(0.5);
  expect(areaUnderCurve(scored([2, 0], [1]))).toBe(0.5);
});
