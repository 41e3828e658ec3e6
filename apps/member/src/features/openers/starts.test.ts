import { describe, expect, it } from 'vitest';

import { hasBlank, offersStarts, partsOf, startsOf } from './starts.ts';

const opener = (id: number) => ({ id, version: 1, template: `第${id}次看到{哪一幕}`, hint: '说一处' });
const starts = startsOf([1, 2, 3, 4].map(opener));

describe('the beginnings in the composer', () => {
  it('are the first few, with blanks instead of slots', () => {
    expect(starts.map(({ text }) => text)).toEqual(['第1次看到＿＿', '第2次看到＿＿', '第3次看到＿＿']);
    expect(starts[0]?.opener).toEqual({ id: 1, version: 1 });
  });

  it('are there for an empty field and for another choice, and step aside once somebody writes', () => {
    expect(offersStarts(' ', starts)).toBe(true);
    expect(offersStarts('第2次看到＿＿', starts)).toBe(true);
    expect(offersStarts('第2次看到雪', starts)).toBe(false);
    expect(offersStarts('', [])).toBe(false);
  });

  it('know a blank that is left', () => {
    expect(hasBlank('第2次看到＿＿')).toBe(true);
    expect(hasBlank('第2次看到雪')).toBe(false);
  });

  it('come in parts, each blank by itself, with nothing lost', () => {
    const parts = partsOf('＿＿，因为＿＿');
    expect(parts.map(({ text }) => text)).toEqual(['＿＿', '，因为', '＿＿']);
    expect(parts.map(({ blank }) => blank)).toEqual([true, false, true]);
  });
});
