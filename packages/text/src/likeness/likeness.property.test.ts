import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stemOf, wordsOf } from './essence.ts';
import { readText } from './reading.ts';
import { likeness, shinglesOf, sketchOf } from './sketch.ts';

const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
const sentence = (min: number, max: number) =>
  fc
    .array(han, { minLength: min, maxLength: max })
    .map((signs) => signs.join(''))
    // Three of one sign are a laugh, and shortened.
    .filter((text) => !/(.)\1\1/u.test(text));
const sketch = (text: string) => sketchOf(readText(text).shingles);

test('likeness is symmetric, between 0 and the share of their sizes, and 1 for the same words', () => {
  fc.assert(
    fc.property(sentence(2, 60), sentence(2, 60), (a, b) => {
      const [left, right] = [sketch(a), sketch(b)];
      const value = likeness(left, right);
      expect(value).toBe(likeness(right, left));
      expect(value).toBeGreaterThanOrEqual(0);
      const [smaller = 0, larger = 0] = [left.size, right.size].toSorted((one, other) => one - other);
      expect(value).toBeLessThanOrEqual(smaller / larger + 1e-12);
      expect(likeness(left, left)).toBe(1);
    }),
  );
});

test('likeness of short texts is exactly the share of pairs that both have', () => {
  fc.assert(
    fc.property(sentence(2, 40), sentence(0, 20), (common, extra) => {
      const [a, b] = [shinglesOf(wordsOf(common)), shinglesOf(wordsOf(common + extra))];
      const shared = [...a].filter((hash) => b.has(hash)).length;
      expect(likeness(sketchOf(a), sketchOf(b))).toBeCloseTo(shared / new Set([...a, ...b]).size, 12);
    }),
  );
});

test('likeness of long texts is estimated within 0.2', () => {
  fc.assert(
    fc.property(
      sentence(300, 600),
      sentence(300, 600),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (a, b, part) => {
        const mixed = a.slice(0, Math.floor(a.length * part)) + b;
        const [left, right] = [shinglesOf(wordsOf(a)), shinglesOf(wordsOf(mixed))];
        const shared = [...left].filter((hash) => right.has(hash)).length;
        const exact = shared / new Set([...left, ...right]).size;
        // Five times as far as 128 hashes stray, so that no run of the gate ever sees it.
        expect(Math.abs(likeness(sketchOf(left), sketchOf(right)) - exact)).toBeLessThan(0.2);
      },
    ),
    { numRuns: 60 },
  );
});

test('spaces, punctuation, case, width and emoji do not make a text another one', () => {
  const noise = fc.constantFrom(' ', '，', '。', '！！', '😀', '\n', '…', '~', ':sun:');
  fc.assert(
    fc.property(sentence(1, 40), fc.array(noise, { maxLength: 12 }), fc.nat(), (text, marks, seed) => {
      const signs = [...text];
      for (const [index, mark] of marks.entries())
        signs.splice((seed + index * 7) % (signs.length + 1), 0, mark);
      expect(wordsOf(signs.join(''))).toEqual(wordsOf(text));
    }),
  );
  expect(wordsOf('ＯＫ Great')).toEqual(wordsOf('ok, great!'));
});

test('a long laugh is a laugh, and a row of the same sign is that sign', () => {
  expect(wordsOf('哈哈哈哈哈哈')).toEqual(wordsOf('哈哈'));
  expect(stemOf('好好好！')).toBe(stemOf('好'));
  expect(stemOf('👍👍👍')).toBe('👍');
});
