import { expect, test } from 'vitest';
import { createDepths, DEEPEST } from './depth.ts';

function depths() {
  const clock = { now: 0 };
  return { clock, ...createDepths({ now: () => clock.now, commentsMax: 50_000, roomsMax: 500 }) };
}

test('a few rooms are as deep as an engine can look', () => {
  const { visit } = depths();
  expect(Array.from({ length: 10 }, (_, spaceId) => visit(spaceId))).toEqual(
    Array.from({ length: 10 }, () => DEEPEST),
  );
  expect(visit(11)).toEqual({ newest: 3_637, oldest: 909 });
});

test('many share what fits, four of five parts for the newest, and never become less than where all rooms fit', () => {
  const { visit } = depths();
  for (let spaceId = 0; spaceId < 100; spaceId += 1) visit(spaceId);
  expect(visit(0)).toEqual({ newest: 400, oldest: 100 });
  for (let spaceId = 0; spaceId < 5_000; spaceId += 1) visit(spaceId);
  expect(visit(0)).toEqual({ newest: 80, oldest: 20 });
});

test('a room that was not visited for a minute leaves its part to the others', () => {
  const { clock, visit } = depths();
  for (let spaceId = 0; spaceId < 100; spaceId += 1) visit(spaceId);
  clock.now += 59_999;
  expect(visit(0)).toEqual({ newest: 400, oldest: 100 });
  clock.now += 1;
  expect(visit(0)).toEqual(DEEPEST);
});
