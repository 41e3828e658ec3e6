import { expect, test } from 'vitest';
import { reasonsFor } from './reasons.ts';
import type { RoomComment } from './room/room.ts';

const now = 1_800_000_000_000;
/** Only what reasons look at. */
function comment(facts: Partial<RoomComment>): RoomComment {
  return {
    createdAt: now - 7_200_000,
    newcomer: false,
    looks: 9,
    authorRegion: null,
    ...facts,
  } as RoomComment;
}
const fit = { lane: 'fit', tag: null, tagIsDeclared: false, region: null, now } as const;

test('nothing special is no reason', () => {
  expect(reasonsFor(comment({}), fit)).toEqual([]);
});

test('a tag is told as chosen or as learned', () => {
  const why = (tagIsDeclared: boolean) => reasonsFor(comment({}), { ...fit, tag: '月季', tagIsDeclared });
  expect(why(true)).toEqual([{ code: 'interest', value: '月季' }]);
  expect(why(false)).toEqual([{ code: 'taste', value: '月季' }]);
});

test('a city is in its province, a province is not in a city', () => {
  const why = (authorRegion: string, region: string) =>
    reasonsFor(comment({ authorRegion }), { ...fit, region });
  expect(why('3402', '34')).toEqual([{ code: 'region' }]);
  expect(why('3402', '3402')).toEqual([{ code: 'region' }]);
  expect(why('34', '3402')).toEqual([]);
  expect(why('3401', '3402')).toEqual([]);
});

test('first words, fresh words and words that few have heard are reasons', () => {
  const fresh = comment({ newcomer: true, createdAt: now - 1, looks: 4 });
  expect(reasonsFor(fresh, fit)).toEqual([{ code: 'newcomer' }, { code: 'new' }, { code: 'least-heard' }]);
});

test('what was drawn says so first, and names no taste that did not decide', () => {
  const drawn = { ...fit, tag: '月季', tagIsDeclared: true, region: '34' } as const;
  const near = comment({ authorRegion: '3402', looks: 0 });
  expect(reasonsFor(near, { ...drawn, lane: 'random' })).toEqual([
    { code: 'random' },
    { code: 'least-heard' },
  ]);
  expect(reasonsFor(near, { ...drawn, lane: 'explore' })).toEqual([
    { code: 'explore' },
    { code: 'least-heard' },
  ]);
});
