import { predict } from '@huixiang/matching';
import { expect, test } from 'vitest';
import type { Match } from '../topics/topics.ts';
import { describePair, FEATURES, listenerFacts, nearness, untaughtModel } from './features.ts';
import { asksSomething, logLength } from './text-facts.ts';
import type { RoomComment } from './room/room.ts';

const now = Date.UTC(2026, 10, 21, 4);
const record = { memberId: 1, personalised: true, looks: 0, answers: 0, expected: 0, information: 0 };
const plain = {
  createdAt: now,
  authorRegion: null,
  language: 'zh',
  logLength: 0,
  newcomer: false,
  asks: false,
  looks: 0,
  answers: 0,
  expected: 0,
  information: 0,
} as RoomComment;
const settings = { activeHours: [12], region: '3402', utcOffsetMinutes: 480 };
const facts = listenerFacts(record, settings, 'zh', now);
const nothing: Match = { score: 0, gauge: 0, tag: null };

function chance(comment: Partial<RoomComment>, match = nothing, listener = facts): number {
  const into = new Float64Array(FEATURES);
  describePair({ ...plain, ...comment }, listener, match, now, into);
  return predict(untaughtModel(), into);
}

test('before anything was learned one card in four is answered, and what fits is answered more readily', () => {
  expect(chance({}, nothing, { ...facts, active: false })).toBeCloseTo(0.25, 2);
  const usual = chance({});
  for (const better of [
    chance({}, { score: 0.5, gauge: 0, tag: '月季' }),
    chance({}, { score: 0, gauge: 0.5, tag: null }),
    chance({ authorRegion: '3402' }),
    chance({ asks: true }),
    chance({ logLength: 1 }),
    chance({ looks: 3, answers: 2, expected: 0.75, information: 0.5 }),
    chance({}, nothing, { ...facts, residual: 1 }),
  ])
    expect(better).toBeGreaterThan(usual);
  for (const worse of [
    chance({}, { score: -0.5, gauge: 0, tag: null }),
    chance({ language: 'en' }),
    chance({ createdAt: now - 24 * 3_600_000 }),
    chance({ looks: 5, answers: 0, expected: 1.25, information: 0.9 }),
  ])
    expect(worse).toBeLessThan(usual);
});

test('every feature is written, whatever stood there before', () => {
  const [fresh, used] = [new Float64Array(FEATURES), new Float64Array(FEATURES).fill(99)];
  for (const into of [fresh, used]) describePair(plain, facts, nothing, now, into);
  expect(used).toEqual(fresh);
});

test('the same city is nearer than the same province, and what is unknown is not near', () => {
  expect(nearness('3402', '3402')).toBe(1);
  expect(nearness('3402', '3401')).toBe(0.5);
  expect(nearness('34', '3402')).toBe(0.5);
  expect(nearness('34', '34')).toBe(0.5);
  expect(nearness('5101', '3402')).toBe(0);
  expect(nearness(null, '3402')).toBe(0);
});

test('length is counted in characters, not in code units', () => {
  expect(logLength('一二三四五六七八九十')).toBe(0);
  expect(logLength('🙂'.repeat(10))).toBe(0);
  expect(logLength('')).toBe(-1);
});

test.each([
  ['这个怎么做', true],
  ['有没有人知道', true],
  ['真的吗', true],
  ['How do you prune it', true],
  ['今天很开心', false],
  ['What a day was it, is all I say.', true],
  ['Lovely.', false],
])('%s asks something: %s', (text, asks) => {
  expect(asksSomething(text)).toBe(asks);
});
