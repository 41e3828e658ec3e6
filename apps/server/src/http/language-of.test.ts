import { expect, test } from 'vitest';
import { languageOf } from './language-of.ts';

const chosen = (wishes: string | undefined): string => languageOf({ headers: { 'accept-language': wishes } });

test.each([
  undefined,
  '',
  '*',
  'zh-CN,zh;q=0.9,en;q=0.8',
  'zh-TW',
  'fr-FR,fr;q=0.9',
  'en;q=0',
  'en;q=0.5,*',
  'en,zh',
  'enx',
  'en;q=very',
  ';;,,q=',
])('a browser that asks for "%s" is answered in Chinese', (wishes) => {
  expect(chosen(wishes)).toBe('zh-CN');
});

test.each([
  'en',
  'EN-us',
  'en-US,en;q=0.9,zh-CN;q=0.8',
  'zh;q=0.5, en;q=0.7',
  'fr, en;q=0.3',
  'en, *;q=0.5',
  'en;q=0.3,zh;q=0',
])('a browser that asks for "%s" is answered in English', (wishes) => {
  expect(chosen(wishes)).toBe('en');
});
