import { statement } from '@huixiang/postgres';

export interface TextRow {
  readonly comment_id: number;
  readonly text: string;
  /** When this text was written. */
  readonly said_at: number;
}

const SAID_AT = 'coalesce(c.edited_at, c.created_at)';
const OUTDATED = `c.deleted_at IS NULL AND g.said_at IS DISTINCT FROM ${SAID_AT}`;

/** Of these comments ($2) of a space, those that are not indexed as they stand. */
export const loadUnindexed = statement<TextRow>(
  'search-unindexed',
  `SELECT c.comment_id, c.text, ${SAID_AT} AS said_at
   FROM comments c LEFT JOIN comment_search g ON g.space_id = c.space_id AND g.comment_id = c.comment_id
   WHERE c.space_id = $1 AND c.comment_id = ANY($2::bigint[]) AND ${OUTDATED}`,
);

/** Comments that one step of a going over looks at. */
const STRETCH = 5_000;

/** The last of the comments of a stretch, which come after the comment $2 of the space $1; no row: fewer are left. */
export const loadStretchEnd = statement<{ space_id: number; comment_id: number }>(
  'search-stretch-end',
  `SELECT space_id, comment_id FROM comments WHERE (space_id, comment_id) > ($1, $2)
   ORDER BY space_id, comment_id OFFSET ${STRETCH - 1} LIMIT 1`,
);

/**
 * Comments after ($1, $2) up to ($3, $4), a stretch at most, that are not indexed as they stand. `OFFSET 0` makes the store look each
 * up by its key: it takes a stretch for a third of the table, and would read all of both tables for each.
 */
export const loadUnindexedBetween = statement<TextRow & { readonly space_id: number }>(
  'search-unindexed-between',
  `SELECT c.space_id, c.comment_id, c.text, ${SAID_AT} AS said_at
   FROM (${stretchOf('comments', 'space_id, comment_id, text, created_at, edited_at, deleted_at')}) c
   LEFT JOIN LATERAL (SELECT i.said_at FROM comment_search i WHERE i.space_id = c.space_id AND i.comment_id = c.comment_id OFFSET 0) g ON true
   WHERE ${OUTDATED}`,
);

/** What stands, after ($1, $2) up to ($3, $4), for comments that are gone or taken back. */
export const loadGoneBetween = statement<{ space_id: number; comment_id: number }>(
  'search-gone-between',
  `SELECT g.space_id, g.comment_id FROM (${stretchOf('comment_search', 'space_id, comment_id')}) g WHERE NOT EXISTS (
     SELECT FROM comments c WHERE c.space_id = g.space_id AND c.comment_id = g.comment_id AND c.deleted_at IS NULL OFFSET 0)`,
);

/**
 * Index comments: $1 spaces, $2 ids, $3 when their texts were written, $4 grams separated by spaces. The latest text stands.
 * The lock makes whoever removes the comment at this moment wait, so that nothing of it is left here.
 */
export const writeGrams = statement(
  'search-write',
  `INSERT INTO comment_search AS g (space_id, comment_id, said_at, grams)
   SELECT i.space_id, i.comment_id, i.said_at, array_to_tsvector(string_to_array(i.grams, ' '))
   FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[]) AS i (space_id, comment_id, said_at, grams)
   JOIN comments c ON c.space_id = i.space_id AND c.comment_id = i.comment_id AND c.deleted_at IS NULL
   ORDER BY 1, 2 FOR KEY SHARE OF c
   ON CONFLICT (space_id, comment_id) DO UPDATE SET said_at = excluded.said_at, grams = excluded.grams
     WHERE g.said_at < excluded.said_at`,
);

/** Forget those of these comments ($2) of a space that are gone or taken back. */
export const forgetGrams = statement(
  'search-forget',
  `DELETE FROM comment_search g WHERE g.space_id = $1 AND g.comment_id = ANY($2::bigint[]) AND NOT EXISTS (
     SELECT FROM comments c WHERE c.space_id = g.space_id AND c.comment_id = g.comment_id AND c.deleted_at IS NULL)`,
);

/** Twice the stretch, because what stands for comments that are gone counts too. */
function stretchOf(table: string, columns: string): string {
  return `SELECT ${columns} FROM ${table} WHERE (space_id, comment_id) > ($1, $2) AND (space_id, comment_id) <= ($3, $4)
     ORDER BY space_id, comment_id LIMIT ${2 * STRETCH}`;
}
