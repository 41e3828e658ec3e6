import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Shortlist } from './shortlist.ts';

test('the shortlist holds what sorting all would put first, in the same order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: 1, max: 12 }), (all, size) => {
      const list = new Shortlist<number>(size, (a, b) => a > b);
      for (const one of all) list.offer(one);
      expect(list.sorted()).toEqual(all.toSorted((a, b) => b - a).slice(0, size));
    }),
  );
});
