import fc from 'fast-check';
import { expect, test } from 'vitest';

import { readArticleMsgid, writeArticleMsgid } from './article-key.ts';

test('the first article of a publication is 1 in the statistics and 0 in the comment calls', () => {
  expect(readArticleMsgid('2247490098_1')).toEqual({ msgDataId: '2247490098', index: 0 });
  expect(readArticleMsgid('2247490098_8')).toEqual({ msgDataId: '2247490098', index: 7 });
  expect(writeArticleMsgid({ msgDataId: '2247490098', index: 0 })).toBe('2247490098_1');
});

test('there is no article 0, and what has another form is none', () => {
  const odd = ['2247490098_0', '2247490098', '_1', 'a_1', '1_1_1', '1_-1', '1_1.5', ''];
  expect(odd.map(readArticleMsgid)).toEqual(odd.map(() => undefined));
});

test('an id that is written can be read, however long it is', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 20n - 1n }), fc.integer({ min: 0, max: 7 }), (id, index) => {
      const article = { msgDataId: String(id), index };
      expect(readArticleMsgid(writeArticleMsgid(article))).toEqual(article);
    }),
  );
});
