import { BLOCK_BYTES, HEAD_BYTES, startOf, type BlockPage } from './block-pool.ts';

/**
 * A block: number of slots (1 byte), bytes of gaps (1 byte), first slot (word 1), last slot (word 2), then the gaps
 * between the slots, seven bits a byte, low ones first, the top bit set when more follow.
 */
export const GAP_BYTES_MAX = BLOCK_BYTES - HEAD_BYTES;
export const BLOCK_SLOTS_MAX = GAP_BYTES_MAX + 1;
const CONTINUES = 0x80;

export function countIn({ bytes }: BlockPage, block: number): number {
  return bytes[startOf(block)] as number;
}

export function gapBytesIn({ bytes }: BlockPage, block: number): number {
  return bytes[startOf(block) + 1] as number;
}

export function firstIn({ words }: BlockPage, block: number): number {
  return words[(startOf(block) >> 2) + 1] as number;
}

export function lastIn({ words }: BlockPage, block: number): number {
  return words[(startOf(block) >> 2) + 2] as number;
}

/** Bytes that a gap takes. */
export function gapSize(gap: number): number {
  let size = 1;
  for (let rest = gap >>> 7; rest > 0; rest >>>= 7) size += 1;
  return size;
}

/** Write a gap. Returns where the next one goes. */
function writeGap(bytes: Uint8Array, at: number, gap: number): number {
  let to = at;
  let rest = gap;
  for (; rest >= CONTINUES; rest >>>= 7) bytes[to++] = (rest & 0x7f) | CONTINUES;
  bytes[to++] = rest;
  return to;
}

/** Add a slot that is higher than the last one and whose gap fits. */
export function append(page: BlockPage, block: number, slot: number): void {
  const { bytes, words } = page;
  const start = startOf(block);
  const from = start + HEAD_BYTES + gapBytesIn(page, block);
  const to = writeGap(bytes, from, slot - lastIn(page, block));
  bytes[start] = countIn(page, block) + 1;
  bytes[start + 1] = to - start - HEAD_BYTES;
  words[(start >> 2) + 2] = slot;
}

/**
 * Write the slots of a block out, in rising order.
 * @returns how many there are
 */
export function unpack(page: BlockPage, block: number, into: Uint32Array, at: number): number {
  const { bytes } = page;
  const count = countIn(page, block);
  let slot = firstIn(page, block);
  let from = startOf(block) + HEAD_BYTES;
  into[at] = slot;
  for (let i = 1; i < count; i += 1) {
    let byte = bytes[from++] as number;
    let gap = byte & ~CONTINUES;
    for (let shift = 7; byte >= CONTINUES; shift += 7) {
      byte = bytes[from++] as number;
      gap |= (byte & ~CONTINUES) << shift;
    }
    slot += gap;
    into[at + i] = slot;
  }
  return count;
}

/** Bytes that the gaps of the first `count` slots take. */
export function sizeOf(slots: Uint32Array, count: number): number {
  let size = 0;
  for (let i = 1; i < count; i += 1) size += gapSize((slots[i] as number) - (slots[i - 1] as number));
  return size;
}

/** Write the first `count` slots into a block, replacing what was there; they rise and fit. */
export function pack(page: BlockPage, block: number, slots: Uint32Array, count: number): void {
  const { bytes, words } = page;
  const start = startOf(block);
  let at = start + HEAD_BYTES;
  for (let i = 1; i < count; i += 1) {
    at = writeGap(bytes, at, (slots[i] as number) - (slots[i - 1] as number));
  }
  bytes[start] = count;
  bytes[start + 1] = at - start - HEAD_BYTES;
  words[(start >> 2) + 1] = slots[0] as number;
  words[(start >> 2) + 2] = slots[count - 1] as number;
}
