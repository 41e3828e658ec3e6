import { weightOf, wordsOf } from './essence.ts';
import { shinglesOf } from './sketch.ts';

/** A text as it is looked at: read once, compared often. */
export interface Reading {
  readonly text: string;
  readonly words: readonly string[];
  readonly weight: number;
  readonly shingles: ReadonlySet<number>;
}

export function readText(text: string): Reading {
  const words = wordsOf(text);
  return { text, words, weight: weightOf(words), shingles: shinglesOf(words) };
}
