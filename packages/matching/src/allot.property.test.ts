import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allot } from './allot.ts';

const needs = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 20 });
const size = fc.integer({ min: 0, max: 12 });
const block = fc.integer({ min: 1, max: 4 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('all cards are shared out, and none to a place that needs nothing', () => {
  fc.assert(
    fc.property(needs, size, block, chance, (given, cards, by, random) => {
      const shares = allot(given, cards, by, () => random);
      const needed = given.some((need) => need > 0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(needed ? cards : 0);
      expect(shares.filter((share, place) => share > 0 && given[place] === 0)).toEqual([]);
    }),
  );
});

test('a deck comes from no more places than it has blocks', () => {
  fc.assert(
    fc.property(needs, size, block, chance, (given, cards, by, random) => {
      const places = allot(given, cards, by, () => random).filter((share) => share > 0).length;
      expect(places).toBeLessThanOrEqual(Math.ceil(cards / by));
    }),
  );
});

test('over many visits each place gets cards in proportion to its need', () => {
  const given = [1, 2, 3, 0, 6];
  const sums = given.map(() => 0);
  const visits = 1_200;
  for (let visit = 0; visit < visits; visit += 1)
    for (const [place, share] of allot(given, 6, 2, () => (visit + 0.5) / visits).entries())
      sums[place] = (sums[place] ?? 0) + share;
  expect(sums).toEqual(given.map((need) => (need / 12) * 6 * visits));
});
