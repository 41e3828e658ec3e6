import { expect, test } from 'vitest';
import { createQuiet } from './quiet.ts';

function setUp() {
  const clock = { now: 1_000 };
  const quiet = createQuiet(() => clock.now);
  clock.now = 100_000;
  return { clock, quiet };
}

test('a topic is quiet since it was told last, and of several the one that was told last counts', () => {
  const { clock, quiet } = setUp();
  quiet.told(['post:1:2', 'space:1']);
  clock.now += 500;
  quiet.told(['space:1']);
  clock.now += 20;
  expect(quiet.msOf(['post:1:2'])).toBe(520);
  expect(quiet.msOf(['post:1:2', 'space:1', 'post:1:3'])).toBe(20);
});

test('of a topic that was never told nothing is known from before the start', () => {
  const { quiet } = setUp();
  quiet.told(['post:1:2']);
  expect(quiet.msOf(['post:1:3'])).toBe(99_000);
});

test('however many topics there are, one that was told never seems quieter than it is', () => {
  const { clock, quiet } = setUp();
  const topics = Array.from({ length: 200_000 }, (_, id) => `comment:1:${id}`);
  quiet.told(topics);
  clock.now += 7;
  expect(new Set(topics.map((topic) => quiet.msOf([topic])))).toEqual(new Set([7]));
});
