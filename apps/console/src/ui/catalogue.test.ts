import { consoleEn } from '@huixiang/contract/messages/console.en';
import { consoleZh } from '@huixiang/contract/messages/console.zh-CN';
import { expect, test } from 'vitest';

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
