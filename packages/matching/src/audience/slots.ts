import type { BlockPool } from './block-pool.ts';
import { IdTable } from './id-table.ts';
import { WORDS } from './record.ts';

const PAGE_SHIFT = 16;
export const PAGE_ROWS = 1 << PAGE_SHIFT;
const ROW_IN_PAGE = PAGE_ROWS - 1;
const FIRST_PAGE_ROWS = 64;
/** Empty pages kept for those who join next. */
const SPARE_PAGES = 1;

/**
 * A row for each member: the glance, the record, the id, and the way from id to row. Rows have no gaps: when one is dropped, the
 * last takes its place. Grows by whole pages that never move, so that no update has to wait for a copy.
 */
export class Slots {
  /** Rows, all in use. */
  size = 0;
  private readonly glances: Uint32Array[] = [];
  private readonly words: Uint32Array[] = [];
  private readonly ids: Float64Array[] = [];
  private readonly table: IdTable;

  constructor(pool: BlockPool) {
    this.table = new IdTable(pool, (slot) => this.idOf(slot));
  }

  /** Bytes beside the blocks of the pool. */
  get bytes(): number {
    return [...this.glances, ...this.words, ...this.ids].reduce((sum, page) => sum + page.byteLength, 0);
  }

  glanceAt(slot: number): number {
    return (this.glances[slot >>> PAGE_SHIFT] as Uint32Array)[slot & ROW_IN_PAGE] as number;
  }

  setGlance(slot: number, glance: number): void {
    (this.glances[slot >>> PAGE_SHIFT] as Uint32Array)[slot & ROW_IN_PAGE] = glance;
  }

  /** The glances of the `PAGE_ROWS` slots of a page, fewer on a first page that is still growing. */
  glancePage(page: number): Uint32Array {
    return this.glances[page] as Uint32Array;
  }

  /** The words in which the record of a slot lies, beginning at `startOf`. */
  pageOf(slot: number): Uint32Array {
    return this.words[slot >>> PAGE_SHIFT] as Uint32Array;
  }

  idOf(slot: number): number {
    return (this.ids[slot >>> PAGE_SHIFT] as Float64Array)[slot & ROW_IN_PAGE] as number;
  }

  /** -1 when the id is not there. */
  find(id: number): number {
    return this.table.find(id);
  }

  /** A new last row, of zeros, for an id that is not there yet. */
  append(id: number): number {
    const slot = this.size;
    const page = slot >>> PAGE_SHIFT;
    if ((slot & ROW_IN_PAGE) >= (this.ids[page]?.length ?? 0)) this.grow(page);
    this.size += 1;
    this.setId(slot, id);
    this.table.add(id, slot);
    return slot;
  }

  /** Drop a row; the last one, unless it is this, now has its slot. */
  drop(slot: number): void {
    const last = this.size - 1;
    this.table.remove(this.idOf(slot));
    const from = startOf(last);
    if (slot !== last) {
      this.table.move(this.idOf(last), slot);
      this.setId(slot, this.idOf(last));
      this.setGlance(slot, this.glanceAt(last));
      this.pageOf(slot).set(this.pageOf(last).subarray(from, from + WORDS), startOf(slot));
    }
    this.pageOf(last).fill(0, from, from + WORDS);
    this.setGlance(last, 0);
    this.size = last;
    const pages = (last >>> PAGE_SHIFT) + 1 + SPARE_PAGES;
    for (const column of [this.glances, this.words, this.ids]) column.length = Math.min(column.length, pages);
  }

  private setId(slot: number, id: number): void {
    (this.ids[slot >>> PAGE_SHIFT] as Float64Array)[slot & ROW_IN_PAGE] = id;
  }

  /** Only the first page starts small and moves while it grows, because most spaces are small. */
  private grow(page: number): void {
    const old = this.ids[page]?.length ?? 0;
    const rows = old > 0 ? 2 * old : page === 0 ? FIRST_PAGE_ROWS : PAGE_ROWS;
    this.glances[page] = copied(new Uint32Array(rows), this.glances[page]);
    this.words[page] = copied(new Uint32Array(rows * WORDS), this.words[page]);
    this.ids[page] = copied(new Float64Array(rows), this.ids[page]);
  }
}

function copied<T extends Uint32Array | Float64Array>(into: T, from: T | undefined): T {
  if (from !== undefined) into.set(from);
  return into;
}

/** Where the record of a slot begins in its page. */
export function startOf(slot: number): number {
  return (slot & ROW_IN_PAGE) * WORDS;
}
