/** The best few of many, without sorting the many: a heap with the worst of the kept on top. */
export class Shortlist<T> {
  private readonly heap: T[] = [];
  private readonly size: number;
  private readonly isBefore: (a: T, b: T) => boolean;

  /** @param size how many are kept, 1 or more @param isBefore whether `a` is better than `b`; a strict order */
  constructor(size: number, isBefore: (a: T, b: T) => boolean) {
    this.size = size;
    this.isBefore = isBefore;
  }

  /** Keep it if it is among the best so far. Of equals the first one stays. */
  offer(one: T): void {
    const { heap, size, isBefore } = this;
    if (heap.length < size) {
      heap.push(one);
      this.rise(heap.length - 1);
    } else if (isBefore(one, heap[0] as T)) {
      heap[0] = one;
      this.sink(0);
    }
  }

  /** What was kept, best first. */
  sorted(): T[] {
    return this.heap.toSorted((a, b) => Number(this.isBefore(b, a)) - Number(this.isBefore(a, b)));
  }

  private rise(from: number): void {
    for (let at = from; at > 0;) {
      const above = (at - 1) >> 1;
      if (!this.swapIfWorse(at, above)) return;
      at = above;
    }
  }

  private sink(from: number): void {
    const { heap } = this;
    for (let at = from; 2 * at + 1 < heap.length;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const worse = right < heap.length && this.isBefore(heap[left] as T, heap[right] as T) ? right : left;
      if (!this.swapIfWorse(worse, at)) return;
      at = worse;
    }
  }

  /** Puts the worse of the two on top. @returns whether they changed places */
  private swapIfWorse(below: number, above: number): boolean {
    const { heap } = this;
    const [lower, upper] = [heap[below] as T, heap[above] as T];
    if (!this.isBefore(upper, lower)) return false;
    heap[below] = upper;
    heap[above] = lower;
    return true;
  }
}
