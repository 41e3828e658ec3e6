import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gentlePart, gentleParts, type GentlePart, type Place } from './gentle-part.ts';

/** A comment alone on place `before` of a thread. */
const place = (before: number, total: number): Place => ({ before, level: 0, total });
const part = fc.constantFrom(...gentleParts);
const thread = fc
  .integer({ min: 8, max: 400 })
  .chain((total) => fc.record({ total: fc.constant(total), before: fc.integer({ min: 0, max: total - 1 }) }));

/** What is told one after the other. */
function tell(places: readonly Place[]): GentlePart[] {
  const told: GentlePart[] = [];
  for (const one of places) told.push(gentlePart(one, told.at(-1)));
  return told;
}

describe('the part of a thread that an author is told', () => {
  test('is a third at first', () => {
    expect([0, 7, 8, 15, 16, 23].map((before) => gentlePart(place(before, 24), undefined))).toEqual([
      'front',
      'front',
      'middle',
      'middle',
      'rest',
      'rest',
    ]);
  });

  test('stays what it was for as long as a comment moves to and fro within the margin', () => {
    const noisy = fc.record({
      border: fc.constantFrom(1 / 3, 2 / 3),
      total: fc.integer({ min: 24, max: 400 }),
      moves: fc.array(fc.double({ min: -0.08, max: 0.08, noNaN: true }), { minLength: 2, maxLength: 40 }),
    });
    fc.assert(
      fc.property(noisy, ({ border, total, moves }) => {
        const told = tell(moves.map((move) => place(Math.round((border + move * 0.7) * total - 0.5), total)));
        expect(new Set(told).size).toBe(1);
      }),
    );
  });

  test('is never left and come back to unless the comment moved by more than the margin on both sides', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 24, max: 200 }).chain((total) =>
          fc.record({
            total: fc.constant(total),
            from: fc.integer({ min: 0, max: Math.floor(total * 0.86) }),
            steps: fc.array(fc.integer({ min: 0, max: Math.floor(total * 0.14) }), {
              minLength: 3,
              maxLength: 40,
            }),
          }),
        ),
        ({ total, from, steps }) => {
          const told = tell(steps.map((step) => place(Math.min(total - 1, from + step), total)));
          const changes = told.filter((one, i) => i > 0 && one !== told[i - 1]);
          expect(changes.length).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('is what it would be without memory, wherever the comment stands well inside a part', () => {
    fc.assert(
      fc.property(thread, part, ({ total, before }, last) => {
        const share = (before + 0.5) / total;
        const margin = Math.max(0.08, 1 / total);
        fc.pre([1 / 3, 2 / 3].every((border) => Math.abs(share - border) > margin));
        expect(gentlePart(place(before, total), last)).toBe(gentlePart(place(before, total), undefined));
      }),
    );
  });

  test('is never worse for a comment that stands further in front', () => {
    fc.assert(
      fc.property(thread, part, ({ total, before }, last) => {
        fc.pre(before > 0);
        const rank = (one: GentlePart): number => gentleParts.indexOf(one);
        expect(rank(gentlePart(place(before - 1, total), last))).toBeLessThanOrEqual(
          rank(gentlePart(place(before, total), last)),
        );
      }),
    );
  });

  test('is the same for all comments that stand level', () => {
    expect(gentlePart({ before: 0, level: 23, total: 24 }, undefined)).toBe('middle');
  });
});
