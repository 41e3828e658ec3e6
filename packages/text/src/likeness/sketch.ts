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
const KEPT = 128;
const ROUNDING = 1e-9;
/** Places of a sieve, one bit each: so many more than hashes that one is rarely taken for another. */
const SIEVE_PLACES = 1 << 14;

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
 * A sieve for texts that may be as much alike as `from`: what it holds back is less alike; what it lets through is to be
 * compared. Of two alike texts at most the share 1 - `from` of what is kept of either stands in it alone, so that among
 * more of its hashes than that, one stands in both. Looking for one takes a tenth of a comparison.
 */
export function sieveFor(text: Sketch, from: number): (other: Sketch) => boolean {
  const places = new Uint8Array(SIEVE_PLACES / 8);
  for (const hash of text.hashes) places[placeOf(hash)] = (places[placeOf(hash)] ?? 0) | bitOf(hash);
  return ({ hashes, size }) => {
    if (Math.min(text.size, size) < from * Math.max(text.size, size)) return false;
    const enough = Math.min(hashes.length, Math.floor((1 - from) * hashes.length + ROUNDING) + 1);
    for (let i = 0; i < enough; i += 1) {
      const hash = hashes[i] ?? 0;
      if (((places[placeOf(hash)] ?? 0) & bitOf(hash)) !== 0) return true;
    }
    return false;
  };
}

function placeOf(hash: number): number {
  return (hash >>> 3) & (SIEVE_PLACES / 8 - 1);
}

function bitOf(hash: number): number {
  return 1 << (hash & 7);
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
