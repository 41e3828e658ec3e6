import { BLOCK_BYTES, startOf, type BlockPool } from './block-pool.ts';

/** Fullest before it grows, and by how much: between the two a member costs 4.7 to 5.9 bytes. */
const FILL_MAX = 0.85;
const GROWTH = 1.25;
const CELLS_SHIFT = 6;
const CELLS = BLOCK_BYTES >> 2;
/** Parts that grow each for itself, so that growing is never long. */
const PARTS = 128;

type IdOf = (slot: number) => number;

/**
 * From member id to slot: hash tables of 32-bit slot numbers alone, with linear probing; the ids themselves are the
 * caller's column. Removing moves what follows back, so there are no tombstones. Cells lie in blocks of a pool and stay
 * there when a table grows: old tables left behind would keep a fifth more memory from everybody else.
 */
export class IdTable {
  private readonly parts: (Part | undefined)[] = Array.from({ length: PARTS });
  private readonly pool: BlockPool;
  private readonly idOf: IdOf;

  constructor(pool: BlockPool, idOf: IdOf) {
    this.pool = pool;
    this.idOf = idOf;
  }

  /** Slot of the id, -1 when there is none. */
  find(id: number): number {
    const hash = hashOf(id);
    return this.parts[hash % PARTS]?.find(id, hash, this.idOf) ?? -1;
  }

  /** Add an id that is not there yet; `idOf(slot)` gives it already. */
  add(id: number, slot: number): void {
    const hash = hashOf(id);
    const part = (this.parts[hash % PARTS] ??= new Part(this.pool));
    part.add(hash, slot, this.idOf);
  }

  /** The row of an id that is there has moved, while `idOf` gives it in its old place. */
  move(id: number, slot: number): void {
    const hash = hashOf(id);
    this.parts[hash % PARTS]?.move(id, hash, slot, this.idOf);
  }

  /** Remove an id that is there, while `idOf` still gives it. */
  remove(id: number): void {
    const hash = hashOf(id);
    this.parts[hash % PARTS]?.remove(id, hash, this.idOf);
  }
}

/** Room to hold the cells of a part while it grows. */
let gathered = new Uint32Array(CELLS);

class Part {
  private readonly pool: BlockPool;
  private readonly blocks: number[] = [];
  /** A whole number of blocks of cells. */
  private length = 0;
  private count = 0;

  constructor(pool: BlockPool) {
    this.pool = pool;
    this.take(1);
  }

  find(id: number, hash: number, idOf: IdOf): number {
    return this.cellAt(this.placeOf(id, hash, idOf)) - 1;
  }

  add(hash: number, slot: number, idOf: IdOf): void {
    if (this.count + 1 > this.length * FILL_MAX) this.grow(idOf);
    this.count += 1;
    this.put(hash, slot + 1);
  }

  remove(id: number, hash: number, idOf: IdOf): void {
    const { length } = this;
    let hole = this.placeOf(id, hash, idOf);
    for (let next = this.after(hole); this.cellAt(next) !== 0; next = this.after(next)) {
      const cell = this.cellAt(next);
      const home = this.homeOf(hashOf(idOf(cell - 1)));
      if ((next - home + length) % length < (next - hole + length) % length) continue;
      this.setCell(hole, cell);
      hole = next;
    }
    this.setCell(hole, 0);
    this.count -= 1;
  }

  move(id: number, hash: number, slot: number, idOf: IdOf): void {
    this.setCell(this.placeOf(id, hash, idOf), slot + 1);
  }

  /** The place of an id, or the empty one where it would go. */
  private placeOf(id: number, hash: number, idOf: IdOf): number {
    let at = this.homeOf(hash);
    for (let cell = this.cellAt(at); cell !== 0; cell = this.cellAt(at)) {
      if (idOf(cell - 1) === id) break;
      at = this.after(at);
    }
    return at;
  }

  private grow(idOf: IdOf): void {
    if (gathered.length < this.count) gathered = new Uint32Array(2 * this.count);
    let count = 0;
    for (let at = 0; at < this.length; at += 1) {
      const cell = this.cellAt(at);
      if (cell === 0) continue;
      gathered[count++] = cell;
      this.setCell(at, 0);
    }
    this.take(Math.ceil(this.blocks.length * (GROWTH - 1)));
    for (let i = 0; i < count; i += 1) {
      const cell = gathered[i] as number;
      this.put(hashOf(idOf(cell - 1)), cell);
    }
  }

  private take(blocks: number): void {
    for (let i = 0; i < blocks; i += 1) {
      const block = this.pool.take();
      const start = startOf(block) >> 2;
      this.pool.pageOf(block).words.fill(0, start, start + CELLS);
      this.blocks.push(block);
    }
    this.length = this.blocks.length * CELLS;
  }

  private put(hash: number, cell: number): void {
    let at = this.homeOf(hash);
    while (this.cellAt(at) !== 0) at = this.after(at);
    this.setCell(at, cell);
  }

  /** Slot + 1, 0 where there is none. */
  private cellAt(at: number): number {
    const block = this.blocks[at >> CELLS_SHIFT] as number;
    return this.pool.pageOf(block).words[(startOf(block) >> 2) + (at & (CELLS - 1))] as number;
  }

  private setCell(at: number, cell: number): void {
    const block = this.blocks[at >> CELLS_SHIFT] as number;
    this.pool.pageOf(block).words[(startOf(block) >> 2) + (at & (CELLS - 1))] = cell;
  }

  /** Rises with the hash, so that growing writes in one direction. */
  private homeOf(hash: number): number {
    return Math.floor(hash * (this.length / 0x100000000));
  }

  private after(at: number): number {
    return at + 1 === this.length ? 0 : at + 1;
  }
}

/** 32 bits, all of which depend on all bits of the id. */
function hashOf(id: number): number {
  let hash = Math.imul((id >>> 0) ^ Math.imul(Math.floor(id / 0x100000000), 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
