import { statement } from '@huixiang/postgres';

/** A kind of news about the comments of the spaces $1: what happened to which comment, when; each row is once. */
const happened = `
  SELECT space_id, comment_id, 'echo' AS kind, echoed_at AS at FROM echoes
  WHERE space_id = ANY($1::bigint[]) AND revoked_at IS NULL
  UNION ALL SELECT space_id, comment_id, 'heard', answered_at FROM cards
  WHERE space_id = ANY($1::bigint[]) AND answer IN ('echo', 'reply', 'pass')
  UNION ALL SELECT r.space_id, r.parent_id, CASE WHEN r.by_staff THEN 'staff-reply' ELSE 'reply' END, r.created_at
  FROM comments r JOIN comments c ON c.space_id = r.space_id AND c.comment_id = r.parent_id AND c.author_id <> r.author_id
  WHERE r.space_id = ANY($1::bigint[])
  UNION ALL SELECT space_id, comment_id, 'featured', featured_at FROM comments
  WHERE space_id = ANY($1::bigint[]) AND featured_at IS NOT NULL
  UNION ALL SELECT space_id, comment_id, 'solved', solved_at FROM comments
  WHERE space_id = ANY($1::bigint[]) AND solved_at IS NOT NULL`;

/** Tell the authors what became of their comments, from the rows; they looked last at $2. */
export const tellAuthors = statement(
  'demo-notices',
  `INSERT INTO notices (member_id, space_id, comment_id, kind, total, seen_total, at)
   SELECT c.author_id, h.space_id, h.comment_id, h.kind, count(*), count(*) FILTER (WHERE h.at <= $2), max(h.at)
   FROM (${happened}) AS h JOIN comments c ON c.space_id = h.space_id AND c.comment_id = h.comment_id
   GROUP BY 1, 2, 3, 4`,
);
