import { expect, test } from 'vitest';
import { tellKinds, wholePortions } from './portrait.ts';

const told = (counts: Record<string, number>) => tellKinds(new Map(Object.entries(counts)), 6);

test('kinds of enough people are told, rounded down', () => {
  expect(told({ a: 6, b: 23, c: 12 })).toEqual([
    { kind: 'a', atLeast: 6 },
    { kind: 'b', atLeast: 18 },
    { kind: 'c', atLeast: 12 },
  ]);
});

test('below the floor nothing is told, at the floor it is', () => {
  expect(told({ a: 5 })).toEqual([]);
  expect(told({ a: 6 })).toEqual([{ kind: 'a', atLeast: 6 }]);
  expect(told({ a: 0 })).toEqual([]);
});

test('a single small kind takes the next smallest with it, so that it cannot be computed from the rest', () => {
  expect(told({ a: 30, b: 8, c: 1 })).toEqual([{ kind: 'a', atLeast: 30 }]);
  expect(told({ a: 30, c: 1 })).toEqual([]);
});

test('several small kinds hide each other once they are enough people together', () => {
  expect(told({ a: 30, b: 8, c: 3, d: 3 })).toEqual([
    { kind: 'a', atLeast: 30 },
    { kind: 'b', atLeast: 6 },
  ]);
  expect(told({ a: 30, b: 8, c: 3, d: 2 })).toEqual([{ kind: 'a', atLeast: 30 }]);
});

test('only whole portions of people are counted, those who came first', () => {
  expect(wholePortions([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(wholePortions([1, 2], 3)).toEqual([]);
});
