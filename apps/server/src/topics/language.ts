import { englishStopWords } from './stop-words.ts';

export type Language = 'zh' | 'en' | 'other';
/** One line said in passing, a thought, a small essay. */
export type LengthClass = 'short' | 'medium' | 'long';

/** A Chinese character says about as much as this many letters of an alphabet. */
const LETTERS_PER_HAN = 3;
/** One word in six of English is among the commonest; less, in a text of some length, is another language. */
const ENGLISH_SHARE = 1 / 6;
const FEW_WORDS = 5;

/** Below this many characters a comment is rarely answered, above the second one often (see the research on replies). */
const SHORT_BELOW = 8;
const LONG_ABOVE = 60;
/** A word of an alphabet counts as this many Chinese characters. */
const HAN_PER_WORD = 2;

/** In which language a text is written, guessed by its script; a text without letters is `other`. */
export function languageOf(text: string): Language {
  const han = countOf(text, /\p{Script=Han}/gu) * LETTERS_PER_HAN;
  const latin = countOf(text, /\p{Script=Latin}/gu);
  const other = countOf(text, /\p{L}/gu) - han / LETTERS_PER_HAN - latin;
  if (other * LETTERS_PER_HAN > Math.max(han, latin)) return 'other';
  if (han > 0 && han >= latin) return 'zh';
  return latin > 0 && isEnglish(text) ? 'en' : 'other';
}

/** How long a text reads, comparable between scripts. */
export function lengthOf(text: string): LengthClass {
  const units =
    countOf(text, /\p{Script=Han}/gu) +
    HAN_PER_WORD * countOf(text.replace(/\p{Script=Han}/gu, ' '), /[\p{L}\p{N}]+/gu);
  if (units < SHORT_BELOW) return 'short';
  return units > LONG_ABOVE ? 'long' : 'medium';
}

function isEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  const common = words.filter((word) => englishStopWords.has(word.replaceAll('’', "'"))).length;
  return words.length < FEW_WORDS
    ? !/[^\p{ASCII}’]/u.test(words.join(''))
    : common >= words.length * ENGLISH_SHARE;
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
