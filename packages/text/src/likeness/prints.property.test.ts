import fc from 'fast-check';
import { expect, test } from 'vitest';
import { objectionTo, printOf, type Print } from './judge.ts';
import { Prints } from './prints.ts';
import { readText } from './reading.ts';
import { likeness } from './sketch.ts';

const MAX = 12;
const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
const sentence = (min: number, max: number) =>
  fc.array(han, { minLength: min, maxLength: max }).map((signs) => signs.join(''));
/** Few words, a comment, and one longer than what is kept of it. */
const original = fc.oneof(sentence(1, 8), sentence(12, 60), sentence(100, 300));

/** A new text is the beginning of one of a few originals with an end of its own: everything from a copy to another text. */
const said = fc.record({
  of: fc.nat(3),
  tenths: fc.integer({ min: 0, max: 10 }),
  end: fc.oneof(sentence(0, 6), sentence(0, 120)),
  authorId: fc.nat(2),
  id: fc.nat(30),
});
const act = fc.oneof(
  { weight: 4, arbitrary: said },
  { weight: 1, arbitrary: fc.record({ deleted: fc.nat(30) }) },
);

test('what is near a text objects to it as all that was said would, whatever came, went and was replaced', () => {
  const numRuns = 200;
  let objections = 0;
  fc.assert(
    fc.property(
      fc.array(original, { minLength: 4, maxLength: 4 }),
      fc.array(act, { minLength: 20, maxLength: 60, size: 'max' }),
      (originals, acts) => {
        const prints = new Prints(MAX);
        let model: Print[] = [];
        for (const [at, one] of acts.entries()) {
          if ('deleted' in one) {
            prints.delete(one.deleted);
            model = model.filter(({ id }) => id !== one.deleted);
            continue;
          }
          const begun = originals[one.of] ?? '';
          const reading = readText(begun.slice(0, Math.ceil((begun.length * one.tenths) / 10)) + one.end);
          const print = printOf(reading, { id: one.id, authorId: one.authorId, at, actKey: null }, []);
          const objection = objectionTo(reading, print, model, []);
          expect(objectionTo(reading, print, prints.near(print), [])).toBe(objection);
          if (objection !== undefined) objections += 1;
          prints.add(print);
          model = [...model.filter(({ id }) => id !== one.id), print].slice(-MAX);
          expect([...prints]).toEqual(model);
        }
      },
    ),
    { numRuns },
  );
  expect(objections).toBeGreaterThan(numRuns);
});

test('of two hundred other texts hardly any is near', () => {
  fc.assert(
    fc.property(fc.array(sentence(40, 40), { minLength: 201, maxLength: 201 }), (texts) => {
      const prints = new Prints(200);
      const [last, ...others] = texts.map((text, id) =>
        printOf(readText(text), { id, authorId: id, at: id, actKey: null }, []),
      );
      for (const print of others) prints.add(print);
      const strangers = prints.near(last!).filter(({ sketch }) => likeness(sketch, last!.sketch) === 0);
      expect(strangers.length).toBeLessThan(30);
    }),
    { numRuns: 10 },
  );
});
