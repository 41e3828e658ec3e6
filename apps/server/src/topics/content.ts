import { hashTerm } from './hash-term.ts';
import { languageOf, lengthOf, type Language, type LengthClass } from './language.ts';
import { weighTerms, type Frequencies } from './term-weights.ts';
import { foldTerm, type Term } from './terms.ts';

/** What a comment is about, ready to be compared with the tastes of many listeners. */
export interface CommentContent {
  readonly commentId: number;
  /** Its words and, weaker, those of its post's title. `weights` are their TF-IDF weights, of unit length together. */
  readonly terms: readonly string[];
  readonly weights: readonly number[];
  /** So many of the terms stand in the text itself; the rest are the title's. */
  readonly ownTerms: number;
  /** Of the terms, so that a look-up need not touch their letters. */
  readonly hashes: readonly number[];
  /** The text as terms are written, for tags that are no terms. */
  readonly folded: string;
  readonly language: Language;
  readonly length: LengthClass;
}

/** The content of one comment. Pure: the same words and frequencies give the same content. */
export function describeContent(
  comment: {
    readonly commentId: number;
    readonly text: string;
    /** Of the text and of the post's title. */
    readonly words: readonly Term[];
    readonly titleWords: readonly Term[];
  },
  frequencies: Frequencies,
): CommentContent {
  const weighed = weighTerms(comment.words, comment.titleWords, frequencies);
  const terms = [...weighed.keys()];
  return {
    commentId: comment.commentId,
    terms,
    ownTerms: comment.words.length,
    weights: terms.map((term) => weighed.get(term) ?? 0),
    hashes: terms.map(hashTerm),
    folded: foldTerm(comment.text),
    language: languageOf(comment.text),
    length: lengthOf(comment.text),
  };
}
