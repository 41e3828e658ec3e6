import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIdSource, idFloor } from './ids.ts';

const START = Date.UTC(2026, 10, 21);

test('ids grow, stay within 53 bits and never repeat, however the clock jumps', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 1, maxLength: 400 }),
      (jumps) => {
        let clock = START;
        const newId = createIdSource(() => clock, { number: 31 });
        let last = 0;
        for (const jump of jumps) {
          clock += jump;
          const id = newId();
          if (id <= last || !Number.isSafeInteger(id)) return false;
          last = id;
        }
        return true;
      },
    ),
  );
});

test('more ids than fit into a millisecond run ahead of the clock instead of repeating', () => {
  const newId = createIdSource(() => START, { number: 3 });
  const ids = new Set(Array.from({ length: 10_000 }, newId));
  expect(ids.size).toBe(10_000);
});

test('processes with different numbers never make the same id', () => {
  const [a, b] = [createIdSource(() => START, { number: 0 }), createIdSource(() => START, { number: 1 })];
  const ids = new Set([...Array.from({ length: 500 }, a), ...Array.from({ length: 500 }, b)]);
  expect(ids.size).toBe(1_000);
});

test('the floor of a time lies at or below every id made then and above those made before', () => {
  const before = createIdSource(() => START - 1, { number: 31 })();
  const at = createIdSource(() => START, { number: 0 })();
  expect(before).toBeLessThan(idFloor(START));
  expect(at).toBeGreaterThanOrEqual(idFloor(START));
});
