import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Pool, withRetry } from '@huixiang/postgres';
import type { Bus } from '../live/bus.ts';
import { arrayOf } from '../sql-array.ts';
import { writerRetry } from '../writer-retry.ts';
import { createExtent, type Extent } from './extent.ts';
import { gramsOf } from './grams.ts';
import { indexTitles } from './index-titles.ts';
import {
  forgetGrams,
  loadGoneBetween,
  loadStretchEnd,
  loadUnindexed,
  loadUnindexedBetween,
  type TextRow,
  writeGrams,
} from './index.store.ts';

/** Keeps what is said findable: a moment after each change, and by going over everything where something is missing. */
export interface SearchIndex {
  /** Index everything that changed, now. */
  settle(): Promise<void>;
  /**
   * Go over all comments and titles and index what is missing or outdated.
   * @returns how many were
   */
  rebuild(): Promise<number>;
  /** How much there is to search. */
  extent(): Promise<Extent>;
  /** A going over ends after the batch that it is at. */
  stop(): void;
  close(): Promise<void>;
}

/** Posting must not wait for the index, nor share the store with it in the same moment. */
const INTERVAL_MS = 500;
/** Some ten milliseconds of cutting: more would let the next request wait. */
const BATCH_MAX = 400;
/** Under a flood what does not fit is left out; the next going over finds it. */
const CHANGED_MAX = 50_000;

type Entry = TextRow & { readonly space_id: number };

export function createSearchIndex(options: {
  pool: Pool;
  bus: Bus;
  now: () => number;
  log: (message: string, error?: unknown) => void;
}): SearchIndex {
  const { pool, bus, now, log } = options;
  /** Comments with their spaces. */
  const changed = new Map<number, number>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let settling: Promise<void> = Promise.resolve();

  /** Whoever told it indexes it as well, and the next going over finds the rest. */
  const left = (): void => undefined;
  // Every process hears of every change; whoever comes second finds nothing left to do.
  const unsubscribe = bus.subscribe((message) => {
    if (message.kind !== 'comment' && message.kind !== 'changed') return;
    if (changed.size >= CHANGED_MAX) return;
    changed.set(message.commentId, message.spaceId);
    schedule();
  }, left);
  const indexSome = async (): Promise<void> => {
    const bySpace = Map.groupBy([...changed].slice(0, BATCH_MAX), ([, spaceId]) => spaceId);
    for (const [spaceId, items] of bySpace) {
      const ids = items.map(([commentId]) => commentId);
      for (const id of ids) changed.delete(id);
      await withRetry(() => indexThese(pool, spaceId, ids), writerRetry);
    }
  };
  const schedule = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      settling = settling
        .then(indexSome)
        .catch((error: unknown) => log('What was said was not indexed for search', error))
        .then(() => {
          if (changed.size > 0 && !closed) schedule();
        });
    }, INTERVAL_MS);
  };
  const settle = async (): Promise<void> => {
    await settling;
    while (changed.size > 0) await indexSome();
  };
  return {
    settle,
    extent: createExtent(pool, now),
    rebuild: async () => (await rebuild(pool, () => closed)) + (await indexTitles(pool, () => closed)),
    stop() {
      closed = true;
    },
    async close() {
      closed = true;
      unsubscribe();
      await settle().catch((error: unknown) => log('What was said was not indexed for search', error));
      clearTimeout(timer);
    },
  };
}

async function indexThese(pool: Pool, spaceId: number, ids: readonly number[]): Promise<void> {
  const rows = await loadUnindexed(pool, [spaceId, ids]);
  await write(
    pool,
    rows.map((row) => ({ ...row, space_id: spaceId })),
  );
  await forgetGrams(pool, [spaceId, ids]);
}

async function rebuild(pool: Pool, isClosed: () => boolean): Promise<number> {
  let [written, from] = [0, [0, 0] as readonly [number, number]];
  while (!isClosed()) {
    const [end] = await loadStretchEnd(pool, [...from]);
    const to = end === undefined ? LAST : ([end.space_id, end.comment_id] as const);
    const rows = await loadUnindexedBetween(pool, [...from, ...to]);
    for (let at = 0; at < rows.length; at += BATCH_MAX) {
      await write(pool, rows.slice(at, at + BATCH_MAX));
      await nextTurn();
    }
    await forgetGone(pool, await loadGoneBetween(pool, [...from, ...to]));
    written += rows.length;
    if (end === undefined) break;
    from = to;
  }
  return written;
}
const LAST = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const;

async function forgetGone(
  pool: Pool,
  gone: readonly { readonly space_id: number; readonly comment_id: number }[],
): Promise<void> {
  for (const [spaceId, rows] of Map.groupBy(gone, (row) => row.space_id))
    await forgetGrams(pool, [spaceId, rows.map((row) => row.comment_id)]);
}

async function write(pool: Pool, rows: readonly Entry[]): Promise<void> {
  if (rows.length === 0) return;
  await writeGrams(pool, [
    arrayOf(rows, (row) => row.space_id),
    arrayOf(rows, (row) => row.comment_id),
    arrayOf(rows, (row) => row.said_at),
    rows.map((row) => gramsOf(row.text, row.space_id, row.comment_id).join(' ')),
  ]);
}
