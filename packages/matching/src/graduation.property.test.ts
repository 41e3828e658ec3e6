import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANSWERS_ENOUGH, graduated, intervalOfRate, LOOKS_FLOOR, LOOKS_MAX } from './graduation.ts';

const seen = fc
  .integer({ min: 0, max: LOOKS_MAX + 4 })
  .chain((looks) => fc.record({ looks: fc.constant(looks), answers: fc.integer({ min: 0, max: looks }) }));

test('nobody leaves before the second look, everybody with answers enough or at the cap', () => {
  fc.assert(
    fc.property(seen, ({ looks, answers }) => {
      const early = looks < LOOKS_FLOOR;
      const late = !early && (answers >= ANSWERS_ENOUGH || looks >= LOOKS_MAX);
      expect(early && graduated(looks, answers)).toBe(false);
      expect(late && !graduated(looks, answers)).toBe(false);
    }),
  );
});

test('who has left would not come back by another look, whatever it brought', () => {
  fc.assert(
    fc.property(seen, fc.boolean(), ({ looks, answers }, answered) => {
      fc.pre(graduated(looks, answers));
      // A first answer after a long silence is news, but at most one look before the cap.
      const next = graduated(looks + 1, answers + Number(answered));
      expect(next || (answered && answers === 0)).toBe(true);
    }),
  );
});

test('silence is resolved after eighteen looks, a few answers only by the cap, many at once', () => {
  const firstLooks = (answers: number): number =>
    Array.from({ length: LOOKS_MAX + 1 }, (_, looks) => looks).find(
      (looks) => looks >= answers && graduated(looks, answers),
    ) ?? Infinity;
  expect([0, 1, ANSWERS_ENOUGH].map(firstLooks)).toEqual([18, LOOKS_MAX, ANSWERS_ENOUGH]);
});

test('the interval holds the rate that was seen, and narrows as people look at the same rate', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 60 })
        .chain((looks) => fc.tuple(fc.constant(looks), fc.integer({ min: 0, max: looks }))),
      ([looks, answers]) => {
        const { low, high } = intervalOfRate(looks, answers);
        const centre = (answers + 1) / (looks + 2);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThan(centre);
        expect(high).toBeGreaterThan(centre);
        const twice = intervalOfRate(2 * looks, 2 * answers);
        expect(twice.high - twice.low).toBeLessThan(high - low);
      },
    ),
  );
});

test('without a look any rate is as likely as any other', () => {
  const { low, high } = intervalOfRate(0, 0);
  expect(low).toBeCloseTo(0.05, 6);
  expect(high).toBeCloseTo(0.95, 6);
});

test('the interval is that of the tables for Beta(2, 5)', () => {
  const { low, high } = intervalOfRate(5, 1);
  expect(low).toBeCloseTo(0.06285, 4);
  expect(high).toBeCloseTo(0.5818, 4);
});
