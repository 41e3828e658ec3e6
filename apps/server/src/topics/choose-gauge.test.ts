import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseGauge, type GaugeCandidate } from './choose-gauge.ts';
import { describeContent } from './content.ts';
import { termsOf } from './terms.ts';

const frequencies = { comments: 100, of: () => 5 };
let nextId = 0;
function candidate(
  text: string,
  known: { yes?: number; asked?: number; authorId?: number; postId?: number } = {},
): GaugeCandidate {
  const commentId = (nextId += 1);
  const content = describeContent({ commentId, text, words: termsOf(text), titleWords: [] }, frequencies);
  return { content, authorId: commentId, postId: commentId, yes: 0, asked: 0, ...known };
}
const textsOf = (chosen: readonly GaugeCandidate[]): string[] => chosen.map(({ content }) => content.folded);

test('each chosen comment is about something else while there is something else', () => {
  const mint = Array.from({ length: 20 }, () => candidate('薄荷扦插要换盆土'));
  const others = ['仙人掌开花怎么浇水', '菜市场收摊豆腐便宜', '陶器上釉烧窑开裂', '股票亏损基金定投'].map(
    (text) => candidate(text),
  );
  const chosen = textsOf(chooseGauge([...mint, ...others], 5));
  expect(new Set(chosen).size).toBe(5);
});

test('of two comments on the same, the one over which people part is chosen', () => {
  const agreed = candidate('薄荷扦插要换盆土', { yes: 40, asked: 40 });
  const disputed = candidate('薄荷扦插要换盆土', { yes: 20, asked: 40 });
  const refused = candidate('薄荷扦插要换盆土', { yes: 0, asked: 40 });
  expect(chooseGauge([agreed, disputed, refused], 1)).toEqual([disputed]);
});

test('a set does not hang on one author or one post', () => {
  const one = candidate('薄荷扦插换盆土壤', { authorId: 1, postId: 1 });
  const same = candidate('仙人掌开花浇水阳光', { authorId: 1, postId: 1 });
  const other = candidate('菜市场豆腐收摊雨棚', { authorId: 2, postId: 2 });
  const authors = new Set(chooseGauge([one, same, other], 2).map(({ authorId }) => authorId));
  expect(authors).toEqual(new Set([1, 2]));
});

test('one that says too little to tell anything comes last', () => {
  const bare = candidate('哈哈');
  const full = candidate('薄荷扦插要换盆土');
  expect(textsOf(chooseGauge([bare, full], 2))).toEqual(['薄荷扦插要换盆土', '哈哈']);
});

test('any set has no more than was wanted, none twice, and does not depend on the order of the candidates', () => {
  const texts = fc.array(fc.constantFrom('薄荷换盆', '仙人掌开花', '豆腐', '哈哈', '陶器上釉', ''), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(texts, fc.integer({ min: 0, max: 12 }), (some, size) => {
      const candidates = some.map((text) => candidate(text));
      const chosen = chooseGauge(candidates, size);
      expect(chosen).toHaveLength(Math.min(size, candidates.length));
      expect(new Set(chosen).size).toBe(chosen.length);
      expect(chooseGauge(candidates.toReversed(), size)).toEqual(chosen);
    }),
  );
});
