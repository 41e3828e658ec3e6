import { statement } from '@huixiang/postgres';

/**
 * Who has spoken under a post ($2): those in the conversation of $3 first, then whoever spoke last, out of the newest $4
 * comments; the author of the post at the end.
 */
export const loadSpeakers = statement<{ member_id: number }>(
  'mentions-speakers',
  `WITH lately AS (
    SELECT author_id, comment_id, coalesce(root_id, comment_id) AS root FROM comments
    WHERE space_id = $1 AND post_id = $2 AND deleted_at IS NULL ORDER BY comment_id DESC LIMIT $4
  )
  SELECT member_id FROM (
    SELECT author_id AS member_id, bool_or(root = $3) AS near, max(comment_id) AS latest FROM lately GROUP BY 1
    UNION ALL
    SELECT author_id, false, 0 FROM posts WHERE space_id = $1 AND post_id = $2 AND deleted_at IS NULL
  ) AS speakers WHERE member_id <> 0 GROUP BY member_id ORDER BY bool_or(near) DESC, max(latest) DESC`,
);

/** Set whom a comment speaks to ($3). */
export const writeMentions = statement(
  'mentions-write',
  `WITH gone AS (
    DELETE FROM mentions WHERE space_id = $1 AND comment_id = $2 AND member_id <> ALL ($3::bigint[])
  ), written AS (
    INSERT INTO mentions (space_id, comment_id, member_id) SELECT $1, $2, unnest($3::bigint[]) ON CONFLICT DO NOTHING
  )
  UPDATE comments SET mentioning = cardinality($3::bigint[]) > 0 WHERE space_id = $1 AND comment_id = $2`,
);

export const loadMentions = statement<{ space_id: number; comment_id: number; member_id: number }>(
  'mentions-load',
  `SELECT m.space_id, m.comment_id, m.member_id FROM unnest($1::bigint[], $2::bigint[]) AS i (space_id, comment_id)
   JOIN mentions m ON m.space_id = i.space_id AND m.comment_id = i.comment_id ORDER BY 1, 2, 3`,
);
