import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Pool, withRetry } from '@huixiang/postgres';
import { arrayOf } from '../sql-array.ts';
import { writerRetry } from '../writer-retry.ts';
import { storedForm } from './stored-terms.ts';
import { termsOf } from './terms.ts';
import { forgetTerms, loadOutdated, loadTexts, writeTerms } from './terms.store.ts';

/** Keeps the stored words of comments up with their texts, a moment later and in batches. */
export interface TermKeeper {
  /** A comment was written, edited or taken back. */
  touch(spaceId: number, commentId: number): void;
  /** See to it that the newest comments of a space have their words, for who is about to count them. */
  catchUp(spaceId: number): Promise<void>;
  /** Write the words of everything touched now. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Posting must not wait for words, nor share the store with them in the same moment. */
const INTERVAL_MS = 1_000;
/** Some ten milliseconds of segmenting: more would let the next request wait. */
const BATCH_MAX = 200;
/** Under a flood what does not fit is left out; it gets its words when they are first needed. */
const TOUCHED_MAX = 20_000;
/** What a space talks about is read from this many of its newest comments. */
export const RECENT_COMMENTS = 2_000;

export function createTermKeeper(options: {
  pool: Pool;
  log: (message: string, error?: unknown) => void;
}): TermKeeper {
  const { pool, log } = options;
  const touched = new Map<number, number>();
  let timer: NodeJS.Timeout | undefined;
  let settling: Promise<void> = Promise.resolve();

  const writeSome = async (): Promise<void> => {
    const bySpace = Map.groupBy([...touched].slice(0, BATCH_MAX), ([, spaceId]) => spaceId);
    for (const [spaceId, items] of bySpace) {
      const ids = items.map(([commentId]) => commentId);
      for (const id of ids) touched.delete(id);
      await withRetry(() => keepTerms(pool, spaceId, ids), writerRetry);
    }
  };
  const schedule = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      settling = settling
        .then(writeSome)
        .catch((error: unknown) => log('The words of comments were not written', error))
        .then(() => {
          if (touched.size > 0) schedule();
        });
    }, INTERVAL_MS);
  };
  const settle = async (): Promise<void> => {
    await settling;
    while (touched.size > 0) await writeSome();
  };
  return {
    touch(spaceId, commentId) {
      if (touched.size >= TOUCHED_MAX) return;
      touched.set(commentId, spaceId);
      schedule();
    },
    async catchUp(spaceId) {
      const ids = (await loadOutdated(pool, [spaceId, RECENT_COMMENTS])).map((row) => row.comment_id);
      for (let from = 0; from < ids.length; from += BATCH_MAX) {
        await keepTerms(pool, spaceId, ids.slice(from, from + BATCH_MAX));
        await nextTurn();
      }
    },
    settle,
    async close() {
      await settle().catch((error: unknown) => log('The words of comments were not written', error));
      clearTimeout(timer);
    },
  };
}

async function keepTerms(pool: Pool, spaceId: number, ids: readonly number[]): Promise<void> {
  const rows = await loadTexts(pool, [spaceId, ids]);
  const deleted = rows.filter((row) => row.deleted).map((row) => row.comment_id);
  const outdated = rows.filter((row) => !row.deleted && row.words === null);
  if (outdated.length > 0) {
    const terms = outdated.map(({ text }) => termsOf(text));
    await writeTerms(pool, [
      spaceId,
      arrayOf(outdated, (row) => row.comment_id),
      arrayOf(outdated, (row) => row.said_at),
      ...storedForm(terms),
    ]);
  }
  if (deleted.length > 0) await forgetTerms(pool, [spaceId, deleted]);
}
