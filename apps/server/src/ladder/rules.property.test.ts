import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fits, mayAsk, type Offer, type Step } from './rules.ts';

const DAY_MS = 24 * 3_600_000;
const NOW = 400 * DAY_MS;
const step = fc.constantFrom<Step>('say-why', 'pass-on');
const offer = fc.record<Offer>({
  step,
  offeredAt: fc.integer({ min: NOW - 40 * DAY_MS, max: NOW }),
  outcome: fc.constantFrom('taken', 'dismissed', null),
});
const history = fc.array(offer, { maxLength: 12 });
const usual = { comments: 100, echoesMedian: 3, echoesUpper: 8, repliesLower: 1 };
const reader = { own: false, echoed: true, replied: false };

describe('being asked', () => {
  test('ends for good with one wish', () => {
    fc.assert(
      fc.property(step, history, fc.nat(), (asked, offers, seed) => {
        const never = { step: asked, offeredAt: NOW - 300 * DAY_MS, outcome: 'never' as const };
        const at = seed % (offers.length + 1);
        expect(mayAsk(asked, [...offers.slice(0, at), never, ...offers.slice(at)], NOW)).toBe(false);
      }),
    );
  });

  test('happens at most twice a day and six times a week, however gladly it is taken', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(step, fc.integer({ min: 0, max: 20 * DAY_MS })), { maxLength: 200 }),
        (visits) => {
          const asked: Offer[] = [];
          for (const [wanted, at] of visits.toSorted((a, b) => a[1] - b[1])) {
            if (mayAsk(wanted, asked, at)) asked.push({ step: wanted, offeredAt: at, outcome: 'taken' });
            expect(asked.filter(({ offeredAt }) => at - offeredAt < DAY_MS).length).toBeLessThanOrEqual(2);
            expect(asked.filter(({ offeredAt }) => at - offeredAt < 7 * DAY_MS).length).toBeLessThanOrEqual(
              6,
            );
          }
        },
      ),
    );
  });

  test('never becomes likelier by a no, nor by having been asked', () => {
    fc.assert(
      fc.property(step, history, offer, (asked, offers, more) => {
        const refused = { ...more, outcome: 'dismissed' as const };
        const without = mayAsk(asked, offers, NOW);
        const later = offers.every(({ offeredAt }) => offeredAt <= refused.offeredAt);
        expect(!later || without || !mayAsk(asked, [...offers, refused], NOW)).toBe(true);
      }),
    );
  });

  test('rests three days after a no, and a month after three', () => {
    const no = (days: number): Offer => ({
      step: 'say-why',
      offeredAt: NOW - days * DAY_MS,
      outcome: 'dismissed',
    });
    expect(mayAsk('say-why', [no(2.9)], NOW)).toBe(false);
    expect(mayAsk('say-why', [no(3)], NOW)).toBe(true);
    expect(mayAsk('pass-on', [no(2.9)], NOW)).toBe(true);
    expect(mayAsk('say-why', [no(4), no(8), no(12)], NOW)).toBe(false);
    expect(mayAsk('say-why', [no(30), no(34), no(38)], NOW)).toBe(true);
  });
});

describe('the moment', () => {
  test('is right to say why when many felt it, few said why, and one has echoed and not replied', () => {
    expect(fits('say-why', { ...reader, echoes: 3, replies: 1 }, usual)).toBe(true);
    for (const wrong of [{ echoes: 2 }, { replies: 2 }, { echoed: false }, { replied: true }, { own: true }])
      expect(fits('say-why', { ...reader, echoes: 3, replies: 1, ...wrong }, usual)).toBe(false);
  });

  test('is right to pass on one’s own comment that did better than three of four', () => {
    const mine = { own: true, echoed: false, replied: false, replies: 0 };
    expect(fits('pass-on', { ...mine, echoes: 8 }, usual)).toBe(true);
    expect(fits('pass-on', { ...mine, echoes: 7 }, usual)).toBe(false);
    expect(fits('pass-on', { ...reader, echoes: 9, replies: 0 }, usual)).toBe(false);
  });

  test('never comes in a space of which too little is known', () => {
    fc.assert(
      fc.property(step, fc.nat(100), fc.boolean(), (asked, echoes, own) => {
        const few = { ...usual, comments: 11, echoesMedian: 0, echoesUpper: 0 };
        expect(fits(asked, { ...reader, own, echoes, replies: 0 }, few)).toBe(false);
      }),
    );
  });

  test('follows the space: what is usual here decides, not a number of ours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 500 }), fc.integer({ min: 0, max: 500 }), (upper, echoes) => {
        const here = { ...usual, echoesUpper: upper };
        const mine = { own: true, echoed: false, replied: false, replies: 0, echoes };
        expect(fits('pass-on', mine, here)).toBe(echoes >= upper);
      }),
    );
  });
});
