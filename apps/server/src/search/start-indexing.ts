import type { Context } from '../context.ts';

/** What was lost in between (a kill right after a comment, a flood, rows that came by other ways) is found again. */
const INTERVAL_MS = 6 * 3_600_000;

/**
 * Go over everything that was said once at the start and now and then, and index what is missing. Several processes may
 * do so: whoever comes second finds nothing left to do.
 */
export function startIndexing({ searchIndex, log }: Pick<Context, 'searchIndex' | 'log'>): {
  close(): Promise<void>;
} {
  let round: Promise<unknown> | undefined;
  const begin = (): void => {
    round ??= searchIndex
      .rebuild()
      .catch((error: unknown) => log('What was said could not be gone over for search', error))
      .finally(() => (round = undefined));
  };
  begin();
  const timer = setInterval(begin, INTERVAL_MS);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await round;
    },
  };
}
