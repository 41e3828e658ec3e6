import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchScore, type SearchEvidence } from './search-score.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const evidence: fc.Arbitrary<SearchEvidence> = fc.record({
  fit: share,
  phrase: fc.boolean(),
  share,
  resonance: share,
  ageMs: fc.nat({ max: 10 * 365 * 24 * 3_600_000 }),
});

test('a score lies between 0 and 1', () => {
  fc.assert(
    fc.property(evidence, (known) => {
      const score = searchScore(known);
      return score >= 0 && score <= 1 + 1e-9;
    }),
  );
});

test('nothing that speaks for a comment lowers its score, and age never raises it', () => {
  fc.assert(
    fc.property(evidence, evidence, (a, b) => {
      const better: SearchEvidence = {
        fit: Math.max(a.fit, b.fit),
        phrase: a.phrase || b.phrase,
        share: Math.max(a.share, b.share),
        resonance: Math.max(a.resonance, b.resonance),
        ageMs: Math.min(a.ageMs, b.ageMs),
      };
      return searchScore(better) >= Math.max(searchScore(a), searchScore(b)) - 1e-9;
    }),
  );
});

test('of two wished words, having both outweighs every small advantage but the phrase', () => {
  const both = searchScore({ fit: 1, phrase: false, share: 0, resonance: 0.2, ageMs: 1e12 });
  const one = searchScore({ fit: 0.5, phrase: false, share: 0.2, resonance: 0.6, ageMs: 0 });
  expect(both).toBeGreaterThan(one - 0.1);
});
