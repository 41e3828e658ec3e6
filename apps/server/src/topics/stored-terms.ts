import type { Term } from './terms.ts';

/** Words of one text as they are stored, and how often each stands there, null when each once. A term has no white space in it. */
interface StoredTerms {
  readonly words: string;
  readonly counts: string | null;
}

/** Columns of words and of counts for the terms of several texts. */
export function storedForm(
  texts: readonly (readonly Term[])[],
): [words: string[], counts: (string | null)[]] {
  return [
    texts.map((terms) => terms.map(({ term }) => term).join(' ')),
    texts.map((terms) =>
      terms.every(({ count }) => count === 1) ? null : terms.map(({ count }) => count).join(' '),
    ),
  ];
}

/** The terms of a text from what is stored of them, in the same order. */
export function storedTerms({ words, counts }: StoredTerms): Term[] {
  if (words === '') return [];
  const times = counts?.split(' ');
  return words.split(' ').map((term, index) => ({ term, count: Number(times?.[index] ?? 1) }));
}
