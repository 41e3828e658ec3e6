/**
 * What is kept of a text to compare it with others: the smallest hashes of its shingles (pairs of neighbouring words),
 * in ascending order. For most comments these are all of them, and then likeness is exact.
 */
export interface Sketch {
  readonly hashes: Uint32Array;
  /** Different shingles of the whole text. */
  readonly size: number;
}

/** Hashes kept of one text: 512 bytes, and a standard error of the likeness below 0.05. */
export const KEPT = 128;
const ROUNDING = 1e-9;

/** The sketch of these shingles, but for those in `without`, such as an opener's. */
export function sketchOf(shingles: ReadonlySet<number>, without: ReadonlySet<number> = new Set()): Sketch {
  const own = without.size === 0 ? [...shingles] : [...shingles].filter((hash) => !without.has(hash));
  const sorted = new Uint32Array(own).sort();
  return { hashes: sorted.slice(0, KEPT), size: sorted.length };
}

/** Hashes of all pairs of neighbouring words, 32 bits with sign; a single word is a pair with nothing. */
export function shinglesOf(words: readonly string[]): Set<number> {
  const shingles = new Set<number>();
  const [first] = words;
  if (first === undefined) return shingles;
  let last = hashWord(first);
  if (words.length === 1) shingles.add(mix(last, 0));
  for (let i = 1; i < words.length; i += 1) {
    const next = hashWord(words[i] ?? '');
    shingles.add(mix(last, next));
    last = next;
  }
  return shingles;
}

/**
 * How much of both texts is the same: shared shingles by all shingles (Jaccard), 0 to 1. Exact while both sketches
 * hold every shingle, else estimated from the smallest hashes of the union (k minimum values).
 */
export function likeness(a: Sketch, b: Sketch): number {
  if (a.size === 0 || b.size === 0) return 0;
  const whole = a.size === a.hashes.length && b.size === b.hashes.length;
  const seen = whole ? Number.POSITIVE_INFINITY : KEPT;
  let [i, j, shared, union] = [0, 0, 0, 0];
  while (union < seen && i < a.hashes.length && j < b.hashes.length) {
    const left = a.hashes[i] ?? 0;
    const right = b.hashes[j] ?? 0;
    if (left === right) shared += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
    union += 1;
  }
  const rest = a.hashes.length - i + (b.hashes.length - j);
  return shared / Math.min(seen, union + rest);
}

/**
 * How many of the smallest hashes of a text tell whether another may be alike: of two texts that are, at most the share
 * 1 - `from` of what is kept of either stands in it alone, so that among more hashes than that, one stands in both.
 * @param kept hashes that are kept of the text
 */
export function tellingOf(kept: number, from: number): number {
  return Math.min(kept, Math.floor((1 - from) * kept + ROUNDING) + 1);
}

function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

/** Two hashes to one, well spread: the smallest must be a fair sample. */
function mix(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}
