import { ALIKE_FROM, type Print } from './judge.ts';
import { KEPT, tellingOf } from './sketch.ts';

/** A hash is looked for by its last 14 bits: so many more places than hashes that one is rarely taken for another. */
const PLACES = 1 << 14;
/** Numbers of a row: the size of a text, then the places of its telling hashes. */
const ROW = 64;
const ROWS_MIN = 8;
const SIZE_MAX = 0xff_ff;
/** Places of the text that is looked for. Filled anew for each: two kilobytes for every text would keep memory busy. */
const sieve = new Uint8Array(PLACES / 8);

/**
 * The latest texts under a post, oldest first. What a new one is compared with lies in one piece of memory, row after row,
 * of which most is passed over at a glance: to go from text to text takes ten times as long, for each new one.
 */
export class Prints implements Iterable<Print> {
  readonly #max: number;
  /** By their ids. */
  readonly #rows = new Map<number, number>();
  readonly #prints: (Print | undefined)[] = [];
  readonly #free: number[] = [];
  #places = new Uint16Array(ROWS_MIN * ROW);

  /** @param max texts that are kept; the oldest goes first */
  constructor(max: number) {
    this.#max = max;
  }

  get size(): number {
    return this.#rows.size;
  }

  *[Symbol.iterator](): Generator<Print> {
    for (const row of this.#rows.values()) {
      const print = this.#prints[row];
      if (print !== undefined) yield print;
    }
  }

  has(id: number): boolean {
    return this.#rows.has(id);
  }

  /** It takes the place of one with the same id. */
  add(print: Print): void {
    const [oldest] = this.#rows.keys();
    if (!this.delete(print.id) && this.size >= this.#max && oldest !== undefined) this.delete(oldest);
    const row = this.#free.pop() ?? this.#prints.length;
    this.#rows.set(print.id, row);
    this.#prints[row] = print;
    this.#describe(row, print);
  }

  /** @returns whether it was there */
  delete(id: number): boolean {
    const row = this.#rows.get(id);
    if (row === undefined) return false;
    this.#rows.delete(id);
    this.#prints[row] = undefined;
    this.#places[row * ROW] = 0;
    this.#free.push(row);
    return true;
  }

  /** All that can stand against a text, in no order, and a few that cannot: what is to be looked at closely. */
  near({ stem, authorId, sketch }: Print): Print[] {
    if (stem !== undefined)
      return [...this].filter((other) => other.stem === stem && other.authorId === authorId);
    sieve.fill(0);
    for (const hash of sketch.hashes) {
      const byte = (hash % PLACES) >> 3;
      sieve[byte] = (sieve[byte] ?? 0) | (1 << (hash & 7));
    }
    const found: Print[] = [];
    for (const [row, print] of this.#prints.entries())
      if (print !== undefined && this.#mayBeAlike(row, sketch.size)) found.push(print);
    return found;
  }

  #describe(row: number, { stem, sketch }: Print): void {
    if (this.#places.length < (row + 1) * ROW) {
      const larger = new Uint16Array(this.#places.length * 2);
      larger.set(this.#places);
      this.#places = larger;
    }
    // Few words are no text to be alike.
    this.#places[row * ROW] = stem === undefined ? Math.min(SIZE_MAX, sketch.size) : 0;
    for (const [index, hash] of sketch.hashes
      .subarray(0, tellingOf(sketch.hashes.length, ALIKE_FROM))
      .entries())
      this.#places[row * ROW + 1 + index] = hash % PLACES;
  }

  #mayBeAlike(row: number, size: number): boolean {
    const [places, first] = [this.#places, row * ROW + 1];
    const other = places[first - 1] ?? 0;
    if (Math.min(size, other) < ALIKE_FROM * Math.max(size, other)) return false;
    const end = first + tellingOf(Math.min(other, KEPT), ALIKE_FROM);
    for (let at = first; at < end; at += 1) {
      const place = places[at] ?? 0;
      if (((sieve[place >> 3] ?? 0) & (1 << (place & 7))) !== 0) return true;
    }
    return false;
  }
}
