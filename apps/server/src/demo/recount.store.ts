import { statement } from '@huixiang/postgres';
import { countedComments, inSpaces } from '../recount/counted-comments.ts';
import { countedPosts } from '../recount/counted-posts.ts';

/**
 * Count everything about the comments of these spaces ($1) anew from rows: what the writers keep up by steps. $2 says
 * with which looks and answers one still needs to be heard (STILL_OPEN). Resonance is left to the ranker.
 */
export const recountComments = statement(
  'recount-comments',
  `WITH ${countedComments(inSpaces)}
  UPDATE comment_stats s SET echoes_raw = n.raw, echoes_dealt = n.dealt, discounted = n.discounted,
    discounted_organic = n.discounted_organic, shown = n.shown, heard = n.heard, reports = n.reports, replies = n.replies,
    listed = n.listed, needs_hearing = n.open AND coalesce(($2::integer[])[n.heard + 1] >> n.genuine::integer & 1, 0) = 1,
    dealt = n.cards, answers = n.genuine, expected = n.expected, information = n.information, awaits_staff = n.open AND NOT n.answered
  FROM counted n WHERE s.space_id = n.space_id AND s.comment_id = n.comment_id`,
);

/** The same for their posts, whose sums are those of their comments. */
export const recountPosts = statement(
  'recount-posts',
  `UPDATE post_stats t SET comments = n.comments, echoes_raw = n.raw, echoes_dealt = n.dealt, discounted = n.discounted,
    discounted_organic = n.discounted_organic
  FROM (${countedPosts}
  ) AS n WHERE t.space_id = n.space_id AND t.post_id = n.post_id`,
);

/** What members were told of comments of these spaces ($1): as often as it is still so. Needs the counters counted anew. */
export const recountNotices = statement(
  'recount-notices',
  `WITH replies AS (
    SELECT r.space_id, r.parent_id, c.author_id, count(*) FILTER (WHERE NOT r.by_staff) AS members,
      count(*) FILTER (WHERE r.by_staff) AS staff
    FROM comments r JOIN comments c ON c.space_id = r.space_id AND c.comment_id = r.parent_id AND c.author_id <> r.author_id
    WHERE r.space_id = ANY($1::bigint[]) AND r.deleted_at IS NULL GROUP BY 1, 2, 3
  ), facts AS (
    SELECT n.member_id, n.space_id, n.comment_id, n.kind, CASE n.kind
      WHEN 'echo' THEN s.echoes_raw - s.discounted WHEN 'heard' THEN s.heard
      WHEN 'reply' THEN coalesce(r.members, 0) WHEN 'staff-reply' THEN coalesce(r.staff, 0) ELSE n.total END AS total
    FROM notices n JOIN comment_stats s ON s.space_id = n.space_id AND s.comment_id = n.comment_id
    LEFT JOIN replies r ON r.space_id = n.space_id AND r.parent_id = n.comment_id AND r.author_id = n.member_id
    WHERE n.space_id = ANY($1::bigint[])
  ), gone AS (
    DELETE FROM notices n USING facts f WHERE f.total = 0
      AND (n.member_id, n.space_id, n.comment_id, n.kind) = (f.member_id, f.space_id, f.comment_id, f.kind)
  )
  UPDATE notices n SET total = f.total, seen_total = least(n.seen_total, f.total) FROM facts f
  WHERE f.total > 0 AND f.total <> n.total
    AND (n.member_id, n.space_id, n.comment_id, n.kind) = (f.member_id, f.space_id, f.comment_id, f.kind)`,
);

/**
 * The days before local day $2 on which people took cards of these spaces, as their visits. Today is left free, so that
 * a persona can be tried out with the whole of its cap.
 */
export const countVisits = statement(
  'count-visits',
  `INSERT INTO listener_days AS d (member_id, day, dealt, granted)
   SELECT member_id, day, count(*), 0 FROM (
     SELECT k.member_id, floor((k.dealt_at + l.utc_offset_minutes * 60000) / 86400000.0)::integer AS day
     FROM cards k JOIN listeners l USING (member_id) WHERE k.space_id = ANY($1::bigint[])
   ) AS taken WHERE day < $2 GROUP BY 1, 2
   ON CONFLICT (member_id, day) DO UPDATE SET dealt = greatest(d.dealt, excluded.dealt)`,
);
