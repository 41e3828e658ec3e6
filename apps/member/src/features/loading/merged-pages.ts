/** One keyset-paged list: `load` takes the cursor of the page before, or null for the first page. */
export interface Source<T> {
  load(after: string | null): Promise<{ readonly items: readonly T[]; readonly next: string | null }>;
}

interface Tap<T> {
  readonly source: Source<T>;
  readonly waiting: T[];
  next: string | null;
  started: boolean;
}

/**
 * Merges several lists, each already in the order of `compare`, into one list in that order, page by page.
 * Nothing is given out before every list that could still hold an earlier item has been asked.
 */
export function mergedPages<T>(sources: readonly Source<T>[], compare: (a: T, b: T) => number) {
  const taps: Tap<T>[] = sources.map((source) => ({ source, waiting: [], next: null, started: false }));
  const open = (tap: Tap<T>) => !tap.started || tap.next !== null;

  async function refill(tap: Tap<T>): Promise<void> {
    const page = await tap.source.load(tap.next);
    tap.started = true;
    tap.next = page.next;
    tap.waiting.push(...page.items);
  }

  function takeFirst(): T | undefined {
    let best: Tap<T> | undefined;
    for (const tap of taps) {
      const [head] = tap.waiting;
      if (head === undefined) continue;
      const [bestHead] = best?.waiting ?? [];
      if (bestHead === undefined || compare(head, bestHead) < 0) best = tap;
    }
    return best?.waiting.shift();
  }

  return {
    /** The next `count` items, fewer at the end. A failed load loses nothing: call again. */
    async more(count: number): Promise<{ items: T[]; done: boolean }> {
      const items: T[] = [];
      while (items.length < count) {
        const dry = taps.filter((tap) => tap.waiting.length === 0 && open(tap));
        try {
          await Promise.all(dry.map(refill));
        } catch (error) {
          if (items.length > 0) return { items, done: false };
          throw error;
        }
        if (taps.some((tap) => tap.waiting.length === 0 && open(tap))) continue;
        const first = takeFirst();
        if (first === undefined) break;
        items.push(first);
      }
      return { items, done: taps.every((tap) => tap.waiting.length === 0 && !open(tap)) };
    },
  };
}
