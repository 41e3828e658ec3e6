import type { ThreadOrder } from '@huixiang/contract';
import type { Bus } from '../live/bus.ts';

/**
 * First pages of threads, ready to send. A page is made anew as soon as a comment changes, and at most every
 * COUNTS_FRESH_MS while only counts move: a thread under a storm of echoes costs a few queries a second, not thousands.
 */
export interface ThreadCache {
  /** The page under this key, or the one that `make` gives; simultaneous askers share one making. */
  get(thread: ThreadKey, order: ThreadOrder, make: () => Promise<Buffer>): Promise<Buffer> | Buffer;
  /** A comment of this thread appeared or changed, or all of it went or came back: forget its pages now. */
  changed(spaceId: number, postId: number): void;
}

export interface ThreadKey {
  readonly spaceId: number;
  readonly postId: number;
}

/** How long a page may show counts that have moved since. */
const COUNTS_FRESH_MS = 250;
/** A page is never older, even if every message about it were lost. */
export const PAGE_FRESH_MS = 2_000;
/** Three orders of about 12 kB each: 36 MB at most, and twice as much until those that were not asked for again are gone. */
const THREADS_MAX = 1_000;

interface CachedThread {
  /** When counts of this thread moved last. */
  movedAt: number;
  readonly pages: Map<ThreadOrder, { readonly madeAt: number; readonly text: Promise<Buffer> | Buffer }>;
}

export function createThreadCache(options: { bus: Bus; now: () => number }): ThreadCache {
  const { bus, now } = options;
  /** Threads that were asked for lately, and those before them: a page is worth nothing once it is old. */
  let threads = new Map<string, CachedThread>();
  let earlier = new Map<string, CachedThread>();
  let turning: NodeJS.Timeout | undefined;
  const nameOf = (spaceId: number, postId: number): string => `${spaceId}:${postId}`;
  const find = (name: string): CachedThread | undefined => threads.get(name) ?? earlier.get(name);

  /** By the clock, not by the next asker: nothing is kept when everybody has left. */
  const turn = (): void => {
    clearTimeout(turning);
    [earlier, threads] = [threads, new Map()];
    turning = earlier.size === 0 ? undefined : setTimeout(turn, PAGE_FRESH_MS).unref();
  };
  const changed = (spaceId: number, postId: number): void => {
    const name = nameOf(spaceId, postId);
    threads.delete(name);
    earlier.delete(name);
  };
  bus.subscribe(
    (message) => {
      if (message.kind === 'comment' || message.kind === 'changed' || message.kind === 'post')
        changed(message.spaceId, message.postId);
      if (message.kind !== 'counts') return;
      for (const { postId } of message.items) {
        const thread = find(nameOf(message.spaceId, postId));
        if (thread !== undefined) thread.movedAt = now();
      }
    },
    () => {
      threads.clear();
      earlier.clear();
    },
  );

  return {
    changed,
    get({ spaceId, postId }, order, make) {
      const name = nameOf(spaceId, postId);
      const at = now();
      if (threads.size >= THREADS_MAX) turn();
      turning ??= setTimeout(turn, PAGE_FRESH_MS).unref();
      const thread = find(name) ?? { movedAt: 0, pages: new Map() };
      threads.set(name, thread);
      const page = thread.pages.get(order);
      if (page !== undefined) {
        const age = at - page.madeAt;
        const outdated = age > PAGE_FRESH_MS || (thread.movedAt >= page.madeAt && age > COUNTS_FRESH_MS);
        if (!outdated) return page.text;
      }
      const making = make();
      const { pages } = thread;
      pages.set(order, { madeAt: at, text: making });
      making.then(
        (text) => pages.get(order)?.text === making && pages.set(order, { madeAt: at, text }),
        () => pages.delete(order),
      );
      return making;
    },
  };
}
