import { type Pool, statement } from '@huixiang/postgres';
import { weekOf } from './grams.ts';

/** A word that a hundred of these have is found among them; a rarer one is rare in everything. */
const RECENT = 80_000;
const FRESH_MS = 30 * 60_000;
const ALL = 1_000;

const loadRecent = statement<{ newest: number; oldest: number | null }>(
  'search-recent',
  `SELECT max(comment_id) AS newest,
     (SELECT comment_id FROM comment_search ORDER BY comment_id DESC OFFSET $1 LIMIT 1) AS oldest FROM comment_search`,
);

/** In how many weeks the newest comments were said, looked up now and then. @returns 1000 when there are fewer */
export function createRecency(pool: Pool, now: () => number): () => Promise<number> {
  let known: { readonly at: number; readonly weeks: Promise<number> } | undefined;
  const load = async (): Promise<number> => {
    const [row] = await loadRecent(pool, [RECENT]);
    return row === undefined || row.oldest === null ? ALL : weekOf(row.newest) - weekOf(row.oldest) + 1;
  };
  return () => {
    if (known !== undefined && now() - known.at < FRESH_MS) return known.weeks;
    const weeks = load();
    known = { at: now(), weeks };
    weeks.catch(() => (known = undefined));
    return weeks;
  };
}
