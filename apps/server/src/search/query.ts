import { limits } from '@huixiang/contract';
import { HuixiangError } from '../errors.ts';
import { stopWords } from '../topics/stop-words.ts';
import { chineseSegmenter } from '../chinese.ts';
import { fold } from './fold.ts';
import { cutWord, pairsOf, runsOf, spaceGram, weekGram, type Run } from './grams.ts';

/** One word that is looked for, folded. */
export type SearchWord = Run;

/** What somebody wants to find. */
export interface Query {
  readonly words: readonly SearchWord[];
  /** The whole wish as one string, folded: whoever has it as it stands is meant most of all. */
  readonly phrase: string;
  /** Whether every word must stand there, or one of them is enough. */
  readonly how: 'all' | 'any';
}

/** More words narrow nothing further and cost time each. */
const WORDS_MAX = 8;
/** A run of Chinese up to this long is meant as it stands. */
const WHOLE_MAX = 4;
const HAN = /^\p{Script=Han}+$/u;

/** Read a wish, all of which must be found; one without a letter or digit has no words. */
export function readQuery(wish: string): Query {
  return read(wish, WHOLE_MAX, 'all');
}

/** The wish of a reader. @throws HuixiangError HX_QUERY_EMPTY, HX_QUERY_TOO_LONG */
export function readWish(wish: string): Query {
  if ([...wish].length > limits.searchLength)
    throw new HuixiangError('HX_QUERY_TOO_LONG', { field: 'querystring.q' });
  const query = readQuery(wish);
  if (query.words.length === 0) throw new HuixiangError('HX_QUERY_EMPTY', { field: 'querystring.q' });
  return query;
}

/** The wish in smaller pieces, of which one is enough; undefined when it has no smaller ones. */
export function loosen({ phrase, words }: Query): Query | undefined {
  const loose = read(phrase, 2, 'any');
  return loose.words.length > 1 || loose.words[0]?.text !== words[0]?.text ? loose : undefined;
}

function read(wish: string, wholeMax: number, how: Query['how']): Query {
  const phrase = fold(wish).text.trim();
  const found = new Map<string, SearchWord>();
  for (const run of runsOf(phrase)) {
    for (const text of run.kind === 'dense' ? cutRun(run.text, wholeMax) : [cutWord(run.text)])
      found.set(text, { kind: run.kind, text });
  }
  return { words: [...found.values()].slice(0, WORDS_MAX), phrase, how };
}

/** A long run of Chinese is cut into its words; what only joins them is left out, if more is there. */
function cutRun(run: string, wholeMax: number): string[] {
  if ([...run].length <= wholeMax || !HAN.test(run)) return [run];
  const telling = chineseSegmenter()
    .cut(run, true)
    .filter((word) => [...word].length > 1 && !stopWords.has(word));
  return telling.length > 0 ? telling : [run];
}

/**
 * The question to the index, in PostgreSQL's own form of it. Pairs can stand apart in a text that has all of them, so
 * what the index gives is a candidate only.
 */
export function indexQuestion({ words, how }: Query): string {
  const each = words.map((word) => `(${gramsOfWord(word).join('&')})`);
  return each.join(how === 'all' ? '&' : '|');
}

/** The question narrowed to one space, to some weeks, or both. */
export function narrow(
  question: string,
  to: { spaceId?: number | undefined; weeks?: readonly number[] },
): string {
  const parts = [`(${question})`];
  if (to.spaceId !== undefined) parts.push(quote(spaceGram(to.spaceId)));
  if (to.weeks !== undefined) parts.push(`(${to.weeks.map((week) => quote(weekGram(week))).join('|')})`);
  return parts.join('&');
}

function gramsOfWord({ kind, text }: SearchWord): string[] {
  const length = [...text].length;
  if (kind === 'word') return [length > 1 ? `${quote(text)}:*` : quote(text)];
  if (length === 1) return [`${quote(text)}:*`];
  return [...new Set(pairsOf(text))].map(quote);
}

function quote(gram: string): string {
  return `'${gram.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
