/** A block holds one run of a posting list: 12 bytes of head, then the gaps. */
export const BLOCK_BYTES = 256;
export const HEAD_BYTES = 12;
const BLOCK_SHIFT = 8;
const PAGE_SHIFT = 12;
const PAGE_BLOCKS = 1 << PAGE_SHIFT;
const FIRST_PAGE_BLOCKS = 16;

/** A stretch of memory in which blocks lie, as bytes and as words. */
export interface BlockPage {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
}

/**
 * Memory for the posting lists of one index, in blocks that are given back and used again. It grows by whole pages and
 * never moves what it holds, so that no update has to wait for a copy.
 */
export class BlockPool {
  private readonly pages: BlockPage[] = [];
  private readonly free: number[] = [];
  private used = 0;

  get bytes(): number {
    return this.pages.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  }

  take(): number {
    const freed = this.free.pop();
    if (freed !== undefined) return freed;
    const page = this.used >> PAGE_SHIFT;
    const room = this.pages[page]?.bytes.byteLength ?? 0;
    if ((this.used & (PAGE_BLOCKS - 1)) << BLOCK_SHIFT >= room) this.grow(page);
    this.used += 1;
    return this.used - 1;
  }

  give(block: number): void {
    this.free.push(block);
  }

  pageOf(block: number): BlockPage {
    return this.pages[block >> PAGE_SHIFT] as BlockPage;
  }

  /** Only the first page starts small and moves while it grows, because most spaces are small. */
  private grow(page: number): void {
    const old = this.pages[page];
    const first = page === 0 ? FIRST_PAGE_BLOCKS << BLOCK_SHIFT : PAGE_BLOCKS << BLOCK_SHIFT;
    const bytes = new Uint8Array(old === undefined ? first : 2 * old.bytes.byteLength);
    if (old !== undefined) bytes.set(old.bytes);
    this.pages[page] = { bytes, words: new Uint32Array(bytes.buffer) };
  }
}

/** Where a block begins in the bytes of its page. */
export function startOf(block: number): number {
  return (block & (PAGE_BLOCKS - 1)) << BLOCK_SHIFT;
}
