import type { Pool } from '@huixiang/postgres';
import { below, randomFrom } from '../matching/random.ts';
import type { Language } from './language.ts';

/** One way of searching, with wishes of its kind. */
export interface WishKind {
  readonly name: string;
  readonly wishes: readonly string[];
}

/** Texts that are looked at to find out how often a word stands there. */
const SAMPLE = 20_000;
/** From this place in the list of words on, they are rare. */
const RARE_FROM = 15_000;

/** Wishes by how many comments have them: shares of all comments. */
const SHARES = {
  'common-word': [0.02, 1],
  'middling-word': [0.001, 0.02],
  'rare-word': [0, 0.000_2],
} as const;

/** What is looked for: drawn from the texts themselves, so that everything but `absent` is there. */
export async function drawWishes(pool: Pool, language: Language, each: number): Promise<WishKind[]> {
  const random = randomFrom(7);
  const { rows } = await pool.query<{ text: string }>(
    `SELECT text FROM comments ORDER BY hashint8(comment_id) LIMIT ${SAMPLE}`,
  );
  const texts = rows.map((row) => row.text);
  const shareOf = (word: string): number => texts.filter((text) => text.includes(word)).length / texts.length;
  const pick = <T>(list: readonly T[]): T => list[below(random, list.length)] as T;
  const fill = (draw: () => string): string[] => {
    const found = new Set<string>();
    for (let tries = 0; found.size < each && tries < each * 20; tries += 1) found.add(draw());
    return [...found];
  };
  const between = (from: number, to: number): string[] =>
    language.words.filter((word) => word.length === 2).slice(Math.floor(from), Math.floor(to));
  const common = between(0, 300).filter((word) => shareOf(word) >= SHARES['common-word'][0]);
  const [low, high] = SHARES['middling-word'];
  const middling = between(0, 4_000).filter(
    (word, i) => i % 8 === 0 && shareOf(word) >= low && shareOf(word) < high,
  );
  // Longer words of the tail that do stand in a text, so that looking for them is not looking for nothing.
  const rare = language.words
    .slice(RARE_FROM)
    .filter(
      (word) =>
        word.length > 2 &&
        shareOf(word) > 0 &&
        shareOf(word) <= Math.max(SHARES['rare-word'][1], 3 / texts.length),
    );
  /** Two characters side by side anywhere in a text, half of them across the edge of two words. */
  const pair = (): string => {
    const run = pick(texts.flatMap((text) => text.split('，')).filter((part) => part.length > 3));
    const at = below(random, run.length - 1);
    return run.slice(at, at + 2);
  };
  return [
    { name: 'common-word', wishes: fill(() => pick(common)) },
    { name: 'middling-word', wishes: fill(() => pick(middling)) },
    { name: 'rare-word', wishes: fill(() => pick(rare)) },
    { name: 'two-characters', wishes: fill(pair) },
    { name: 'two-common-words', wishes: fill(() => `${pick(common)} ${pick(common)}`) },
    { name: 'common-and-rare', wishes: fill(() => `${pick(common)} ${pick(rare)}`) },
    { name: 'two-middling-words', wishes: fill(() => `${pick(middling)} ${pick(middling)}`) },
    {
      name: 'one-character',
      wishes: fill(() =>
        pick(
          pick(texts)
            .split('')
            .filter((c) => c !== '，'),
        ),
      ),
    },
    { name: 'absent', wishes: fill(() => `龘${pick(rare)}齉${below(random, 100_000)}`) },
  ];
}
