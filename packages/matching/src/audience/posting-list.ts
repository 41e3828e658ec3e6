import type { BlockPage, BlockPool } from './block-pool.ts';
import {
  append,
  BLOCK_SLOTS_MAX,
  firstIn,
  GAP_BYTES_MAX,
  gapBytesIn,
  gapSize,
  lastIn,
  pack,
  sizeOf,
  unpack,
} from './block.ts';

/** Neighbours are joined when what both take fits with room to spare, or they would soon be split again. */
const JOINED_MAX = 0.75 * GAP_BYTES_MAX;
/** Most bytes of a gap: what joining two blocks may add. */
const GAP_MAX = 5;
const BLOCKS_MIN = 1;
const BLOCKS_GROWTH = 1.5;
/** Room to change a block or two in; written anew by every change. */
const work = new Uint32Array(2 * BLOCK_SLOTS_MAX);

/**
 * Slots of the members that have something in common: sorted, each once, in blocks of gaps, little more than a byte each.
 * A change rewrites one block or two.
 */
export class PostingList {
  private readonly pool: BlockPool;
  /** Numbers of the blocks, in the order of their slots. */
  private blocks = new Uint32Array(BLOCKS_MIN);
  private count = 0;
  private slotCount = 0;

  constructor(pool: BlockPool) {
    this.pool = pool;
  }

  /** Slots in the list. */
  get length(): number {
    return this.slotCount;
  }

  /** Blocks in the list, each with 1 to `BLOCK_SLOTS_MAX` slots. */
  get blockCount(): number {
    return this.count;
  }

  /** Bytes beside the blocks. */
  get bytes(): number {
    return this.blocks.byteLength;
  }

  /**
   * Write the slots of the n-th block out, in rising order.
   * @returns how many there are
   */
  read(at: number, into: Uint32Array, to: number): number {
    return unpack(this.pageAt(at), this.blockAt(at), into, to);
  }

  /**
   * The slot at a place, from 0 to `blockCount` x `BLOCK_SLOTS_MAX`, -1 when it is empty: by drawing places at random
   * every slot is as likely as any other.
   */
  slotAt(place: number): number {
    const count = this.read(Math.floor(place / BLOCK_SLOTS_MAX), work, 0);
    const within = place % BLOCK_SLOTS_MAX;
    return within < count ? (work[within] as number) : -1;
  }

  /** Add a slot; nothing happens when it is there already. */
  add(slot: number): void {
    const added =
      this.count === 0 ? this.insertBlock(0, Uint32Array.of(slot)) : this.addTo(this.indexFor(slot), slot);
    if (added) this.slotCount += 1;
  }

  /** Remove a slot; nothing happens when it is not there. */
  remove(slot: number): void {
    if (this.count === 0) return;
    const at = this.indexFor(slot);
    const count = this.read(at, work, 0);
    const place = placeOf(slot, count);
    if (place === count || work[place] !== slot) return;
    this.slotCount -= 1;
    work.copyWithin(place, place + 1, count);
    if (count === 1) this.removeBlock(at);
    else {
      this.write(at, work, count - 1);
      this.join(Math.min(at, this.count - 2));
    }
  }

  /** Give all blocks back to the pool. */
  clear(): void {
    while (this.count > 0) this.removeBlock(this.count - 1);
    this.slotCount = 0;
  }

  /** Who joins gets the highest slot, so that a list grows at its end: there nothing is unpacked, and blocks become full. */
  private addTo(at: number, slot: number): boolean {
    const page = this.pageAt(at);
    const block = this.blockAt(at);
    const beyond = slot - lastIn(page, block);
    if (beyond === 0) return false;
    if (beyond < 0) return this.addInside(at, slot);
    const fits = gapBytesIn(page, block) + gapSize(beyond) <= GAP_BYTES_MAX;
    if (!fits) return this.insertBlock(at + 1, Uint32Array.of(slot));
    append(page, block, slot);
    return true;
  }

  private addInside(at: number, slot: number): boolean {
    const count = this.read(at, work, 0);
    const place = placeOf(slot, count);
    if (work[place] === slot) return false;
    work.copyWithin(place + 1, place, count);
    work[place] = slot;
    if (sizeOf(work, count + 1) <= GAP_BYTES_MAX) this.write(at, work, count + 1);
    else {
      const half = (count + 1) >> 1;
      this.write(at, work, half);
      this.insertBlock(at + 1, work.subarray(half, count + 1));
    }
    return true;
  }

  private blockAt(at: number): number {
    return this.blocks[at] as number;
  }

  private pageAt(at: number): BlockPage {
    return this.pool.pageOf(this.blockAt(at));
  }

  /** The last block that does not begin behind the slot; the first one when all do. */
  indexFor(slot: number): number {
    let low = 0;
    for (let high = this.count - 1; low < high;) {
      const middle = (low + high + 1) >> 1;
      if (firstIn(this.pageAt(middle), this.blockAt(middle)) <= slot) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private write(at: number, slots: Uint32Array, count: number): void {
    pack(this.pageAt(at), this.blockAt(at), slots, count);
  }

  private insertBlock(at: number, slots: Uint32Array): true {
    if (this.count === this.blocks.length) {
      const grown = new Uint32Array(Math.ceil(this.count * BLOCKS_GROWTH) + 1);
      grown.set(this.blocks);
      this.blocks = grown;
    }
    this.blocks.copyWithin(at + 1, at, this.count);
    this.blocks[at] = this.pool.take();
    this.count += 1;
    this.write(at, slots, slots.length);
    return true;
  }

  private removeBlock(at: number): void {
    this.pool.give(this.blockAt(at));
    this.blocks.copyWithin(at, at + 1, this.count);
    this.count -= 1;
  }

  /** Make one block of the n-th and the next, if they are small enough. */
  private join(at: number): void {
    if (at < 0) return;
    const gaps = gapBytesIn(this.pageAt(at), this.blockAt(at));
    const gapsOfNext = gapBytesIn(this.pageAt(at + 1), this.blockAt(at + 1));
    if (gaps + gapsOfNext + GAP_MAX > JOINED_MAX) return;
    const count = this.read(at, work, 0);
    this.write(at, work, count + this.read(at + 1, work, count));
    this.removeBlock(at + 1);
  }
}

/** Place of the first of `work`'s slots that is not lower. */
function placeOf(slot: number, count: number): number {
  let place = 0;
  while (place < count && (work[place] as number) < slot) place += 1;
  return place;
}
