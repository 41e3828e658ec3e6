import { BLOCK_SLOTS_MAX } from './block.ts';
import type { PostingList } from './posting-list.ts';

/** A place in a list that is read stretch by stretch: what was unpacked and not yet asked for is kept for the next. */
export class Cursor {
  readonly batch = new Uint32Array(BLOCK_SLOTS_MAX);
  /** What was unpacked and not yet read: from `next` to `length`. */
  next = 0;
  length = 0;
  private list: PostingList | undefined;
  private block = 0;

  /** Go to the first slot that is not lower. */
  seek(list: PostingList, slot: number): void {
    this.list = list;
    this.block = list.indexFor(slot) - 1;
    this.length = 0;
    this.more();
    while (this.next < this.length && (this.batch[this.next] as number) < slot) this.next += 1;
    if (this.next === this.length) this.more();
  }

  /**
   * Unpack the next block.
   * @returns whether there is one
   */
  more(): boolean {
    this.next = 0;
    this.length = 0;
    this.block += 1;
    if (this.list === undefined || this.block >= this.list.blockCount) return false;
    this.length = this.list.read(this.block, this.batch, 0);
    return true;
  }
}
