import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findWords } from './find-words.ts';
import { fold } from './fold.ts';
import { gramsOf } from './grams.ts';
import { loosen, readQuery } from './query.ts';

/** Chinese, letters, marks, forms that fold to other lengths, pictures, and what separates. */
const characters = fc.constantFrom(
  ...Array.from('老城墙中国茶的了好喝水路山AbcÉé１２３㎏ﬁİ😀👍🏽，。 !?\'"\\|&()：*'),
  'e\u0301',
  '𠮷',
  'カ\u3099',
  '한국',
);
const texts = fc.array(characters, { maxLength: 40 }).map((parts) => parts.join(''));

test('whatever piece of a text is looked for is found in it, and marked where it stands', () => {
  fc.assert(
    fc.property(fc.array(characters, { minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (parts, a, b) => {
      const from = a % parts.length;
      const piece = parts.slice(from, from + 1 + (b % 4)).join('');
      const query = readQuery(piece);
      const dense = query.words.filter(({ kind }) => kind === 'dense');
      const found = findWords(parts.join(''), { ...query, words: dense });
      return found.words === dense.length;
    }),
  );
});

test('marks are in order, do not overlap, lie in the text, and fold to what was looked for', () => {
  fc.assert(
    fc.property(texts, texts, (text, wish) => {
      const query = readQuery(wish);
      const { ranges } = findWords(text, query);
      let end = 0;
      for (const [from, to] of ranges) {
        if (from < end || to <= from || to > text.length) return false;
        const marked = fold(text.slice(from, to)).text;
        if (!query.words.some((word) => marked.includes(word.text))) return false;
        end = to;
      }
      return true;
    }),
    { numRuns: 500 },
  );
});

test('a text has, among its grams, those of every Chinese word that is found in it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[老城墙中国茶]{2,20}$/u), fc.nat(), (text, a) => {
      const at = a % (text.length - 1);
      return gramsOf(text, 1, 1).includes(text.slice(at, at + 2));
    }),
  );
});

test('fitness is a share, whole only when every word stands for itself', () => {
  fc.assert(
    fc.property(texts, texts, (text, wish) => {
      const { fit } = findWords(text, readQuery(wish));
      return fit >= 0 && fit <= 1;
    }),
  );
  expect(findWords('中国的茶', readQuery('中国 茶')).fit).toBe(1);
  expect(findWords('发展中国家的茶', readQuery('中国 茶')).fit).toBe(0.75);
});

test('a wish is loosened to its telling words, and one of a single short word is not', () => {
  expect(loosen(readQuery('如何养护北阳台的薄荷'))?.words.map(({ text }) => text)).toEqual([
    '养护',
    '阳台',
    '薄荷',
  ]);
  expect(loosen(readQuery('薄荷'))).toBeUndefined();
});
