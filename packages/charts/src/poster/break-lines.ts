import { lastOf } from '../last-of.ts';
import { graphemes } from './graphemes.ts';

/** Signs that never begin a line. */
const CLOSING = new Set('，。、；：？！）」』】》〉〕”’…—～·％℃‰,.;:!?)]}%】');
/** Signs that never end one. */
const OPENING = new Set('（「『【《〈〔“‘([{￥$#@');
/** Doubled in Chinese, and never torn apart. */
const DOUBLED = new Set(['…', '—']);
/** Letters and digits of words, which are broken only when a line cannot hold them. */
const OF_WORDS = /^[\u0021-\u024f\u0370-\u052f\u0590-\u074f\u1e00-\u1fff]/;
const BLANK = /^[\s\u3000]$/;
const ELLIPSIS = '…';

export interface LineBreaking {
  /** Width of a text as it is drawn. */
  readonly measure: (text: string) => number;
  readonly maxWidth: number;
  /** 1 or more. */
  readonly maxLines: number;
}

export interface BrokenText {
  readonly lines: readonly string[];
  /** Whether something was left out; the last line then ends with …. */
  readonly cut: boolean;
}

/**
 * Breaks a text into lines as Chinese is set: anywhere between characters, but no line begins with a closing sign or ends
 * with an opening one, words stay whole, and blanks vanish at line ends. Where a line cannot hold what belongs together, fitting
 * comes first. What is left over is cut between signs as people see them.
 */
export function breakLines(text: string, { measure, maxWidth, maxLines }: LineBreaking): BrokenText {
  const lines: string[] = [];
  let cut = false;
  for (const paragraph of text.split(/\r\n|\r|\n/)) {
    if (cut) break;
    let line = '';
    for (const unit of unitsOf(paragraph)) {
      if (line === '' && isBlank(unit)) continue;
      if (measure(trimEnd(line + unit)) <= maxWidth) {
        line += unit;
        continue;
      }
      if (line !== '') lines.push(trimEnd(line));
      line = '';
      if (lines.length > maxLines) break;
      for (const piece of isBlank(unit) ? [] : fitted(unit, measure, maxWidth)) {
        if (line !== '') lines.push(line);
        line = piece;
      }
    }
    if (trimEnd(line) !== '') lines.push(trimEnd(line));
    cut = lines.length > maxLines;
  }
  if (!cut) return { lines, cut };
  const kept = lines.slice(0, maxLines);
  kept[maxLines - 1] = withEllipsis(lastOf(kept) ?? '', measure, maxWidth);
  return { lines: kept, cut };
}

/** What stays together: a character with the signs that cling to it, a word, a blank. */
function unitsOf(paragraph: string): string[] {
  const units: string[] = [];
  let former = '';
  for (const sign of graphemes(paragraph)) {
    if (former !== '' && clings(former, sign)) units[units.length - 1] += sign;
    else units.push(sign);
    former = sign;
  }
  return units;
}

function clings(former: string, sign: string): boolean {
  if (isBlank(former) || isBlank(sign)) return false;
  if (OPENING.has(former)) return true;
  // A dash may end a line, but the sign after it begins a new unit unless it closes something itself.
  if (CLOSING.has(sign)) return true;
  if (DOUBLED.has(former)) return former === sign;
  return OF_WORDS.test(former) && OF_WORDS.test(sign) && !CLOSING.has(former);
}

/** A unit in pieces that each fit, for what is longer than a line. A sign wider than the line stands alone. */
function fitted(unit: string, measure: (text: string) => number, maxWidth: number): string[] {
  if (measure(unit) <= maxWidth) return [unit];
  const pieces: string[] = [];
  let piece = '';
  for (const sign of graphemes(unit)) {
    if (piece !== '' && measure(piece + sign) > maxWidth) {
      pieces.push(piece);
      piece = '';
    }
    piece += sign;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

function withEllipsis(line: string, measure: (text: string) => number, maxWidth: number): string {
  const signs = graphemes(line);
  while (signs.length > 0) {
    const last = signs[signs.length - 1] ?? '';
    const dangling = isBlank(last) || CLOSING.has(last) || OPENING.has(last);
    if (!dangling && measure(signs.join('') + ELLIPSIS) <= maxWidth) break;
    signs.pop();
  }
  return signs.join('') + ELLIPSIS;
}

function isBlank(sign: string): boolean {
  return BLANK.test(sign);
}

function trimEnd(text: string): string {
  return text.replace(/[\s\u3000]+$/, '');
}
