import { provenances } from '@huixiang/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrivalOf, signArrival, signGroupArrival } from './arrival.ts';

const secret = 's'.repeat(40);
const byArticle = { provenance: 0, groupId: null };
const id = fc.integer({ min: 1 });
const signed = fc.record({
  provenance: fc.constantFrom(...provenances.filter((name) => name !== 'dealt-card')),
  spaceId: id,
  postId: id,
});
const vouched = fc.record({ spaceId: id, groupId: fc.option(id), memberId: id });

test('what the server signed is believed in its own space, of anybody', () => {
  fc.assert(
    fc.property(signed, id, (arrival, memberId) => {
      const { spaceId } = arrival;
      const via = signArrival(arrival, secret);
      const provenance = provenances.indexOf(arrival.provenance);
      expect(arrivalOf(via, { spaceId, memberId }, secret)).toEqual({ provenance, groupId: null });
      expect(arrivalOf(via, { spaceId: spaceId + 1, memberId }, secret)).toEqual(byArticle);
    }),
  );
});

test('a group that WeChat vouched for is believed of this one member, in this one space', () => {
  const provenance = provenances.indexOf('group-share');
  fc.assert(
    fc.property(vouched, (arrival) => {
      const { spaceId, groupId, memberId } = arrival;
      const via = signGroupArrival(arrival, secret);
      expect(arrivalOf(via, arrival, secret)).toEqual({ provenance, groupId });
      expect(arrivalOf(via, { spaceId, memberId: memberId + 1 }, secret)).toEqual(byArticle);
      expect(arrivalOf(via, { spaceId: spaceId + 1, memberId }, secret)).toEqual(byArticle);
    }),
  );
});

test('whatever a client invents counts as the article', () => {
  fc.assert(
    fc.property(fc.string(), id, id, (via, spaceId, memberId) => {
      expect(arrivalOf(via, { spaceId, memberId }, secret)).toEqual(byArticle);
    }),
  );
  fc.assert(
    fc.property(signed, vouched, fc.nat({ max: 6 }), (arrival, group, code) => {
      for (const via of [signArrival(arrival, secret), signGroupArrival(group, secret)]) {
        const forged = `${code}${via.slice(1)}`;
        const { spaceId } = via.split('.').length > 4 ? group : arrival;
        const found = arrivalOf(forged, { spaceId, memberId: group.memberId }, secret);
        expect(forged === via ? byArticle : found).toEqual(byArticle);
      }
    }),
  );
  fc.assert(
    fc.property(vouched, id, (arrival, groupId) => {
      const via = signGroupArrival(arrival, secret);
      const parts = via.split('.');
      const forged = parts.with(2, groupId.toString(36)).join('.');
      const found = arrivalOf(forged, arrival, secret);
      expect(forged === via ? byArticle : found).toEqual(byArticle);
    }),
  );
});

test('a dealt card is never proven by a link, not even a signed one', () => {
  const via = signArrival({ provenance: 'dealt-card', spaceId: 1, postId: 2 }, secret);
  expect(arrivalOf(via, { spaceId: 1, memberId: 3 }, secret)).toEqual(byArticle);
});
