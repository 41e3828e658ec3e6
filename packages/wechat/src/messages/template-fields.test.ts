import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fitTemplateData, TemplateFieldError } from './template-fields.ts';

const fit = (key: string, value: string | number) => fitTemplateData({ [key]: value })[key]?.value;

describe('a text', () => {
  test.each([
    ['thing1', '今天的留言有人回应了', '今天的留言有人回应了'],
    ['thing1', '一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
    ['thing1', '一二三四五六七八九十一二三四五六七八九十超', '一二三四五六七八九十一二三四五六七八九…'],
    ['thing12', '第一行\n第二行', '第一行 第二行'],
    ['name1', '一二三四五六七八九十一', '一二三四五六七八九十'],
    ['name1', 'Bartholomew Longfellow', 'Bartholomew Longfell'],
    ['phrase1', '已经有人回应', '已经有人回'],
    ['phrase1', '已回应!', '已回应'],
    ['character_string1', 'A'.repeat(40), 'A'.repeat(32)],
    ['letter1', 'abc 123', 'abc'],
    ['number1', 3, '3'],
    ['number1', '3.5', '3.5'],
    ['amount1', '¥12.50', '¥12.50'],
    ['date1', '2026年11月21日', '2026年11月21日'],
    ['time1', '2026-11-21 15:30', '2026-11-21 15:30'],
    ['time1', '15:30', '15:30'],
    ['phone_number1', '+86-10-12345678', '+86-10-12345678'],
  ])('of %s: %s becomes %s', (key, value, expected) => {
    expect(fit(key, value)).toBe(expected);
  });

  test('is counted in code points and cut between whole characters', () => {
    // 24 code points, but 12 of them would be half of a pair for whoever counts UTF-16.
    expect(fit('thing1', '😀'.repeat(20))).toBe('😀'.repeat(20));
    expect(fit('thing1', '😀'.repeat(21))).toBe(`${'😀'.repeat(19)}…`);
    const family = '👨‍👩‍👧‍👦';
    expect(fit('thing1', `一二三四五六七八九十一二三${family}尾`)).toBe('一二三四五六七八九十一二三…');
  });
});

test.each([
  ['number1', 'three'],
  ['date1', 'tomorrow'],
  ['time1', 'noon'],
  ['amount1', 'free'],
  ['phone_number1', 'none'],
  ['thing1', '  \n '],
  ['phrase1', 'abc'],
  ['thing', 'no number'],
  ['toString1', 'no field'],
])('%s cannot hold %j, and the error names the field', (key, value) => {
  expect(() => fit(key, value)).toThrow(TemplateFieldError);
  expect(() => fit(key, value)).toThrow(key);
});

test('whatever the text, a thing has 1–20 code points and no half characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
      fc.pre(text.trim() !== '');
      const value = fit('thing1', text) ?? '';
      expect([...value].length).toBeGreaterThan(0);
      expect([...value].length).toBeLessThanOrEqual(20);
      expect(value.isWellFormed()).toBe(true);
    }),
  );
});
