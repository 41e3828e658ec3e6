import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainNumber, timeTicks, valueTicks } from './ticks.ts';

test('value ticks are whole, evenly spaced, start at 0 and reach the highest value with less than a step to spare', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1e12 }), fc.integer({ min: 2, max: 12 }), (max, wanted) => {
      const ticks = valueTicks(max, wanted);
      const step = ticks[1]!;
      expect(ticks.every((tick, i) => Number.isInteger(tick) && tick === i * step)).toBe(true);
      expect(ticks.at(-1)! >= max && ticks.at(-1)! - step < Math.max(1, max)).toBe(true);
      expect(ticks.length <= wanted + 1).toBe(true);
    }),
  );
});

test('time ticks lie within the time, are evenly spaced and no more than asked for', () => {
  const time = fc.integer({ min: 0, max: 4e12 });
  const span = fc.oneof(fc.nat({ max: 7_200_000 }), fc.nat({ max: 20 * 365 * 86_400_000 }));
  fc.assert(
    fc.property(
      time,
      span,
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: -720, max: 840 }),
      (from, length, wanted, offset) => {
        const ticks = timeTicks(from, from + length, wanted, offset);
        expect(ticks.length <= wanted).toBe(true);
        expect(ticks.every(({ at }) => at >= from && at <= from + length)).toBe(true);
        const gaps = new Set(ticks.slice(1).map(({ at }, i) => at - ticks[i]!.at));
        expect(gaps.size <= 1).toBe(true);
      },
    ),
  );
});

test('times are written in the local time asked for', () => {
  const from = Date.UTC(2026, 10, 21, 15, 50);
  expect(timeTicks(from, from + 3_600_000, 5, 480).map(({ label }) => label)).toEqual([
    '00:00',
    '00:15',
    '00:30',
    '00:45',
  ]);
  expect(timeTicks(from, from + 4 * 86_400_000, 5, 480).map(({ label }) => label)).toEqual([
    '11/22',
    '11/23',
    '11/24',
    '11/25',
  ]);
});

test('numbers separate thousands', () => {
  expect([0, 999, 1_000, 1_234_567].map(plainNumber)).toEqual(['0', '999', '1,000', '1,234,567']);
});
