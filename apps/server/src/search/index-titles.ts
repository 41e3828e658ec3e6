import type { Pool } from '@huixiang/postgres';
import { arrayOf } from '../sql-array.ts';
import { gramsOf } from './grams.ts';
import { loadUnindexedTitles, writeTitleGrams } from './titles.store.ts';

const BATCH_MAX = 400;

/** What the title of a post is found by, as the statements that write posts take it. */
export function titleGrams(title: string, spaceId: number, postId: number): string {
  return gramsOf(title, spaceId, postId).join(' ');
}

/**
 * Index titles that came by other ways than the API, or were there before titles could be found.
 * @returns how many
 */
export async function indexTitles(pool: Pool, isClosed: () => boolean): Promise<number> {
  let written = 0;
  while (!isClosed()) {
    const rows = await loadUnindexedTitles(pool, [BATCH_MAX]);
    await writeTitleGrams(pool, [
      arrayOf(rows, (row) => row.space_id),
      arrayOf(rows, (row) => row.post_id),
      rows.map((row) => row.title),
      rows.map((row) => titleGrams(row.title, row.space_id, row.post_id)),
    ]);
    written += rows.length;
    if (rows.length < BATCH_MAX) break;
  }
  return written;
}
