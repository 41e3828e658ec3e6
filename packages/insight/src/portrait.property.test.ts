import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tellKinds, wholePortions } from './portrait.ts';

const floors = fc.integer({ min: 1, max: 20 });
const divided = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), fc.nat({ max: 40 }), { maxKeys: 8 })
  .map((counts) => new Map(Object.entries(counts)));
const peopleOf = (counts: ReadonlyMap<string, number>, kinds: readonly string[]) =>
  kinds.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0);
/** Kinds that somebody is of and that are not told. */
const hiddenOf = (counts: ReadonlyMap<string, number>, floor: number) => {
  const told = new Set(tellKinds(counts, floor).map(({ kind }) => kind));
  return [...counts].filter(([kind, people]) => people > 0 && !told.has(kind)).map(([kind]) => kind);
};

test('no told kind has fewer people than the floor, and no figure is exact to less than the floor', () => {
  fc.assert(
    fc.property(divided, floors, (counts, floor) => {
      for (const { kind, atLeast } of tellKinds(counts, floor)) {
        const people = counts.get(kind) ?? 0;
        expect(people).toBeGreaterThanOrEqual(floor);
        expect(atLeast % floor).toBe(0);
        expect(people - atLeast).toBeGreaterThanOrEqual(0);
        expect(people - atLeast).toBeLessThan(floor);
      }
    }),
  );
});

test('beside told kinds, what is hidden is nobody, or two kinds or more and as many people as the floor', () => {
  fc.assert(
    fc.property(divided, floors, (counts, floor) => {
      const hidden = hiddenOf(counts, floor);
      const safe =
        tellKinds(counts, floor).length === 0 ||
        hidden.length === 0 ||
        (hidden.length >= 2 && peopleOf(counts, hidden) >= floor);
      expect(safe, `${JSON.stringify([...counts])} hides ${hidden.join()}`).toBe(true);
    }),
  );
});

test('no more is hidden than must be: where every kind reaches the floor, every kind is told', () => {
  fc.assert(
    fc.property(divided, floors, (counts, floor) => {
      const large = new Map([...counts].map(([kind, people]) => [kind, people + floor] as const));
      expect(hiddenOf(large, floor)).toEqual([]);
    }),
  );
});

test('one more person changes the people of a portrait not at all, or by a whole portion', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.nat(), floors, (people, next, floor) => {
      const [before, after] = [wholePortions(people, floor), wholePortions([...people, next], floor)];
      expect([0, floor]).toContain(after.length - before.length);
      expect(after.slice(0, before.length)).toEqual(before);
    }),
  );
});
