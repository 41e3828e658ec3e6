import type { MemberTag } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';

import { inOldOrder, stepWeight, weightBar, weightWord } from './taste-words.ts';

const tag = (name: string, weight = 0.5): MemberTag => ({ tag: name, weight, origin: 'learned' });

describe('the weight of a tag', () => {
  it('goes from one end to the other in eight presses, and no further', () => {
    let weight = -1;
    const marks = Array.from({ length: 9 }, () => (weight = stepWeight(weight, 1)));
    expect(marks).toEqual([-0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1, 1]);
    expect(stepWeight(-1, -1)).toBe(-1);
  });

  it('goes from a learned value to the next mark in the direction of the press', () => {
    expect(stepWeight(0.13, 1)).toBe(0.25);
    expect(stepWeight(0.13, -1)).toBeCloseTo(0);
    expect(stepWeight(-0.4, -1)).toBe(-0.5);
    expect(stepWeight(0.2499, 1)).toBe(0.5);
  });

  it('has a word for each strength', () => {
    expect([1, 0.3, 0.05, -0.3, -1].map(weightWord)).toEqual(['most', 'more', 'even', 'less', 'least']);
  });

  it('is drawn from the middle of the track', () => {
    expect(weightBar(1)).toEqual({ left: 50, width: 50 });
    expect(weightBar(-0.5)).toEqual({ left: 25, width: 25 });
    expect(weightBar(0)).toEqual({ left: 50, width: 0 });
  });
});

describe('the list of tags', () => {
  it('keeps its order when weights change, with new tags in front', () => {
    const before = [tag('散步'), tag('釉色'), tag('雨天')];
    const now = [tag('雨天', 1), tag('露营', 0.75), tag('散步', 0.5)];
    expect(inOldOrder(before, now).map((one) => one.tag)).toEqual(['露营', '散步', '雨天']);
  });
});
