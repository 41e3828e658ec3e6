import fc from 'fast-check';
import { expect, test } from 'vitest';

import { WechatApiError } from '../errors/wechat-error.ts';
import { beijingDay, nextBeijingMidnight } from './beijing-day.ts';
import { createMinuteBucket } from './minute-bucket.ts';
import { createQuotaGate } from './quota-gate.ts';

test('no minute, wherever it begins, sees more calls than allowed, and a steady stream uses them', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 50, maxLength: 400 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }), steps, (perMinute, pauses) => {
      const bucket = createMinuteBucket(perMinute);
      let now = 0;
      const sent: number[] = [];
      for (const pause of pauses) {
        now += pause;
        const wait = bucket.take(now, 120_000);
        if (wait !== undefined) sent.push(now + wait);
      }
      const most = Math.max(
        ...sent.map((from) => sent.filter((at) => at >= from && at < from + 60_000 - 1).length),
      );
      expect(most).toBeLessThanOrEqual(perMinute);
    }),
  );
});

test('a minute of waiting callers lets nearly all of the quota through', () => {
  const bucket = createMinuteBucket(600);
  const waits = Array.from({ length: 700 }, () => bucket.take(0, 60_000)).filter((one) => one !== undefined);
  expect(waits).toHaveLength(600);
});

test('a day is one of Beijing', () => {
  const late = Date.parse('2026-11-21T23:59:59.999+08:00');
  expect(beijingDay(late + 1)).toBe(beijingDay(late) + 1);
  expect(nextBeijingMidnight(late)).toBe(late + 1);
});

function startGate(share = 1) {
  const clock = { now: Date.parse('2026-11-21T12:00:00+08:00') };
  return { clock, gate: createQuotaGate({ now: () => clock.now, waitMaxMs: 0, share }) };
}

test('a day quota ends calls until midnight', () => {
  const { gate, clock } = startGate();
  const quota = { perDay: 2 };
  gate.enter('/a', quota);
  gate.enter('/a', quota);
  expect(() => gate.enter('/a', quota)).toThrow('used up for today');
  clock.now += 12 * 3_600_000;
  expect(gate.enter('/a', quota)).toBe(0);
});

test('calls of one group share a quota, and a process uses only its part', () => {
  const { gate } = startGate(0.5);
  const quota = { group: 'links', perDay: 4 };
  gate.enter('/a', quota);
  gate.enter('/b', quota);
  expect(() => gate.enter('/a', quota)).toThrow('used up for today');
});

test('a minute quota that WeChat reports holds everybody back, unless it counts users', () => {
  const { gate, clock } = startGate();
  const error = new WechatApiError('/a', 45011, 'api minute-quota reach limit');
  gate.refused('/a', {}, error);
  expect(() => gate.enter('/a', {})).toThrow('WeChat said so');
  clock.now += 60_000;
  expect(gate.enter('/a', {})).toBe(0);
  gate.refused('/login', { minuteCountsUsers: true }, error);
  expect(gate.enter('/login', { minuteCountsUsers: true })).toBe(0);
});
