import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommentContent } from './content.ts';
import { hashTerm } from './hash-term.ts';
import { compare, createProfile, type ProfileTerm } from './profile.ts';

const term = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 });
const weight = fc.float({ min: -1, max: 1, noNaN: true });
const entries = fc.uniqueArray(
  fc.record<ProfileTerm>({ term, tag: fc.option(term), taste: weight, gauge: weight }),
  { selector: (entry) => entry.term, maxLength: 300 },
);

function contentOf(weights: ReadonlyMap<string, number>): CommentContent {
  const terms = [...weights.keys()];
  return {
    commentId: 1,
    terms,
    ownTerms: terms.length,
    weights: [...weights.values()],
    hashes: terms.map(hashTerm),
    folded: '',
    language: 'zh',
    length: 'medium',
  };
}

test('the table finds exactly the terms that a plain search finds, and sums stay within -1 to 1', () => {
  fc.assert(
    fc.property(
      entries,
      fc.array(fc.tuple(term, fc.float({ min: 0, max: 1, noNaN: true })), { maxLength: 20 }),
      (known, words) => {
        // Half of the comment's words are the listener's.
        const content = contentOf(
          new Map([...words, ...known.slice(0, 10).map((entry): [string, number] => [entry.term, 0.1])]),
        );
        const found = compare(content, createProfile(known, []));
        let [score, gauge] = [0, 0];
        for (const [index, word] of content.terms.entries()) {
          const entry = known.find((one) => one.term === word);
          score += (entry?.taste ?? 0) * (content.weights[index] ?? 0);
          gauge += (entry?.gauge ?? 0) * (content.weights[index] ?? 0);
        }
        expect(found.score).toBeCloseTo(Math.max(-1, Math.min(1, score)));
        expect(found.gauge).toBeCloseTo(Math.max(-1, Math.min(1, gauge)));
      },
    ),
  );
});

test('the reason is always a tag whose weight is above 0 and whose word the comment has', () => {
  fc.assert(
    fc.property(entries, fc.array(term, { maxLength: 20 }), (known, words) => {
      const content = contentOf(new Map(words.map((word) => [word, 0.5])));
      const { tag } = compare(content, createProfile(known, []));
      if (tag === null) return;
      expect(known.some((entry) => entry.tag === tag && entry.taste > 0 && words.includes(entry.term))).toBe(
        true,
      );
    }),
  );
});
