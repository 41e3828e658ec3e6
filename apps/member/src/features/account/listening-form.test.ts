import { limits } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';

import { capChoices, stepHour, toggleHour, withInterest } from './listening-form.ts';

describe('listening settings', () => {
  it('takes an interest in own words and refuses what the server would refuse', () => {
    expect(withInterest(['露营'], '  古 诗 ')).toEqual({ interests: ['露营', '古 诗'] });
    expect(withInterest(['Jazz'], 'jazz')).toEqual({ refused: 'same' });
    expect(withInterest([], '  ')).toEqual({ refused: 'blank' });
    expect(withInterest([], '长'.repeat(limits.interestLength + 1))).toEqual({ refused: 'long' });
    const full = Array.from({ length: limits.interestsMax }, (_, i) => `词${i}`);
    expect(withInterest(full, '再一个')).toEqual({ refused: 'full' });
  });

  it('keeps the hours in order', () => {
    expect(toggleHour([9, 20], 12)).toEqual([9, 12, 20]);
    expect(toggleHour([9, 12, 20], 12)).toEqual([9, 20]);
  });

  it('steps around midnight', () => {
    expect(stepHour(23, 1)).toBe(0);
    expect(stepHour(0, -1)).toBe(23);
  });

  it('offers the present cap among the usual ones', () => {
    expect(capChoices(8)).toEqual([6, 8, 12, 18, 30, limits.dailyCapMax]);
    expect(capChoices(12)).toHaveLength(5);
  });
});
