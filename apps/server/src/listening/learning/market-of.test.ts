import { emptyMarket, hazardPerHour, passTime } from '@huixiang/matching';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marketOf } from './market-of.ts';

const HOUR_MS = 3_600_000;
const from = 1_800_000_000_000;
const now = from + 12 * HOUR_MS;

test('without comments it is an old prior', () => {
  const market = emptyMarket(from);
  passTime(market, now, 0);
  expect(marketOf([], HOUR_MS, from, now)).toEqual(market);
});

test('a comment answered in time waits until its answer, another until its time is over', () => {
  const at = now - 30 * 60_000;
  const answered = marketOf([{ created_at: at, answered_at: at + 15 * 60_000 }], HOUR_MS, from, now);
  const waiting = marketOf([{ created_at: at, answered_at: null }], HOUR_MS, from, now);
  const prior = marketOf([], HOUR_MS, from, now);
  expect(answered.answers - prior.answers).toBeCloseTo(0.5 ** (0.25 / 3), 6);
  expect(answered.waitedHours - prior.waitedHours).toBeCloseTo(0.25 * 0.5 ** (0.25 / 3), 6);
  expect(waiting.answers).toBeCloseTo(prior.answers, 9);
  expect(waiting.waitedHours - prior.waitedHours).toBeCloseTo(0.5, 1);
  const late = marketOf(
    [{ created_at: now - 2 * HOUR_MS, answered_at: now - 30 * 60_000 }],
    HOUR_MS,
    from,
    now,
  );
  expect(late.answers).toBeCloseTo(prior.answers, 9);
});

test('the order of the rows does not matter, and a sooner answer never lowers the hazard', () => {
  const wait = fc.record({
    created_at: fc.integer({ min: from, max: now }),
    answered_at: fc.option(fc.integer({ min: from, max: now }), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(wait, { minLength: 1, maxLength: 30 }), (waits) => {
      const rows = waits.map((row) => ({
        ...row,
        answered_at: row.answered_at === null ? null : Math.max(row.created_at, row.answered_at),
      }));
      const market = marketOf(rows, HOUR_MS, from, now);
      expect(hazardPerHour(marketOf(rows.toReversed(), HOUR_MS, from, now))).toBeCloseTo(
        hazardPerHour(market),
        9,
      );
      const sooner = rows.map((row, i) => (i === 0 ? { ...row, answered_at: row.created_at } : row));
      expect(marketOf(sooner, HOUR_MS, from, now).waitedHours).toBeLessThanOrEqual(market.waitedHours + 1e-9);
    }),
  );
});
