import type { SpaceTag } from '@huixiang/contract';
import { generalIdf } from './general-idf.ts';
import { termWeight, type Frequencies } from './term-weights.ts';

/** A comment as the tags of a space are learned from it. */
export interface TagDocument {
  readonly authorId: number;
  readonly terms: readonly string[];
}

/** Words that a comment is mostly about. */
const TELLING_TERMS = 6;
/** One comment is a remark, three are a subject; of one person they are a habit. */
const COMMENTS_MIN = 3;
const AUTHORS_MIN = 2;
export const TAGS_MAX = 40;
/** A Chinese word below this stands in every kind of text: 孩子, 声音. */
const GENERAL_IDF_MIN = 5.5;
/** A word of a post's title is a subject that the creator set. */
const TITLE_FACTOR = 1.5;
const TAG_LENGTH_MIN = 2;

/**
 * The tags of a space: words that are among the most telling of at least three comments by at least two people,
 * strongest first. No list of subjects is given; they come from the space's own texts.
 */
export function learnTags(
  documents: readonly TagDocument[],
  titles: readonly (readonly string[])[],
  frequencies: Frequencies,
): SpaceTag[] {
  const found = new Map<string, { comments: number; authors: Set<number>; weight: number }>();
  for (const { authorId, terms } of documents) {
    const telling = terms
      .map((term): [string, number] => [term, termWeight(term, frequencies)])
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, TELLING_TERMS);
    for (const [term, weight] of telling) {
      const known = found.get(term);
      if (known === undefined) found.set(term, { comments: 1, authors: new Set([authorId]), weight });
      else {
        known.comments += 1;
        known.authors.add(authorId);
      }
    }
  }
  const inTitles = new Set(titles.flat());
  return [...found]
    .filter(
      ([term, { comments, authors }]) =>
        comments >= COMMENTS_MIN && authors.size >= AUTHORS_MIN && isTag(term),
    )
    .map(([tag, { comments, weight }]) => ({
      tag,
      comments,
      score: comments * weight * (inTitles.has(tag) ? TITLE_FACTOR : 1),
    }))
    .toSorted((a, b) => b.score - a.score || (a.tag < b.tag ? -1 : 1))
    .slice(0, TAGS_MAX)
    .map(({ tag, comments }) => ({ tag, comments, origin: 'learned' as const }));
}

function isTag(term: string): boolean {
  return term.length >= TAG_LENGTH_MIN && (generalIdf(term) ?? GENERAL_IDF_MIN) >= GENERAL_IDF_MIN;
}
