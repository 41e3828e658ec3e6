import { statement } from '@huixiang/postgres';

/** Whether this process is the one that submits, until the transaction ends. */
export const tryLock = statement<{ mine: boolean }>(
  'submitted-lock',
  `SELECT pg_try_advisory_xact_lock(hashtextextended('submitted-pages', 0)) AS mine`,
);

/** Pages submitted since $1. */
export const countSince = statement<{ pages: number }>(
  'submitted-since',
  'SELECT count(*) AS pages FROM submitted_pages WHERE submitted_at >= $1',
);

/**
 * Public threads that search does not know as they are now, $2 at most: those never submitted first, the newest of them first; then
 * those that changed since, if that was before $1. It looks at every public post, which once an hour is little.
 */
export const loadDue = statement<{ space_id: number; post_id: number; title: string }>(
  'submitted-due',
  `SELECT p.space_id, p.post_id, p.title
   FROM posts p JOIN spaces h ON h.space_id = p.space_id AND h.visibility = 'public' AND NOT h.demo
   LEFT JOIN submitted_pages s ON s.space_id = p.space_id AND s.post_id = p.post_id
   LEFT JOIN LATERAL (
     SELECT coalesce(c.edited_at, c.created_at) AS said_at FROM comments c
     WHERE c.space_id = p.space_id AND c.post_id = p.post_id ORDER BY c.comment_id DESC LIMIT 1
   ) AS l ON true
   WHERE p.deleted_at IS NULL AND (s.submitted_at IS NULL
     OR s.submitted_at <= $1 AND greatest(p.created_at, p.edited_at, l.said_at) >= s.submitted_at)
   ORDER BY s.submitted_at NULLS FIRST, p.post_id DESC LIMIT $2`,
);

/** Of space $1 and post $2 each: search was told at $3. */
export const markSubmitted = statement(
  'submitted-mark',
  `INSERT INTO submitted_pages (space_id, post_id, submitted_at)
   SELECT i.space_id, i.post_id, $3 FROM unnest($1::bigint[], $2::bigint[]) AS i (space_id, post_id)
   ON CONFLICT (space_id, post_id) DO UPDATE SET submitted_at = excluded.submitted_at`,
);
