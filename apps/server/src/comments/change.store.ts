import { statement } from '@huixiang/postgres';

/** Replace the words; the old ones move to the history in the same statement. */
export const editText = statement<{ comment_id: number }>(
  'comments-edit',
  `WITH old AS (
    SELECT space_id, comment_id, text FROM comments
    WHERE space_id = $1 AND comment_id = $2 AND text <> $3 AND deleted_at IS NULL
  ), kept AS (
    INSERT INTO comment_history (space_id, comment_id, replaced_at, text) SELECT space_id, comment_id, $4, text FROM old
    ON CONFLICT DO NOTHING
  )
  UPDATE comments c SET text = $3, edited_at = $4 FROM old
  WHERE c.space_id = old.space_id AND c.comment_id = old.comment_id RETURNING c.comment_id`,
);

export const loadHistory = statement<{ text: string; replaced_at: number }>(
  'comments-history',
  'SELECT text, replaced_at FROM comment_history WHERE space_id = $1 AND comment_id = $2 ORDER BY replaced_at DESC LIMIT 100',
);

/**
 * What a comment that is taken away (`gone`, with its place) moves in counters: common table expressions. A root with
 * replies keeps its place in the thread, one without leaves it. PostgreSQL runs these parts from the last to the first; so whoever
 * writes counters locks those of a root, those of a reply, and then those of the post.
 */
export const withoutGone = `counted AS (
    UPDATE post_stats t SET comments = t.comments - 1
    FROM gone WHERE t.space_id = gone.space_id AND t.post_id = gone.post_id
  ), stats AS (
    UPDATE comment_stats s SET needs_hearing = false, awaits_staff = false, listed = s.listed AND s.replies > 0
    FROM gone WHERE s.space_id = gone.space_id AND s.comment_id = gone.comment_id
  ), root AS (
    UPDATE comment_stats s SET replies = s.replies - 1
    FROM gone WHERE s.space_id = gone.space_id AND s.comment_id = gone.root_id
  )`;

/** Take a comment back. Its row and echoes stay for the record; the words are gone from every page. */
export const deleteComment = statement<{ comment_id: number }>(
  'comments-delete',
  `WITH gone AS (
    UPDATE comments SET deleted_at = $3, pinned_at = NULL, featured_at = NULL
    WHERE space_id = $1 AND comment_id = $2 AND deleted_at IS NULL
    RETURNING space_id, comment_id, post_id, root_id
  ), ${withoutGone}
  SELECT comment_id FROM gone`,
);

export const markPinned = statement(
  'comments-pin',
  'UPDATE comments SET pinned_at = $3 WHERE space_id = $1 AND comment_id = $2',
);
export const markFeatured = statement(
  'comments-feature',
  'UPDATE comments SET featured_at = $3 WHERE space_id = $1 AND comment_id = $2',
);
