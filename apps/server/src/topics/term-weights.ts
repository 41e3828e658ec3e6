import { generalIdf } from './general-idf.ts';
import type { Term } from './terms.ts';

/** What is known of the words of a space: comments in all, and comments in which a word stands. */
export interface Frequencies {
  readonly comments: number;
  of(term: string): number;
}

/** The general weight of a word counts as much as this many comments of the space: a young space knows little yet. */
const GENERAL_COMMENTS = 200;
/** The general table comes from long articles; halved, its scale is that of short comments. */
const GENERAL_SCALE = 0.5;
/** A word that stands in every comment still weighs something. */
const WEIGHT_MIN = 0.1;
/** The title of the post is what a comment is about, unless it says otherwise. */
const TITLE_SHARE = 0.5;

/**
 * How telling a word is in a space: its inverse document frequency there, for Chinese words drawn towards that in
 * general. On real conversations this ordered comments for a reader better than either alone (docs/decisions/0008-what-words-tell.md).
 */
export function termWeight(term: string, frequencies: Frequencies): number {
  const { comments } = frequencies;
  const here = Math.log((comments + 1) / (frequencies.of(term) + 0.5));
  const general = generalIdf(term);
  if (general === undefined) return Math.max(WEIGHT_MIN, here);
  const mixed =
    (comments * here + GENERAL_COMMENTS * GENERAL_SCALE * general) / (comments + GENERAL_COMMENTS);
  return Math.max(WEIGHT_MIN, mixed);
}

/** Words of a text and of its title with their TF-IDF weights, scaled to unit length; empty when there are no words. */
export function weighTerms(
  text: readonly Term[],
  title: readonly Term[],
  frequencies: Frequencies,
): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { term, count } of text)
    weights.set(term, (1 + Math.log(count)) * termWeight(term, frequencies));
  for (const { term } of title) {
    if (!weights.has(term)) weights.set(term, TITLE_SHARE * termWeight(term, frequencies));
  }
  const length = Math.hypot(...weights.values());
  for (const [term, weight] of weights) weights.set(term, weight / length);
  return weights;
}
