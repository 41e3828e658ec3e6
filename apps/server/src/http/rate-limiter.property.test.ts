import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RateLimiter } from './rate-limiter.ts';

test('within any minute no key gets more than its burst and its rate', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 120 }),
      fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 200 }),
      (burst, perMinute, gaps) => {
        const limiter = new RateLimiter<string>({ burst, perMinute });
        const allowed: number[] = [];
        let now = 1_000_000;
        for (const gap of gaps) {
          now += gap;
          if (limiter.take('a', now) === 0) allowed.push(now);
        }
        return allowed.every(
          (from) => allowed.filter((at) => at >= from && at <= from + 60_000).length <= burst + perMinute + 1,
        );
      },
    ),
  );
});

test('whoever waits as long as told is let through', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 600 }), (burst, perMinute) => {
      const limiter = new RateLimiter<number>({ burst, perMinute });
      for (let i = 0; i < burst; i += 1) expect(limiter.take(1, 0)).toBe(0);
      const wait = limiter.take(1, 0);
      expect(wait).toBeGreaterThan(0);
      expect(limiter.take(1, Math.ceil(wait))).toBe(0);
    }),
  );
});

test('one key’s haste does not slow another', () => {
  const limiter = new RateLimiter<string>({ burst: 1, perMinute: 1 });
  limiter.take('hasty', 0);
  expect(limiter.take('hasty', 0)).toBeGreaterThan(0);
  expect(limiter.take('calm', 0)).toBe(0);
});
