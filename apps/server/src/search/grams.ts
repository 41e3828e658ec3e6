import { idTime } from '../ids.ts';
import { fold } from './fold.ts';

/** Scripts that put no space between words, and Korean, whose words carry endings. */
const DENSE = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
/** Runs of these, and words of the other scripts. Marks belong to what they stand on. */
const RUNS = new RegExp(String.raw`(?<dense>[${DENSE}]+)|(?<word>[[\p{L}\p{M}\p{N}]--[${DENSE}]]+)`, 'gv');
const IN_WORD = new RegExp(String.raw`[[\p{L}\p{M}\p{N}]--[${DENSE}]]`, 'v');
/** A longer word is a slip of the keyboard or a code. */
const WORD_LENGTH = 32;
const WEEK_MS = 7 * 24 * 3_600_000;

export interface Run {
  readonly kind: 'dense' | 'word';
  readonly text: string;
}

/** The runs of a folded text, in their order. */
export function runsOf(folded: string): Run[] {
  return [...folded.matchAll(RUNS)].map(({ groups }) =>
    groups?.['dense'] === undefined
      ? { kind: 'word', text: groups?.['word'] ?? '' }
      : { kind: 'dense', text: groups['dense'] },
  );
}

/** Whether this character may be part of a word of an alphabet. */
export function isInWord(character: string | undefined): boolean {
  return character !== undefined && IN_WORD.test(character);
}

/**
 * What a comment is found by. Of Chinese, each pair of neighbouring characters, so that every word of two characters
 * and more is found wherever a segmenter would have cut, and the last character of each run, so that together with the
 * beginnings of pairs single characters are found too. Of alphabets, the words. And the space and the week, by which a
 * search is narrowed.
 */
export function gramsOf(text: string, spaceId: number, commentId: number): string[] {
  const grams = new Set([spaceGram(spaceId), weekGram(weekOf(commentId))]);
  for (const run of runsOf(fold(text).text)) {
    if (run.kind === 'word') grams.add(cutWord(run.text));
    else for (const gram of denseGrams(run.text)) grams.add(gram);
  }
  return [...grams];
}

/** The gram that all comments of a space share; no text has a colon in its grams. */
export function spaceGram(spaceId: number): string {
  return `s:${spaceId.toString(36)}`;
}

/** The week in which a comment was said, counted from 1970. */
export function weekOf(commentId: number): number {
  return Math.floor(idTime(commentId) / WEEK_MS);
}

/** The gram that all comments of a week share. */
export function weekGram(week: number): string {
  return `w:${week.toString(36)}`;
}

export function cutWord(word: string): string {
  return word.length <= WORD_LENGTH ? word : [...word].slice(0, WORD_LENGTH).join('');
}

/** Pairs of neighbouring characters; of a single character, itself. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.length < 2
    ? characters
    : characters.slice(1).map((character, i) => `${characters[i] ?? ''}${character}`);
}

function denseGrams(run: string): string[] {
  const last = [...run].at(-1) ?? '';
  return [...pairsOf(run), last];
}
