/** Part of a text, marked or not. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What stands before the first mark when a text is cut. */
const LEAD = 12;

/**
 * A text cut to about `length` characters around its first mark, in pieces. Nothing is cut within a mark, nor between the
 * halves of a character.
 * @param ranges in UTF-16 units of the text, in order, without overlap
 */
export function piecesOf(text: string, ranges: readonly Range[], length: number): Piece[] {
  const first = ranges[0]?.from ?? 0;
  const from = text.length <= length || first <= LEAD ? 0 : wholeFrom(text, first - LEAD);
  const to = Math.min(text.length, wholeFrom(text, from + length));
  const pieces: Piece[] = [];
  const add = (start: number, end: number, marked: boolean): void => {
    if (end > start) pieces.push({ text: text.slice(start, end), marked });
  };
  let at = from;
  for (const range of ranges) {
    if (range.from >= to) break;
    add(at, range.from, false);
    add(range.from, range.to, true);
    at = range.to;
  }
  add(at, to, false);
  const end = Math.max(at, to);
  if (from > 0) pieces.unshift({ text: '…', marked: false });
  if (end < text.length) pieces.push({ text: '…', marked: false });
  return pieces;
}

/** The place at or after this one where a character begins. */
function wholeFrom(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}
