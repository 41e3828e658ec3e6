import type { Pool } from '@huixiang/postgres';
import { driftOfComments, driftOfPosts, driftOfTerms, type DriftRow } from './drift.store.ts';

/** More are not told one by one. */
const ROWS_MAX = 100;

/**
 * The self-check of the counters of these spaces: what is not equal to a count of its rows. Always empty, once writers and
 * keepers have settled; it looks at all rows, so it is for tests.
 */
export async function findDrift(pool: Pool, spaceIds: readonly number[]): Promise<readonly DriftRow[]> {
  const found = await Promise.all(
    [driftOfComments, driftOfPosts, driftOfTerms].map((check) => check(pool, [spaceIds, ROWS_MAX])),
  );
  return found.flat();
}
