import type { Context } from '../context.ts';
import { startRounds, type Job } from '../rounds.ts';

/** What was lost in between (a kill right after a comment, a flood, rows that came by other ways) is found again. */
const INTERVAL_MS = 6 * 3_600_000;

/**
 * Go over everything that was said once at the start and now and then, and index what is missing. Several processes may
 * do so: whoever comes second finds nothing left to do.
 */
export function startIndexing(context: Pick<Context, 'searchIndex' | 'log'>): Job {
  const { searchIndex } = context;
  return startRounds(context, {
    everyMs: INTERVAL_MS,
    atOnce: true,
    round: () => searchIndex.rebuild(),
    failure: 'What was said could not be gone over for search',
    stop: () => searchIndex.stop(),
  });
}
