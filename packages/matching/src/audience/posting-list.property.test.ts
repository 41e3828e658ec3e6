import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BlockPool } from './block-pool.ts';
import { BLOCK_SLOTS_MAX } from './block.ts';
import { PostingList } from './posting-list.ts';

/** Runs of slots close together and far apart, so that gaps of one to four bytes and many blocks come up. */
const run = fc.record({
  from: fc.oneof(fc.nat({ max: 2_000 }), fc.nat({ max: 2 ** 25 })),
  step: fc.constantFrom(1, 3, 130, 20_000),
  count: fc.integer({ min: 1, max: 600 }),
  remove: fc.boolean(),
});

function slotsOf({ from, step, count }: { from: number; step: number; count: number }): number[] {
  return Array.from({ length: count }, (_, i) => from + i * step);
}

function contentsOf(list: PostingList): number[] {
  const into = new Uint32Array(BLOCK_SLOTS_MAX);
  return Array.from({ length: list.blockCount }, (_, at) => [
    ...into.subarray(0, list.read(at, into, 0)),
  ]).flat();
}

test('a list holds what was added and not removed, sorted and each once', () => {
  fc.assert(
    fc.property(fc.array(run, { maxLength: 12 }), fc.boolean(), (runs, backwards) => {
      const list = new PostingList(new BlockPool());
      const expected = new Set<number>();
      for (const one of runs) {
        const slots = backwards ? slotsOf(one).reverse() : slotsOf(one);
        for (const slot of slots) {
          if (one.remove) list.remove(slot);
          else list.add(slot);
          if (one.remove) expected.delete(slot);
          else expected.add(slot);
        }
      }
      expect(contentsOf(list)).toEqual([...expected].sort((a, b) => a - b));
      expect(list.length).toBe(expected.size);
    }),
  );
});

test('lists of one pool do not write into each other, and blocks given back are used again', () => {
  const pool = new BlockPool();
  const lists = Array.from({ length: 40 }, () => new PostingList(pool));
  const fill = (): void => {
    for (let slot = 0; slot < 20_000; slot += 1) lists[(slot * slot) % 40]?.add(slot);
  };
  fill();
  const { bytes } = pool;
  const before = lists.map(contentsOf);
  for (const list of lists) list.clear();
  expect(lists.map(contentsOf).flat()).toEqual([]);
  fill();
  expect(lists.map(contentsOf)).toEqual(before);
  expect(pool.bytes).toBe(bytes);
});

test('a list that grows at its end takes little more than a byte for a slot, and one that shrinks gives blocks back', () => {
  const list = new PostingList(new BlockPool());
  for (let slot = 0; slot < 1_000_000; slot += 20) list.add(slot);
  expect(list.blockCount).toBeLessThan(50_000 / 240);
  const full = list.blockCount;
  for (let slot = 0; slot < 1_000_000; slot += 40) list.remove(slot);
  for (let slot = 20; slot < 900_000; slot += 40) list.remove(slot);
  expect(list.length).toBe(2_500);
  expect(list.blockCount).toBeLessThan(full / 8);
});

test('every slot of a list has one place, every other place is empty', () => {
  const list = new PostingList(new BlockPool());
  for (let slot = 0; slot < 3_000; slot += 1) list.add((slot * 7_919) % 100_003);
  const places = Array.from({ length: list.blockCount * BLOCK_SLOTS_MAX }, (_, place) => list.slotAt(place));
  expect(places.filter((slot) => slot !== -1)).toEqual(contentsOf(list));
});
