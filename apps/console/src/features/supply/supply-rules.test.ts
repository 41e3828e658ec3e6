import { describe, expect, it } from 'vitest';

import { adviceOf, missingCards, percent, perDay } from './supply-rules.ts';
import type { Supply } from './use-supply.ts';

const supply: Supply = {
  since: 0,
  days: 7,
  commentsPerDay: 12,
  listeners: { on: 20, visiting: 15 },
  cardsPerDay: { dealt: 30, available: 40, declared: 240 },
  cardsPerComment: 3.3,
  acceptRate: { rate: 0.35, low: 0.3, high: 0.4, cards: 210 },
  promise: { share: 0.8, cardsPerDay: 52.2 },
  firstHour: { comments: 80, share: 0.6, ceiling: 0.7 },
  firstDay: { comments: 80, share: 0.8, ceiling: 0.9 },
  verdict: 'short',
};

describe('what would help', () => {
  it('is more listeners where the cards do not suffice', () => {
    expect(adviceOf(supply)).toEqual(['invite']);
    expect(adviceOf({ ...supply, verdict: 'tight' })).toEqual(['invite']);
  });

  it('is a word to those who are willing and did not come', () => {
    expect(adviceOf({ ...supply, listeners: { on: 40, visiting: 15 } })).toEqual(['invite', 'remind']);
  });

  it('is nothing else before there is anybody who listens', () => {
    expect(adviceOf({ ...supply, listeners: { on: 0, visiting: 0 }, verdict: 'not-enough-data' })).toEqual([
      'firstListeners',
    ]);
  });

  it('is better tags only where it is sure that cards seldom fit', () => {
    const seldom = { rate: 0.1, low: 0.05, high: 0.18, cards: 90 };
    expect(adviceOf({ ...supply, verdict: 'enough', acceptRate: seldom })).toEqual(['tags', 'keep']);
    expect(adviceOf({ ...supply, verdict: 'enough', acceptRate: { ...seldom, high: 0.3 } })).toEqual([
      'keep',
    ]);
  });

  it('is patience while there is not enough data', () => {
    expect(adviceOf({ ...supply, verdict: 'not-enough-data', acceptRate: null })).toEqual(['wait']);
  });
});

describe('numbers in plain words', () => {
  it('counts missing cards as whole cards', () => {
    expect(missingCards(supply)).toBe(13);
    expect(missingCards({ ...supply, promise: { share: 0.8, cardsPerDay: 20 } })).toBe(0);
    expect(missingCards({ ...supply, promise: { share: 0.8, cardsPerDay: null } })).toBe(0);
  });

  it('does not call nearly all all, nor hardly any none', () => {
    expect([0, 0.001, 0.354, 0.999, 1].map(percent)).toEqual([0, 1, 35, 99, 100]);
  });

  it('rounds what happens in a day', () => {
    expect([0, 0.44, 3.26, 10.4, 51.7].map(perDay)).toEqual([0, 0.4, 3.3, 10, 52]);
  });
});
