import { expect, test } from 'vitest';
import { fill } from './fill.ts';

test('names are filled in, and one without a value stays visible', () => {
  expect(fill('展开 {n} 条回复', { n: 3 })).toBe('展开 3 条回复');
  expect(fill('{who} 说：{n}', { n: 1 })).toBe('{who} 说：1');
});

test.each([
  [0, '0 replies'],
  [1, '1 reply'],
  ['1', '1 reply'],
  ['1,200', '1,200 replies'],
])('the word fits the number %s', (n, text) => {
  expect(fill('{n} {n|reply|replies}', { n })).toBe(text);
});

test('a value is not read as a message', () => {
  expect(fill('{title}', { title: '{n|x|y} {title}' })).toBe('{n|x|y} {title}');
});
