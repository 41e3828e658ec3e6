import { chineseSegmenter } from '../chinese.ts';
import { fold } from './fold.ts';
import { isInWord } from './grams.ts';
import type { Query, SearchWord } from './query.ts';

/** From and to (exclusive) in UTF-16 units, as JavaScript counts the characters of a string. */
export type Range = readonly [from: number, to: number];

/** Where the words of a wish stand in a text, and how well they do. */
export interface Found {
  /** In order, without overlap. */
  readonly ranges: readonly Range[];
  /** How many of the words stand there. */
  readonly words: number;
  /** Share of the wished words that stand there as words of their own, those inside longer ones at half; 0..1. */
  readonly fit: number;
  /** The whole wish stands there as one. */
  readonly phrase: boolean;
}

/** Places that are looked at for each word: enough to mark a text, bounded for one that repeats a word endlessly. */
const PLACES_MAX = 50;
/** Characters on each side of a word within which it is seen whether it stands for itself. */
const AROUND = 6;
const INSIDE = 0.5;

export function findWords(text: string, query: Query): Found {
  const folded = fold(text);
  const ranges: Range[] = [];
  let [words, fit] = [0, 0];
  for (const word of query.words) {
    const places = placesOf(folded.text, word);
    const [first] = places;
    if (first === undefined) continue;
    words += 1;
    fit += word.kind === 'word' || isWordAt(folded.text, word.text, first) ? 1 : INSIDE;
    for (const place of places) ranges.push([folded.at(place), folded.at(place + word.text.length)]);
  }
  const count = Math.max(1, query.words.length);
  return {
    ranges: merge(ranges),
    words,
    fit: fit / count,
    phrase: query.words.length > 1 && folded.text.includes(query.phrase),
  };
}

function placesOf(text: string, { kind, text: word }: SearchWord): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0 && places.length < PLACES_MAX;) {
    if (kind === 'dense' || startsWord(text, word, at)) places.push(at);
    at = text.indexOf(word, at + word.length);
  }
  return places;
}

/** Words of an alphabet are found by their beginnings, single letters only as they are. */
function startsWord(text: string, word: string, at: number): boolean {
  if (isInWord(before(text, at))) return false;
  return [...word].length > 1 || !isInWord(after(text, at + word.length));
}

/** Whether the segmenter, too, sees a word (or several whole ones) here. */
function isWordAt(text: string, word: string, at: number): boolean {
  const from = Math.max(0, at - AROUND);
  const clip = text.slice(from, at + word.length + AROUND);
  const [start, end] = [at - from, at - from + word.length];
  let place = 0;
  const edges = new Set([0]);
  for (const piece of chineseSegmenter().cut(clip, true)) edges.add((place += piece.length));
  return edges.has(start) && edges.has(end);
}

function before(text: string, at: number): string | undefined {
  return Array.from(text.slice(Math.max(0, at - 2), at)).at(-1);
}

function after(text: string, at: number): string | undefined {
  const code = text.codePointAt(at);
  return code === undefined ? undefined : String.fromCodePoint(code);
}

function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (from >= to) continue;
    if (last !== undefined && from <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
    else merged.push([from, to]);
  }
  return merged;
}
