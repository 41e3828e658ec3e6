import { expect, test } from 'vitest';
import { languageOf, lengthOf } from './language.ts';

test.each([
  ['今天的菜市场很热闹', 'zh'],
  ['用 Fuji X100V 拍的照片', 'zh'],
  ['This is what I was looking for', 'en'],
  ['Nice glaze', 'en'],
  ['Wir sollten für den Klimaschutz mehr tun', 'other'],
  ['東京へ行きたいです、ありがとうございます', 'other'],
  ['Спасибо большое', 'other'],
  ['👍👍 123', 'other'],
  ['', 'other'],
])('%s is %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});

test('lengths compare between scripts: a word counts as two characters', () => {
  expect(lengthOf('太好看了')).toBe('short');
  expect(lengthOf('Very nice')).toBe('short');
  expect(lengthOf('这个颜色是怎么烧出来的')).toBe('medium');
  expect(lengthOf('How did you get this colour out of the kiln?')).toBe('medium');
  expect(lengthOf('长'.repeat(61))).toBe('long');
  expect(lengthOf('word '.repeat(31))).toBe('long');
});
