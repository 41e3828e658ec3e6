/** Sticker codes are pictures, not words. */
const STICKER = /:[a-z][a-z-]{1,19}:/g;
/** A Chinese character, a word of letters, or a number. */
const TOKEN = /\p{Script=Han}|[\p{L}\p{M}]+|\p{N}+/gu;
/** 哈哈哈哈 says no more than 哈哈. */
const LONG_RUN = /(\p{L})\1{2,}/gu;

/**
 * The words of a text without what copying changes for nothing: case, width, spaces, punctuation, emoji, marks, and
 * the length of a laugh. Chinese characters are words of their own.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(STICKER, ' ').replaceAll(LONG_RUN, '$1$1');
  return plain.match(TOKEN) ?? [];
}

/** How much words say: a Chinese character counts 1, a word of letters or a number 2. */
export function weightOf(words: readonly string[]): number {
  let weight = 0;
  for (const word of words) weight += /^\p{Script=Han}$/u.test(word) ? 1 : 2;
  return weight;
}

/**
 * What two very short texts are compared by: their words without repetition of the same one, or, where there are none,
 * the signs themselves (好好好 and 好！ are one, and so are 👍 and 👍👍).
 */
export function stemOf(text: string): string {
  const words = wordsOf(text);
  const signs = words.length > 0 ? words.flatMap((word) => [...word]) : [...text.replaceAll(/\s/g, '')];
  return signs.filter((sign, index) => sign !== signs[index - 1]).join('');
}
