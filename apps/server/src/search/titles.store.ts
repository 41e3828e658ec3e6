import { statement } from '@huixiang/postgres';
import { notHidden } from '../identity/hidden-authors.ts';

/** Titles that are not ready to be found yet, $1 at most. */
export const loadUnindexedTitles = statement<{ space_id: number; post_id: number; title: string }>(
  'titles-unindexed',
  `SELECT space_id, post_id, title FROM posts WHERE title_grams IS NULL AND deleted_at IS NULL
   ORDER BY space_id, post_id LIMIT $1`,
);

/** Index titles as they were read ($3); one that was changed meanwhile has been indexed by whoever changed it. */
export const writeTitleGrams = statement(
  'titles-write',
  `UPDATE posts p SET title_grams = array_to_tsvector(string_to_array(i.grams, ' '))
   FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[]) AS i (space_id, post_id, title, grams)
   WHERE p.space_id = i.space_id AND p.post_id = i.post_id AND p.title = i.title AND p.title_grams IS NULL`,
);

export interface TitleRow {
  readonly space_id: number;
  readonly post_id: number;
  readonly title: string;
  readonly created_at: number;
  readonly space_name: string;
  readonly comments: number;
}

/**
 * The newest $2 posts whose title answers the question $1, in the space $3 or, without one, in all public ones; none by
 * whom the reader hides ($4, $5).
 */
export const loadTitles = statement<TitleRow>(
  'titles-find',
  `WITH n AS MATERIALIZED (
    SELECT space_id, post_id, author_id, title, created_at FROM posts WHERE title_grams @@ $1::tsquery AND deleted_at IS NULL
  )
  SELECT c.space_id, c.post_id, c.title, c.created_at, h.name AS space_name, t.comments
  FROM n AS c JOIN spaces h ON h.space_id = c.space_id
  JOIN post_stats t ON t.space_id = c.space_id AND t.post_id = c.post_id
  WHERE (c.space_id = $3 OR ($3::bigint IS NULL AND h.visibility = 'public')) AND ${notHidden('$4', '$5')}
  ORDER BY c.post_id DESC LIMIT $2`,
);
