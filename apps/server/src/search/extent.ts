import { type Pool, statement } from '@huixiang/postgres';
import { weekOf } from './grams.ts';

/** How much there is to search, about. */
export interface Extent {
  readonly comments: number;
  /** In how many weeks, the newest one included, the newest `RECENT` comments were said; 0 when there are fewer. */
  readonly weeks: number;
}

export const RECENT = 80_000;
const FRESH_MS = 30 * 60_000;

const loadExtent = statement<{ comments: number; newest: number | null; oldest: number | null }>(
  'search-extent',
  `SELECT (SELECT reltuples::bigint FROM pg_class WHERE oid = 'comment_search'::regclass) AS comments,
     (SELECT max(comment_id) FROM comment_search) AS newest,
     (SELECT comment_id FROM comment_search ORDER BY comment_id DESC OFFSET $1 LIMIT 1) AS oldest`,
);

/** The extent, looked up now and then. */
export function createExtent(pool: Pool, now: () => number): () => Promise<Extent> {
  let known: { readonly at: number; readonly extent: Promise<Extent> } | undefined;
  const load = async (): Promise<Extent> => {
    const [row] = await loadExtent(pool, [RECENT]);
    const { newest = null, oldest = null } = row ?? {};
    if (newest === null || oldest === null) return { comments: row?.comments ?? 0, weeks: 0 };
    // A table that was never analysed says -1.
    return { comments: Math.max(RECENT, row?.comments ?? 0), weeks: weekOf(newest) - weekOf(oldest) + 1 };
  };
  return () => {
    if (known !== undefined && now() - known.at < FRESH_MS) return known.extent;
    const extent = load();
    known = { at: now(), extent };
    extent.catch(() => (known = undefined));
    return extent;
  };
}
