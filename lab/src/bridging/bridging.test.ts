import { expect, test } from 'vitest';
import { judge, type Vote } from './judge.ts';
import { sidesOf } from './sides.ts';

/** Sixty people on one side, twenty on the other; comments 0 to 19 please one side, 20 to 29 two of three people of both. */
function world(): Vote[] {
  const votes: Vote[] = [];
  for (let voter = 0; voter < 80; voter += 1) {
    for (let comment = 0; comment < 30; comment += 1) {
      const pleased = comment < 20 ? (voter % 4 === 0) === (comment % 2 === 0) : (voter + comment) % 3 !== 0;
      votes.push({ voter, comment, vote: pleased ? 1 : -1 });
    }
  }
  return votes;
}

test('the sides of a divided place are found', () => {
  const sides = sidesOf(world());
  const first = (sides.get(0) ?? 0) > 0;
  expect([...sides].every(([voter, place]) => place > 0 === ((voter % 4 === 0) === first))).toBe(true);
});

test('bridging puts first what both sides like, and is judged by the side that likes it less', () => {
  const votes = world();
  const sides = sidesOf(votes);
  expect(judge(votes, sides, 'bridge', 1)).toBeGreaterThan(0.5);
  expect(judge(votes, sides, 'count', 1)).toBeLessThan(0.3);
});
