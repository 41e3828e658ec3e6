import { statement } from '@huixiang/postgres';

/** What was written in a space since $2, by ids ($3 is the smallest of that time), so along the primary keys. */
export const countWritten = statement<{ posts: number; comments: number; member_comments: number }>(
  'overview-written',
  `SELECT
    (SELECT count(*) FROM posts WHERE space_id = $1 AND post_id >= $3 AND created_at >= $2 AND deleted_at IS NULL) AS posts,
    count(*) AS comments, count(*) FILTER (WHERE root_id IS NULL AND NOT by_staff) AS member_comments
   FROM comments WHERE space_id = $1 AND comment_id >= $3 AND created_at >= $2 AND deleted_at IS NULL`,
);

/**
 * Of the members' root comments since then, those that another person echoed or answered within $4 milliseconds. An
 * echo that was taken back or discounted does not count, nor does a reply that was deleted.
 */
export const countHeard = statement<{ heard: number }>(
  'overview-heard',
  `SELECT count(*) AS heard FROM comments c
   WHERE c.space_id = $1 AND c.comment_id >= $3 AND c.created_at >= $2 AND c.deleted_at IS NULL
     AND c.root_id IS NULL AND NOT c.by_staff AND (
       EXISTS (SELECT FROM echoes e WHERE e.space_id = $1 AND e.comment_id = c.comment_id AND e.revoked_at IS NULL
         AND e.echoed_at <= c.created_at + $4 AND NOT EXISTS (SELECT FROM verdicts v WHERE v.space_id = $1
           AND v.comment_id = e.comment_id AND v.member_id = e.member_id AND v.withdrawn_at IS NULL))
       OR EXISTS (SELECT FROM comments r WHERE r.space_id = $1 AND r.root_id = c.comment_id AND r.deleted_at IS NULL
         AND r.author_id <> c.author_id AND r.created_at <= c.created_at + $4))`,
);

/** The latest members of a space, $2 at most. */
export const loadMemberIds = statement<{ member_id: number }>(
  'overview-members',
  'SELECT member_id FROM memberships WHERE space_id = $1 AND blocked_at IS NULL ORDER BY joined_at DESC LIMIT $2',
);

/** The same as one text: ids that only pass through need not become numbers. */
export const loadMembersText = statement<{ ids: string | null }>(
  'overview-members-text',
  `SELECT array_agg(member_id)::text AS ids FROM (
    SELECT member_id FROM memberships WHERE space_id = $1 AND blocked_at IS NULL ORDER BY joined_at DESC LIMIT $2
  ) AS latest`,
);

/** Listeners live in another distribution group, so their ids come from outside. */
export const countListening = statement<{ listening: number }>(
  'overview-listening',
  'SELECT count(*) AS listening FROM listeners WHERE is_on AND member_id = ANY($1::bigint[])',
);
