import { consoleEn } from '@huixiang/contract/messages/console.en';
import { consoleZh } from '@huixiang/contract/messages/console.zh-CN';
import { expect, test } from 'vitest';

import { formatMessage } from './message-format.ts';

test('names are filled in, and a name without a value stays visible', () => {
  expect(formatMessage('{a} and {b}', { a: 1 })).toBe('1 and {b}');
});

test.each([
  [0, '0 days'],
  [1, '1 day'],
  [2, '2 days'],
])('the word fits the number %i', (n, text) => {
  expect(formatMessage('{n} {n|day|days}', { n })).toBe(text);
});

test('a value is not read as a template', () => {
  expect(formatMessage('{title}', { title: '{n|x|y} {title}' })).toBe('{n|x|y} {title}');
});

test('both languages fill in the same names in every message', () => {
  const names = (text: string): string[] =>
    [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? ''))].toSorted();
  for (const key of Object.keys(consoleZh) as (keyof typeof consoleZh)[]) {
    expect(names(consoleEn[key]), key).toEqual(names(consoleZh[key]));
  }
});

test('no message is empty or names the native counter of WeChat', () => {
  for (const text of [...Object.values(consoleZh), ...Object.values(consoleEn)]) {
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/赞|\blikes?\b/i);
  }
});
