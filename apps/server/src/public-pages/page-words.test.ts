import { plainPagesEn } from '@huixiang/contract/messages/plain-pages.en';
import { plainPagesZh } from '@huixiang/contract/messages/plain-pages.zh-CN';
import { expect, test } from 'vitest';
import { pageWords } from './page-words.ts';

const { en, 'zh-CN': zh } = pageWords;

test('large numbers are grouped, and one is one', () => {
  expect([1, 2, 9_999, 12_345].map((n) => en.say('post.comments', { n }))).toEqual([
    '1 comment',
    '2 comments',
    '9999 comments',
    '12,345 comments',
  ]);
  expect(zh.say('post.comments', { n: 12_345 })).toBe('12,345 条留言');
});

test('midnight in China begins the next day', () => {
  const at = Date.UTC(2026, 2, 8, 16, 5);
  expect([zh.time(at), en.time(at)]).toEqual(['2026/03/09 00:05', 'Mar 9, 2026, 00:05']);
});

test('no message has a character that means something in HTML', () => {
  const all = [...Object.values(plainPagesZh), ...Object.values(plainPagesEn)].join('\n');
  expect(all).not.toMatch(/[<>&"]/);
});
