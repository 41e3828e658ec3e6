import { statement } from '@huixiang/postgres';

/** A batch of (comment, person) sightings. Only first sightings move the counter; rows are locked in key order. */
export const writeExposures = statement<{ space_id: number; comment_id: number; post_id: number }>(
  'exposures-write',
  `WITH seen AS (
    INSERT INTO exposures (space_id, comment_id, member_id, seen_at)
    SELECT i.space_id, i.comment_id, i.member_id, i.at
    FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) AS i (space_id, comment_id, member_id, at)
    JOIN comments c ON c.space_id = i.space_id AND c.comment_id = i.comment_id AND c.author_id <> i.member_id
    ORDER BY 1, 2, 3
    ON CONFLICT DO NOTHING
    RETURNING space_id, comment_id
  ), moved AS (
    SELECT s.space_id, s.comment_id, c.post_id, count(*) AS people
    FROM seen s JOIN comments c USING (space_id, comment_id) GROUP BY 1, 2, 3
  )
  INSERT INTO comment_stats AS t (space_id, comment_id, post_id, shown)
  SELECT space_id, comment_id, post_id, people FROM moved ORDER BY 1, 2
  ON CONFLICT (space_id, comment_id) DO UPDATE SET shown = t.shown + excluded.shown
  RETURNING t.space_id, t.comment_id, t.post_id`,
);
