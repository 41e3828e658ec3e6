import { statement } from '@huixiang/postgres';
import type { CountSums } from '../echoes/counts.ts';

export interface PostRow extends CountSums {
  readonly space_id: number;
  readonly post_id: number;
  readonly author_id: number;
  readonly title: string;
  readonly body: string;
  readonly created_at: number;
  readonly edited_at: number | null;
  readonly comments: number;
}

const COLUMNS = `p.space_id, p.post_id, p.author_id, p.title, p.body, p.created_at, p.edited_at,
  s.comments, s.echoes_raw, s.echoes_dealt, s.discounted, s.discounted_organic`;
const JOINED = 'posts p JOIN post_stats s ON s.space_id = p.space_id AND s.post_id = p.post_id';

export const pageOfPosts = statement<PostRow>(
  'posts-page',
  `SELECT ${COLUMNS} FROM ${JOINED} WHERE p.space_id = $1 AND p.post_id < $2 AND p.deleted_at IS NULL
   ORDER BY p.post_id DESC LIMIT $3`,
);

export const loadPosts = statement<PostRow>(
  'posts-load',
  `SELECT ${COLUMNS} FROM ${JOINED} WHERE p.space_id = $1 AND p.post_id = ANY($2::bigint[]) AND p.deleted_at IS NULL`,
);

/** What these posts ($2) of a space say, also those that are gone. */
export const loadPostWords = statement<{
  post_id: number;
  author_id: number;
  title: string;
  body: string;
  gone: boolean;
}>(
  'posts-words',
  `SELECT post_id, author_id, title, body, deleted_at IS NOT NULL AS gone FROM posts
   WHERE space_id = $1 AND post_id = ANY($2::bigint[])`,
);

export const writePost = statement(
  'posts-write',
  `WITH post AS (
    INSERT INTO posts (space_id, post_id, author_id, title, body, created_at, title_grams)
    VALUES ($1, $2, $3, $4, $5, $6, array_to_tsvector(string_to_array($7, ' ')))
    RETURNING space_id, post_id
  )
  INSERT INTO post_stats (space_id, post_id) SELECT space_id, post_id FROM post`,
);

/** No row when it is gone, or is to be ($7) as it was edited at $8 and is not; whatever stands there already is no change. */
export const changePost = statement<{ post_id: number }>(
  'posts-change',
  `UPDATE posts SET title = coalesce($3, title), body = coalesce($4, body), edited_at = $5,
     title_grams = CASE WHEN $3::text IS NULL THEN title_grams ELSE array_to_tsvector(string_to_array($6, ' ')) END
   WHERE space_id = $1 AND post_id = $2 AND deleted_at IS NULL AND (NOT $7::boolean
     OR edited_at IS NOT DISTINCT FROM $8::bigint OR (title = coalesce($3, title) AND body = coalesce($4, body)))
   RETURNING post_id`,
);

/** The thread goes with its post: nothing of it is dealt or waits any more. */
export const deletePost = statement<{ post_id: number }>(
  'posts-remove',
  `WITH gone AS (
    UPDATE posts SET deleted_at = $3, title_grams = NULL WHERE space_id = $1 AND post_id = $2 AND deleted_at IS NULL
    RETURNING space_id, post_id
  ), closed AS (
    UPDATE comment_stats s SET needs_hearing = false, awaits_staff = false FROM gone
    WHERE s.space_id = gone.space_id AND s.post_id = gone.post_id AND s.listed
  )
  SELECT post_id FROM gone`,
);
