import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageOf, lengthOf } from './language.ts';
import { foldTerm, termsOf } from './terms.ts';

const pieces = fc.constantFrom(
  '阳台',
  '薄荷',
  '浇水了',
  '的',
  'Glaze',
  'don’t',
  '12.5',
  '［捂脸］',
  '@小王',
  '\n',
  'ü',
  'テスト',
  '😀',
  '-',
  '  ',
);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(pieces, { maxLength: 40 }).map((some) => some.join('')),
);

test('every term of any text is folded, has two to sixteen characters and a letter, and stands there once', () => {
  fc.assert(
    fc.property(text, (some) => {
      const terms = termsOf(some);
      expect(new Set(terms.map(({ term }) => term)).size).toBe(terms.length);
      for (const { term, count } of terms) {
        expect(term).toBe(foldTerm(term));
        expect([...term].length).toBeGreaterThanOrEqual(2);
        expect([...term].length).toBeLessThanOrEqual(16);
        expect(term).toMatch(/\p{L}/u);
        // They are stored separated by spaces.
        expect(term).not.toMatch(/\s/u);
        expect(count).toBeGreaterThanOrEqual(1);
      }
    }),
  );
});

test('every text has a language and a length', () => {
  fc.assert(
    fc.property(text, (some) => {
      expect(['zh', 'en', 'other']).toContain(languageOf(some));
      expect(['short', 'medium', 'long']).toContain(lengthOf(some));
    }),
  );
});

test('a text never gets shorter by more words', () => {
  const order = ['short', 'medium', 'long'];
  fc.assert(
    fc.property(text, text, (some, more) => {
      expect(order.indexOf(lengthOf(`${some} ${more}`))).toBeGreaterThanOrEqual(
        order.indexOf(lengthOf(some)),
      );
    }),
  );
});
