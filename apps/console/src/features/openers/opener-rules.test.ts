import type { StaffOpener } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';

import { previewOf, problemOf, sorted } from './opener-rules.ts';

const draft = (template: string, hint = '') => ({ template, hint });
const opener = (id: number, hidden: boolean): StaffOpener => ({
  id,
  version: 1,
  template: '读到{哪一句}',
  hint: '',
  hidden,
  own: false,
  comments: 0,
});

describe('an opener that staff write', () => {
  it('can be saved with one or two named slots', () => {
    expect(problemOf(draft('读到{哪一句}，我停了一下，因为{为什么}'))).toBeNull();
    expect(problemOf(draft('读到这里我停了一下'))).toBe('slots');
    expect(problemOf(draft('{一}和{二}还有{三}在说话'))).toBe('slots');
    expect(problemOf(draft('  '))).toBe('blank');
    expect(problemOf(draft(`${'长'.repeat(60)}{一}`))).toBe('long');
    expect(problemOf(draft('读到{哪一句}', '长'.repeat(61)))).toBe('long');
  });

  it('is previewed as members see it', () => {
    expect(previewOf(draft('读到{哪一句}'))).toBe('读到＿＿');
    expect(previewOf(draft('读到{哪一句'))).toBeNull();
  });
});

it('openers are shown or put away', () => {
  const { shown, hidden } = sorted([opener(1, false), opener(2, true), opener(3, false)]);
  expect([shown.map(({ id }) => id), hidden.map(({ id }) => id)]).toEqual([[1, 3], [2]]);
});
