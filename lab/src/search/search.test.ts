import { expect, test } from 'vitest';
import { randomFrom } from '../matching/random.ts';
import { inventLanguage } from './language.ts';
import { runSearch } from './run-search.ts';

const TIMEOUT_MS = 180_000;

test('the invented language has common words and rare ones, of two characters mostly, and is the same every time', () => {
  const language = inventLanguage();
  const random = randomFrom(1);
  const texts = Array.from({ length: 2_000 }, () => language.text(random));
  const having = (word: string | undefined): number =>
    texts.filter((text) => text.includes(word ?? '')).length;
  expect(having(language.words[0])).toBeGreaterThan(200);
  expect(having(language.words.findLast((word) => word.length === 4))).toBeLessThan(20);
  expect(inventLanguage().words.slice(0, 50)).toEqual(language.words.slice(0, 50));
});

/** Correctness alone: how fast a machine is that also runs other tests says nothing. */
test(
  'every kind of wish is answered in both scopes, and what was drawn from the texts is found',
  async () => {
    const options = { comments: 3_000, rounds: 1, wishes: 5, baselineWishes: 2, log: () => undefined };
    const { rows, problems } = await runSearch(options);
    expect(problems).toEqual([]);
    expect(rows.map(({ scope, probe }) => `${scope} ${probe}`)).toHaveLength(18);
    const empty = rows.filter(({ found, probe }) => found === 0 && !['absent', 'rare-word'].includes(probe));
    expect(empty.map(({ scope, probe }) => `${scope} ${probe}`)).toEqual([]);
  },
  TIMEOUT_MS,
);
