import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flowNetwork } from './max-flow.ts';

test('the greatest flow gives way where a first choice would block', () => {
  // Comment 2 fits visits 4 and 5, comment 3 only visit 4.
  const network = flowNetwork(6);
  for (const comment of [2, 3]) network.connect(0, comment, 1);
  const taken = network.connect(2, 4, 1);
  network.connect(2, 5, 1);
  network.connect(3, 4, 1);
  for (const visit of [4, 5]) network.connect(visit, 1, 1);
  expect(network.maximise(0, 1)).toBe(2);
  expect(network.flowOf(taken)).toBe(0);
});

test('what is matched stays matched when further edges come', () => {
  const network = flowNetwork(5);
  const first = network.connect(0, 2, 1);
  const second = network.connect(0, 3, 1);
  network.connect(2, 4, 1);
  network.connect(4, 1, 1);
  expect(network.maximise(0, 1)).toBe(1);
  network.connect(3, 4, 1);
  expect(network.maximise(0, 1)).toBe(0);
  expect([network.flowOf(first), network.flowOf(second)]).toEqual([1, 0]);
});

/** The most comments that can be matched, by trying everything. */
function tried(fits: readonly (readonly number[])[], place = 0, taken: readonly number[] = []): number {
  const own = fits[place];
  if (own === undefined) return 0;
  const chosen = own.filter((visit) => !taken.includes(visit));
  return Math.max(
    tried(fits, place + 1, taken),
    ...chosen.map((visit) => 1 + tried(fits, place + 1, [...taken, visit])),
  );
}

test('it finds as many pairs as trying everything', () => {
  const graphs = fc.array(fc.uniqueArray(fc.nat({ max: 3 }), { maxLength: 4 }), { maxLength: 5 });
  fc.assert(
    fc.property(graphs, (fits) => {
      const network = flowNetwork(2 + fits.length + 4);
      for (const [comment, visits] of fits.entries()) {
        network.connect(0, 2 + comment, 1);
        for (const visit of visits) network.connect(2 + comment, 2 + fits.length + visit, 1);
      }
      for (let visit = 0; visit < 4; visit += 1) network.connect(2 + fits.length + visit, 1, 1);
      expect(network.maximise(0, 1)).toBe(tried(fits));
    }),
  );
});
