import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowance, beijingDay, byUrgency, nextBinding, nextPoll, pollInterval } from './poll-schedule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) });

/** A month of one account: articles come out, due ones are looked at for as long as the day allows. */
function play(births: readonly number[], perDay: number, days: number) {
  const start = Date.UTC(2026, 10, 1, 16);
  const articles = births.map((birth) => {
    const publishedAt = start + birth;
    return { publishedAt, dueAt: publishedAt, looks: [] as number[] };
  });
  const used = new Map<string, number>();
  let overdrawn = 0;
  for (let now = start; now < start + days * DAY; now += 5 * MINUTE) {
    const day = beijingDay(now);
    for (const article of byUrgency(
      now,
      articles.filter(({ dueAt }) => dueAt <= now),
    )) {
      const calls = used.get(day) ?? 0;
      if (calls >= allowance(now, perDay)) break;
      used.set(day, calls + 1);
      article.looks.push(now);
      article.dueAt = nextPoll(now, { publishedAt: article.publishedAt, failures: 0 });
    }
    if ((used.get(day) ?? 0) > perDay) overdrawn += 1;
  }
  return { articles, used, overdrawn };
}

describe('how often an article is looked at', () => {
  test('every five minutes when it is fresh, hourly on its second day, then daily', () => {
    expect([0, 23 * HOUR, 24 * HOUR, 47 * HOUR, 48 * HOUR, 90 * DAY].map(pollInterval)).toEqual([
      5 * MINUTE,
      5 * MINUTE,
      HOUR,
      HOUR,
      DAY,
      DAY,
    ]);
  });

  test('with budget enough, a month costs 288 looks, then 24, then one a day', () => {
    const { articles } = play([0], 1_000_000, 30);
    expect(articles[0]?.looks).toHaveLength(288 + 24 + 28);
  });

  test('failures make it rarer, never more frequent, and never rarer than daily', () => {
    fc.assert(
      fc.property(moment, fc.nat(100 * DAY), fc.nat(40), (now, age, failures) => {
        const wait = (n: number) => nextPoll(now, { publishedAt: now - age, failures: n }) - now;
        return (
          wait(failures) >= pollInterval(age) && wait(failures + 1) >= wait(failures) && wait(failures) <= DAY
        );
      }),
    );
  });
});

describe('the budget of a day', () => {
  test('grows through the day of Beijing from a tenth to the whole, and begins anew at its midnight', () => {
    const midnight = Date.UTC(2026, 10, 20, 16);
    expect([0, 12 * HOUR, DAY - 1].map((passed) => allowance(midnight + passed, 1_000))).toEqual([
      100, 600, 1_000,
    ]);
    expect(allowance(midnight + DAY, 1_000)).toBe(100);
  });

  test('is never exceeded, whatever comes out when', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3 * DAY), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 10, max: 400 }),
        (births, perDay) => {
          const { overdrawn, used } = play(births, perDay, 4);
          return overdrawn === 0 && [...used.values()].every((calls) => calls <= perDay);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('leaves no article out, however scarce it is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(DAY), { minLength: 1, maxLength: 10 }), (births) => {
        const { articles } = play(births, 40, 6);
        return articles.every(({ looks }) => looks.length >= 2);
      }),
      { numRuns: 20 },
    );
  });
});

test('an id is asked for in the mornings after the link was given, always later, at most once an hour', () => {
  fc.assert(
    fc.property(moment, fc.nat(20 * DAY), (linkedAt, age) => {
      const now = linkedAt + age;
      const next = nextBinding(now, linkedAt);
      const hour = new Date(next + 8 * HOUR).getUTCHours();
      return next > now && next <= now + DAY && (hour >= 8 || next === now + HOUR);
    }),
  );
});
