import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BlockPool } from './block-pool.ts';
import { Slots } from './slots.ts';

const id = fc.oneof(
  fc.integer({ min: 1, max: 300 }),
  fc.integer({ min: 1, max: 40 }).map((high) => high * 2 ** 32),
  fc.maxSafeInteger().filter((any) => any > 0),
);

test('every member is found in the row that has their id, nobody else is, and rows have no gaps', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ id, leaves: fc.boolean() }), { maxLength: 400 }), (acts) => {
      const slots = new Slots(new BlockPool());
      const there = new Set<number>();
      for (const { id: memberId, leaves } of acts) {
        if (leaves && there.delete(memberId)) slots.drop(slots.find(memberId));
        else if (!leaves && !there.has(memberId)) {
          slots.append(memberId);
          there.add(memberId);
        }
      }
      const rows = Array.from({ length: slots.size }, (_, slot) => slots.idOf(slot));
      expect(new Set(rows)).toEqual(there);
      expect(rows.length).toBe(there.size);
      expect(rows.map((rowId) => slots.find(rowId))).toEqual(rows.map((_, slot) => slot));
      expect(acts.filter(({ id }) => !there.has(id) && slots.find(id) !== -1)).toEqual([]);
    }),
  );
});

test('a table that was filled and emptied finds nobody', () => {
  const pool = new BlockPool();
  const slots = new Slots(pool);
  for (let memberId = 1; memberId <= 100_000; memberId += 1) slots.append(memberId);
  for (let memberId = 1; memberId <= 100_000; memberId += 1) slots.drop(slots.find(memberId));
  expect(slots.size).toBe(0);
  expect(Array.from({ length: 100_001 }, (_, memberId) => slots.find(memberId))).not.toContain(0);
  expect((slots.bytes + pool.bytes) / 100_000).toBeLessThan(60);
});
