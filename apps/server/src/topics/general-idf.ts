import { readTable } from '../chinese.ts';

/** Rarer words than this are all alike: kept apart, they would take six times the memory. */
const TELLING_FROM = 10;
/** What a Chinese word weighs that is rare or unknown. */
const RARE = 11;
const HAN = /\p{Script=Han}/u;

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

function tellingWords(table: Uint8Array): Map<string, number> {
  const found = new Map<string, number>();
  for (const line of new TextDecoder().decode(table).split('\n')) {
    const end = line.lastIndexOf(' ');
    const value = Number(line.slice(end + 1));
    if (end > 0 && value < TELLING_FROM) found.set(line.slice(0, end), value);
  }
  return found;
}
