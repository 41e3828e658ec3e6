/** Keeps the highest of what it is offered: a binary heap with the least of them on top. */
export class Best {
  readonly slots: Uint32Array;
  readonly keys: Float64Array;
  count = 0;
  private limit = 0;

  constructor(limitMax: number) {
    this.slots = new Uint32Array(limitMax);
    this.keys = new Float64Array(limitMax);
  }

  clear(limit: number): void {
    this.count = 0;
    this.limit = limit;
  }

  /** A key must be higher than this to get in. */
  get threshold(): number {
    return this.count < this.limit ? -1 : (this.keys[0] as number);
  }

  /** @param key above `threshold` */
  add(slot: number, key: number): void {
    if (this.count < this.limit) this.rise(this.count++, slot, key);
    else this.sink(slot, key);
  }

  private rise(from: number, slot: number, key: number): void {
    const { keys } = this;
    let at = from;
    for (let parent = (at - 1) >> 1; at > 0 && (keys[parent] as number) > key; parent = (at - 1) >> 1) {
      this.move(parent, at);
      at = parent;
    }
    this.place(at, slot, key);
  }

  private sink(slot: number, key: number): void {
    const { keys, count } = this;
    let at = 0;
    for (let child = 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && (keys[child + 1] as number) < (keys[child] as number)) child += 1;
      if ((keys[child] as number) >= key) break;
      this.move(child, at);
      at = child;
    }
    this.place(at, slot, key);
  }

  private move(from: number, to: number): void {
    this.place(to, this.slots[from] as number, this.keys[from] as number);
  }

  private place(at: number, slot: number, key: number): void {
    this.slots[at] = slot;
    this.keys[at] = key;
  }
}
