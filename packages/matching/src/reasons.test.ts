import { expect, test } from 'vitest';
import type { Candidate, Listener } from './port.ts';
import { reasonsFor } from './reasons.ts';

const now = 1_800_000_000_000;
const candidate: Candidate = {
  commentId: 1,
  authorId: 2,
  postId: 3,
  createdAt: now - 2 * 3_600_000,
  heard: 9,
  newcomer: false,
  authorRegion: null,
  postTitle: '傍晚的 Market',
  text: '雨天也有人摆摊',
};
const listener: Listener = { memberId: 9, interests: [], region: null };

test('nothing special is no reason', () => {
  expect(reasonsFor(candidate, listener, now)).toEqual([]);
});

test('an interest is found in the words of the comment and, whatever the case, in the title of its post', () => {
  const why = (interests: string[]) => reasonsFor(candidate, { ...listener, interests }, now);
  expect(why(['月季', '雨天'])).toEqual([{ code: 'interest', value: '雨天' }]);
  expect(why(['market'])).toEqual([{ code: 'interest', value: 'market' }]);
});

test('a city is in its province, a province is not in a city', () => {
  const why = (authorRegion: string, region: string) =>
    reasonsFor({ ...candidate, authorRegion }, { ...listener, region }, now);
  expect(why('3402', '34')).toEqual([{ code: 'region' }]);
  expect(why('3402', '3402')).toEqual([{ code: 'region' }]);
  expect(why('34', '3402')).toEqual([]);
  expect(why('3401', '3402')).toEqual([]);
});

test('first words, fresh words and words that few have heard are reasons', () => {
  const fresh = { ...candidate, newcomer: true, createdAt: now - 1, heard: 4 };
  expect(reasonsFor(fresh, listener, now)).toEqual([
    { code: 'newcomer' },
    { code: 'new' },
    { code: 'least-heard' },
  ]);
});
