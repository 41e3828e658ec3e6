import { expect, test } from 'vitest';
import { growthBucketStart, growthCurve } from './growth-curve.ts';

const minute = 60_000;
const hour = 60 * minute;
const startedAt = 1_000_000_007;
const echo = (age: number, organic = 1, counted = 1) => ({ at: startedAt + age, raw: 1, counted, organic });

test('nothing yet is a flat line from the start to now', () => {
  expect(growthCurve({ startedAt, now: startedAt + 90_000, changes: [] })).toEqual([
    { at: startedAt, raw: 0, counted: 0, organic: 0 },
    { at: startedAt + 90_000, raw: 0, counted: 0, organic: 0 },
  ]);
});

test('echoes of one minute share a point at its end, and a quiet time before a change stays flat', () => {
  const changes = [echo(10), echo(59_999, 0), echo(5 * minute + 1, 0, 0)];
  expect(growthCurve({ startedAt, now: startedAt + hour, changes })).toEqual([
    { at: startedAt, raw: 0, counted: 0, organic: 0 },
    { at: startedAt + minute, raw: 2, counted: 2, organic: 1 },
    { at: startedAt + 5 * minute, raw: 2, counted: 2, organic: 1 },
    { at: startedAt + 6 * minute, raw: 3, counted: 2, organic: 1 },
    { at: startedAt + hour, raw: 3, counted: 2, organic: 1 },
  ]);
});

test('after three hours a bucket is an hour', () => {
  expect(growthBucketStart(startedAt, startedAt + 3 * hour - 1)).toBe(startedAt + 3 * hour - minute);
  expect(growthBucketStart(startedAt, startedAt + 4 * hour - 1)).toBe(startedAt + 3 * hour);
  const { at } = growthCurve({ startedAt, now: startedAt + 9 * hour, changes: [echo(3 * hour + 1)] })[2]!;
  expect(at).toBe(startedAt + 4 * hour);
});

test('the point of the present bucket stands at now, not in the future', () => {
  const points = growthCurve({ startedAt, now: startedAt + 100, changes: [echo(50)] });
  expect(points.at(-1)).toEqual({ at: startedAt + 100, raw: 1, counted: 1, organic: 1 });
});

test('before the start, by a clock that is behind, there is one point with all there is', () => {
  expect(growthCurve({ startedAt, now: startedAt - 5, changes: [echo(1)] })).toEqual([
    { at: startedAt, raw: 1, counted: 1, organic: 1 },
  ]);
});

test('an echo of this very moment, right where a bucket begins, makes one point and not two of the same time', () => {
  const now = startedAt + 9 * hour;
  expect(growthCurve({ startedAt, now, changes: [echo(9 * hour)] })).toEqual([
    { at: startedAt, raw: 0, counted: 0, organic: 0 },
    { at: now, raw: 1, counted: 1, organic: 1 },
  ]);
});
