import { statement } from '@huixiang/postgres';

export interface TextRow {
  readonly comment_id: number;
  readonly text: string;
  /** When this text was written. */
  readonly said_at: number;
}

const SAID_AT = 'coalesce(c.edited_at, c.created_at)';
const JOINED = `comments c LEFT JOIN comment_search g ON g.space_id = c.space_id AND g.comment_id = c.comment_id`;
const OUTDATED = `c.deleted_at IS NULL AND g.said_at IS DISTINCT FROM ${SAID_AT}`;

/** Of these comments ($2) of a space, those that are not indexed as they stand. */
export const loadUnindexed = statement<TextRow>(
  'search-unindexed',
  `SELECT c.comment_id, c.text, ${SAID_AT} AS said_at FROM ${JOINED}
   WHERE c.space_id = $1 AND c.comment_id = ANY($2::bigint[]) AND ${OUTDATED}`,
);

/** The last of the $3 comments that come after the comment $2 of the space $1, by space and id; no row: fewer are left. */
export const loadStretchEnd = statement<{ space_id: number; comment_id: number }>(
  'search-stretch-end',
  `SELECT space_id, comment_id FROM comments WHERE (space_id, comment_id) > ($1, $2)
   ORDER BY space_id, comment_id OFFSET $3 - 1 LIMIT 1`,
);

/** Comments after ($1, $2) up to ($3, $4) that are not indexed as they stand. */
export const loadUnindexedBetween = statement<TextRow & { readonly space_id: number }>(
  'search-unindexed-between',
  `SELECT c.space_id, c.comment_id, c.text, ${SAID_AT} AS said_at FROM ${JOINED}
   WHERE (c.space_id, c.comment_id) > ($1, $2) AND (c.space_id, c.comment_id) <= ($3, $4) AND ${OUTDATED}
   ORDER BY c.space_id, c.comment_id`,
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

/** Forget what stands for comments after ($1, $2) up to ($3, $4) that are gone or taken back. */
export const forgetGone = statement(
  'search-forget-gone',
  `DELETE FROM comment_search g
   WHERE (g.space_id, g.comment_id) > ($1, $2) AND (g.space_id, g.comment_id) <= ($3, $4) AND NOT EXISTS (
     SELECT FROM comments c WHERE c.space_id = g.space_id AND c.comment_id = g.comment_id AND c.deleted_at IS NULL)`,
);
