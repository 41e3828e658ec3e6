import { provenances } from '@huixiang/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { provenanceOf, signArrival } from './arrival.ts';

const secret = 's'.repeat(40);
const ARTICLE = 0;
const signed = fc.record({
  provenance: fc.constantFrom(...provenances.filter((name) => name !== 'dealt-card')),
  spaceId: fc.integer({ min: 1 }),
  postId: fc.integer({ min: 1 }),
});

test('what the server signed is believed in its own space', () => {
  fc.assert(
    fc.property(signed, (arrival) => {
      const via = signArrival(arrival, secret);
      expect(provenanceOf(via, arrival.spaceId, secret)).toBe(provenances.indexOf(arrival.provenance));
      expect(provenanceOf(via, arrival.spaceId + 1, secret)).toBe(ARTICLE);
    }),
  );
});

test('whatever a client invents counts as the article', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 1 }),
      (via, spaceId) => provenanceOf(via, spaceId, secret) === ARTICLE,
    ),
  );
  fc.assert(
    fc.property(signed, fc.nat({ max: 6 }), (arrival, code) => {
      const via = signArrival(arrival, secret);
      const forged = `${code}${via.slice(1)}`;
      return forged === via || provenanceOf(forged, arrival.spaceId, secret) === ARTICLE;
    }),
  );
});

test('a dealt card is never proven by a link, not even a signed one', () => {
  const via = signArrival({ provenance: 'dealt-card', spaceId: 1, postId: 2 }, secret);
  expect(provenanceOf(via, 1, secret)).toBe(ARTICLE);
});
