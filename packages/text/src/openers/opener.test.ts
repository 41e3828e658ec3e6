import { openersEn } from '@huixiang/contract/messages/openers.en';
import { openersZh } from '@huixiang/contract/messages/openers.zh-CN';
import { describe, expect, test } from 'vitest';
import { readText } from '../likeness/reading.ts';
import { asksForApplause } from './asks.ts';
import { blankText, follows, isOpener, isUnedited, shapeOf, slotsOf } from './opener.ts';

const template = '读到{哪一句}，我停了一下，因为{为什么}。';
const unedited = (text: string) => isUnedited(readText(text), shapeOf(template));

test('a template has one or two named slots and a start', () => {
  expect(slotsOf(template)).toEqual(['哪一句', '为什么']);
  expect(blankText(template)).toBe('读到＿＿，我停了一下，因为＿＿。');
  expect(isOpener(template)).toBe(true);
  for (const wrong of [
    '写得真好！',
    '{什么}',
    '我{}',
    '我想{一}和{二}还有{三}',
    '我想说{什么',
    '读到{a{b}c}',
  ])
    expect([wrong, isOpener(wrong)]).toEqual([wrong, false]);
});

describe('an opener is not edited', () => {
  test.each([
    ['as it is inserted', '读到＿＿，我停了一下，因为＿＿。'],
    ['without its blanks', '读到，我停了一下，因为。'],
    ['with a blank left over', '读到“巷子口那盏灯”，我停了一下，因为＿＿。'],
    ['with one character', '读到它，我停了一下，因为。'],
    ['cut off', '我停了一下，因为'],
    ['with other punctuation', '读到 我停了一下 因为…'],
  ])('%s', (_, text) => expect(unedited(text)).toBe(true));
});

describe('an opener became a comment', () => {
  test.each([
    ['with both slots filled', '读到“巷子口那盏灯”，我停了一下，因为外婆家门口也有一盏。'],
    ['with one slot filled and the other taken out', '读到巷子口那盏灯，我停了一下。'],
    ['when hardly anything of it is left', '巷子口那盏灯让我想起外婆。'],
  ])('%s', (_, text) => expect(unedited(text)).toBe(false));
});

test('a text is known by its beginning also when a word of it was changed', () => {
  const shape = shapeOf(template);
  expect(follows(readText('读到灯那句，我停了一小下，因为想家。'), shape)).toBe(true);
  expect(follows(readText('因为想家，我停了。'), shape)).toBe(false);
});

describe.each([
  ['Chinese', openersZh],
  ['English', openersEn],
] as const)('the openers that come with the kinds of space, in %s', (_, sets) => {
  const all = Object.values(sets).flat();

  test('are openers with a hint, three or four of each kind', () => {
    expect(all.filter((opener) => !isOpener(opener.template) || opener.hint === '')).toEqual([]);
    expect(Object.values(sets).every((set) => set.length >= 3 && set.length <= 9)).toBe(true);
  });

  test('ask for no applause and promise nothing', () => {
    expect(
      all.filter(({ template: words, hint }) => asksForApplause(words) || asksForApplause(hint)),
    ).toEqual([]);
  });

  test('are unedited as they are inserted', () => {
    const passing = all.filter(
      (one) => !isUnedited(readText(blankText(one.template)), shapeOf(one.template)),
    );
    expect(passing).toEqual([]);
  });
});

test('both languages have the same openers', () => {
  for (const [kind, set] of Object.entries(openersZh)) {
    const english = openersEn[kind as keyof typeof openersEn];
    expect(english.map((one) => slotsOf(one.template).length)).toEqual(
      set.map((one) => slotsOf(one.template).length),
    );
  }
});

test.each([
  '求赞求转发',
  '觉得好就给个五星吧{理由}',
  '分享给三个好友可以解锁{什么}',
  '留言送红包，写下{什么}',
  'Please share this with {whom}',
  'Vote for {whom}',
])('%s asks for what nobody may ask for', (wording) => expect(asksForApplause(wording)).toBe(true));
