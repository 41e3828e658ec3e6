import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';

const options = { firstMs: 1_000, lastMs: 60_000 };
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('a wait is between half of the first one and the last one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), share, (failures, random) => {
      const wait = backoffMs(failures, random, options);
      return wait >= 500 && wait <= 60_000;
    }),
  );
});

test('the wait doubles until it reaches the last one', () => {
  expect([1, 2, 3, 7, 8, 1_000].map((failures) => backoffMs(failures, 0, options))).toEqual([
    500, 1_000, 2_000, 30_000, 30_000, 30_000,
  ]);
});
