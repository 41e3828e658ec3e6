/** A text in the form in which texts are compared, and where each part of it stands in the original. */
export interface Folded {
  readonly text: string;
  /** Place in the original, in UTF-16 units, at which what stands at this place of `text` begins; defined up to its length. */
  at(index: number): number;
}

/** A character with the marks that stand on it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;

/** What most texts are made of: each of these stays one character. */
const PLAIN = /^[\u0020-\u007e\n\u4e00-\u9fff，。！？、；：“”’（）《》]*$/u;

/** Compatible forms unified, small letters, straight apostrophes. */
export function fold(original: string): Folded {
  if (PLAIN.test(original)) return { text: foldPiece(original), at: (index) => index };
  const starts: number[] = [];
  let text = '';
  for (const match of original.matchAll(CLUSTER)) {
    const piece = foldPiece(match[0]);
    for (let i = 0; i < piece.length; i += 1) starts.push(match.index);
    text += piece;
  }
  return { text, at: (index) => starts[index] ?? original.length };
}

function foldPiece(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
}
