/** A key is an estimate above a slot of so many bits, so that both are ordered and moved as one number. */
const SLOT_SPAN = 2 ** 28;
/** Estimates are whole and below this. */
export const ESTIMATE_END = 2 ** 24;

/** Keeps the slots with the highest of very many estimates: collects twice as many as wanted, then drops the lower half. */
export class Shortlist {
  private readonly keys: Float64Array;
  private count = 0;
  private limit = 0;
  /** An estimate must be higher than this to get in. */
  threshold = -1;

  constructor(limitMax: number) {
    this.keys = new Float64Array(2 * limitMax);
  }

  clear(limit: number): void {
    this.limit = limit;
    this.count = 0;
    this.threshold = -1;
  }

  /** @param estimate whole, 0 to `ESTIMATE_END`, the end excluded */
  add(slot: number, estimate: number): void {
    if (estimate <= this.threshold) return;
    this.keys[this.count] = estimate * SLOT_SPAN + slot;
    this.count += 1;
    if (this.count === 2 * this.limit) this.halve();
  }

  /**
   * Write the slots out, in no order.
   * @returns how many there are, at most the limit
   */
  copyTo(into: Uint32Array, at: number): number {
    if (this.count > this.limit) this.halve();
    for (let i = 0; i < this.count; i += 1) into[at + i] = (this.keys[i] as number) % SLOT_SPAN;
    return this.count;
  }

  private halve(): void {
    const least = moveHighestToFront(this.keys, this.count, this.limit);
    this.count = this.limit;
    this.threshold = Math.floor(least / SLOT_SPAN);
  }
}

/**
 * Partial sorting by Hoare's selection: afterwards the first `wanted` of the first `count` keys are the highest.
 * @returns the least of them
 */
function moveHighestToFront(keys: Float64Array, count: number, wanted: number): number {
  let from = 0;
  let to = count - 1;
  while (from < to) {
    const pivot = keys[(from + to) >> 1] as number;
    let low = from;
    let high = to;
    while (low <= high) {
      while ((keys[low] as number) > pivot) low += 1;
      while ((keys[high] as number) < pivot) high -= 1;
      if (low > high) break;
      const moved = keys[low] as number;
      keys[low] = keys[high] as number;
      keys[high] = moved;
      low += 1;
      high -= 1;
    }
    if (wanted - 1 <= high) to = high;
    else if (wanted - 1 >= low) from = low;
    else break;
  }
  return keys[wanted - 1] as number;
}
