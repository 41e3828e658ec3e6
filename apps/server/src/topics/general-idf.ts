import { readTable } from '../chinese.ts';

/** What a Chinese word weighs that is rare or unknown. From 10 on all are alike: kept apart, they would take six times the memory. */
const RARE = 11;
const HAN = /\p{Script=Han}/u;

const [NEWLINE, SPACE, POINT] = [0x0a, 0x20, 0x2e];

let common: Map<string, number> | undefined;

/**
 * How telling a Chinese word is in general: the inverse document frequency over a large corpus that comes with the
 * segmenter, about 3 (everywhere) to 11 (rare). Undefined for other words, of which that corpus has none.
 */
export function generalIdf(term: string): number | undefined {
  if (!HAN.test(term)) return undefined;
  common ??= tellingWords(readTable('idf'));
  return common.get(term) ?? RARE;
}

/**
 * From bytes, line by line: most words are rare and need not become text at all, and a slice of a text would keep the whole
 * table in memory, 9 MB.
 */
function tellingWords(table: Uint8Array): Map<string, number> {
  const found = new Map<string, number>();
  const decoder = new TextDecoder();
  for (let from = 0; from < table.length;) {
    const lineEnd = endOf(table, NEWLINE, from);
    const wordEnd = endOf(table, SPACE, from);
    // A single digit before the point.
    if (table[wordEnd + 2] === POINT)
      found.set(
        decoder.decode(table.subarray(from, wordEnd)),
        Number(decoder.decode(table.subarray(wordEnd + 1, lineEnd))),
      );
    from = lineEnd + 1;
  }
  return found;
}

function endOf(table: Uint8Array, sign: number, from: number): number {
  const at = table.indexOf(sign, from);
  return at < 0 ? table.length : at;
}
