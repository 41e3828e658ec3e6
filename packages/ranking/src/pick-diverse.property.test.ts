import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Choice, pickDiverse } from './pick-diverse.ts';

const choices: fc.Arbitrary<Choice[]> = fc.array(
  fc.record({
    value: fc.integer({ min: 0, max: 20 }),
    shares: fc.record({
      author: fc.integer({ min: 1, max: 5 }),
      space: fc.integer({ min: 1, max: 3 }),
      topic: fc.option(fc.constantFrom('茶', '山'), { nil: undefined }),
    }),
  }),
  { maxLength: 40 },
);
const rule = fc.record({
  size: fc.integer({ min: 0, max: 12 }),
  caps: fc.record({
    author: fc.integer({ min: 1, max: 3 }),
    space: fc.integer({ min: 1, max: 6 }),
    topic: fc.integer({ min: 1, max: 6 }),
  }),
});

const having = (picked: readonly Choice[], kind: string, value: unknown): number =>
  picked.filter((choice) => choice.shares[kind] === value).length;

test('no cap is ever broken, nor the size', () => {
  fc.assert(
    fc.property(choices, rule, (all, { size, caps }) => {
      const picked = pickDiverse(all, { size, caps });
      const kept = Object.entries(caps).every(([kind, cap]) =>
        picked.every(({ shares }) => shares[kind] === undefined || having(picked, kind, shares[kind]) <= cap),
      );
      return kept && picked.length <= size && new Set(picked).size === picked.length;
    }),
  );
});

test('what is left out would break a cap, the page being full or not', () => {
  fc.assert(
    fc.property(choices, rule, (all, { size, caps }) => {
      const picked = pickDiverse(all, { size, caps });
      if (picked.length === size) return true;
      return all
        .filter((choice) => !picked.includes(choice))
        .every(({ shares }) =>
          Object.entries(caps).some(
            ([kind, cap]) => shares[kind] !== undefined && having(picked, kind, shares[kind]) >= cap,
          ),
        );
    }),
  );
});

test('the best comes first, and without caps the best are all that come', () => {
  fc.assert(
    fc.property(choices, fc.nat({ max: 12 }), (all, size) => {
      const values = pickDiverse(all, { size, caps: {} }).map(({ value }) => value);
      const best = all.map(({ value }) => value).toSorted((a, b) => b - a);
      expect(values).toEqual(best.slice(0, size));
    }),
  );
});
