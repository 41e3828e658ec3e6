import { describe, expect, it } from 'vitest';

import { hasFigures } from './company-figures.ts';

const nothing = { day: '2026-11-20', joined: null, messages: null, speakers: null };

describe('figures from WeCom', () => {
  it('are there when one of a day is, be it nought', () => {
    expect(hasFigures({ days: [nothing, { ...nothing, messages: 0 }] })).toBe(true);
    expect(hasFigures({ days: [{ ...nothing, joined: 2 }] })).toBe(true);
  });

  it('are not enough without a day, or with days of which nothing is told', () => {
    expect(hasFigures({ days: [] })).toBe(false);
    expect(hasFigures({ days: [nothing] })).toBe(false);
  });
});
