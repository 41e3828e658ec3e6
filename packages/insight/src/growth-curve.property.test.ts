import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growthBucketStart, growthCurve, type GrowthChange } from './growth-curve.ts';

const day = 86_400_000;
const startedAt = fc.integer({ min: 0, max: 4e12 });
const echo = (start: number) =>
  fc
    .record({ age: fc.integer({ min: -day, max: 4 * day }), counted: fc.boolean(), organic: fc.boolean() })
    .map(({ age, counted, organic }): GrowthChange => ({
      at: start + age,
      raw: 1,
      counted: Number(counted),
      organic: Number(counted && organic),
    }));
const input = startedAt.chain((start) =>
  fc.record({
    startedAt: fc.constant(start),
    now: fc.integer({ min: -day, max: 3 * day }).map((age) => start + age),
    changes: fc.array(echo(start)),
  }),
);
const totals = (changes: readonly GrowthChange[]) =>
  changes.reduce(
    (sum, one) => ({
      raw: sum.raw + one.raw,
      counted: sum.counted + one.counted,
      organic: sum.organic + one.organic,
    }),
    {
      raw: 0,
      counted: 0,
      organic: 0,
    },
  );

test('the last point holds the totals of all echoes', () => {
  fc.assert(
    fc.property(input, (given) => {
      expect(growthCurve(given).at(-1)).toMatchObject(totals(given.changes));
    }),
  );
});

test('times strictly increase from the start to now', () => {
  fc.assert(
    fc.property(input, (given) => {
      const times = growthCurve(given).map(({ at }) => at);
      expect(times[0]).toBe(given.startedAt);
      expect(times.at(-1)).toBe(Math.max(given.now, given.startedAt));
      expect(times.every((at, i) => i === 0 || at > times[i - 1]!)).toBe(true);
    }),
  );
});

test('no total ever falls, and raw, counted and organic keep their order at every point', () => {
  fc.assert(
    fc.property(input, (given) => {
      const points = growthCurve(given);
      for (const [i, { raw, counted, organic }] of points.entries()) {
        expect(raw >= counted && counted >= organic && organic >= 0).toBe(true);
        const before = points[i - 1] ?? { raw: 0, counted: 0, organic: 0 };
        expect(raw >= before.raw && counted >= before.counted && organic >= before.organic).toBe(true);
      }
    }),
  );
});

test('every point at the end of a full bucket counts exactly the echoes before it', () => {
  fc.assert(
    fc.property(input, (given) => {
      for (const point of growthCurve(given).slice(1, -1)) {
        expect(point).toMatchObject(
          totals(given.changes.filter(({ at }) => Math.min(at, given.now) < point.at)),
        );
      }
    }),
  );
});

test('rows grouped by bucket give the same curve as single echoes in any order', () => {
  fc.assert(
    fc.property(input, (given) => {
      const rows = new Map<number, GrowthChange[]>();
      for (const change of given.changes) {
        const start = growthBucketStart(given.startedAt, change.at);
        rows.set(start, [...(rows.get(start) ?? []), change]);
      }
      const changes = [...rows].reverse().map(([at, group]) => ({ at, ...totals(group) }));
      expect(growthCurve({ ...given, changes })).toEqual(growthCurve(given));
    }),
  );
});
