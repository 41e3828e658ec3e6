/**
 * Waiting entries of one lane, first in first out per key. A batch never holds two entries of one key; a key whose
 * first entry was taken goes to the end of the line, so no key can hold up the others.
 */
export class LaneQueue<Key, Entry> {
  readonly #waiting = new Map<Key, Entry[]>();
  #size = 0;

  /** Number of entries waiting. */
  get size(): number {
    return this.#size;
  }

  add(key: Key, entry: Entry): void {
    const entries = this.#waiting.get(key);
    if (entries === undefined) this.#waiting.set(key, [entry]);
    else entries.push(entry);
    this.#size += 1;
  }

  /** Removes and returns at most `max` entries with distinct keys. */
  take(max: number): Entry[] {
    const batch: Entry[] = [];
    const again: [Key, Entry[]][] = [];
    for (const [key, entries] of this.#waiting) {
      if (batch.length === max) break;
      const [first, ...rest] = entries;
      this.#waiting.delete(key);
      if (first !== undefined) batch.push(first);
      if (rest.length > 0) again.push([key, rest]);
    }
    for (const [key, entries] of again) this.#waiting.set(key, entries);
    this.#size -= batch.length;
    return batch;
  }
}
