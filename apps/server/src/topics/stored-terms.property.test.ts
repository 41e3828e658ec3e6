import fc from 'fast-check';
import { test } from 'vitest';
import { storedForm, storedTerms } from './stored-terms.ts';
import { termsOf } from './terms.ts';

const text = fc
  .array(fc.constantFrom('薄荷', '扦插', '浇水', 'glaze', "l'eau", 'C++', '我们', '，', ' ', '了'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

test('the words of a text come back from the store as they were found in it, and as often', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
      const terms = texts.map(termsOf);
      const [words, counts] = storedForm(terms);
      const back = words.map((each, index) => storedTerms({ words: each, counts: counts[index] ?? null }));
      return JSON.stringify(back) === JSON.stringify(terms);
    }),
  );
});
