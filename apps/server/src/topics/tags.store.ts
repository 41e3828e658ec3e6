import { statement } from '@huixiang/postgres';

export interface SpaceTagRow {
  readonly tag: string;
  readonly state: 'added' | 'hidden';
}

export const loadSpaceTags = statement<SpaceTagRow>(
  'space-tags-load',
  'SELECT tag, state FROM space_tags WHERE space_id = $1 ORDER BY position, tag',
);

/**
 * Add or hide ($3) one tag ($2), last of all unless it is there already; no row when $4 others are. One at a time, so that what
 * two people decide at once stands both.
 */
export const writeSpaceTag = statement<{ tag: string }>(
  'space-tags-write',
  `INSERT INTO space_tags AS t (space_id, tag, state, position)
   SELECT $1::bigint, $2::text, $3::text, coalesce(max(position), 0) + 1 FROM space_tags WHERE space_id = $1
   HAVING count(*) FILTER (WHERE state = $3 AND tag <> $2) < $4
   ON CONFLICT (space_id, tag) DO UPDATE SET state = excluded.state,
     position = CASE WHEN t.state = excluded.state THEN t.position ELSE excluded.position END
   RETURNING t.tag`,
);

export const deleteSpaceTag = statement(
  'space-tags-delete',
  'DELETE FROM space_tags WHERE space_id = $1 AND tag = $2',
);

/** Words of the newest $2 comments that stand in a space, without those of people whom the moderators stopped. */
const RECENT = `SELECT t.terms, c.author_id FROM comment_terms t
  JOIN comments c ON c.space_id = t.space_id AND c.comment_id = t.comment_id
  JOIN posts p ON p.space_id = c.space_id AND p.post_id = c.post_id
  WHERE t.space_id = $1 AND c.deleted_at IS NULL AND p.deleted_at IS NULL AND NOT EXISTS (SELECT FROM memberships b
    WHERE b.space_id = c.space_id AND b.member_id = c.author_id AND b.blocked_at IS NOT NULL OFFSET 0)
  ORDER BY t.comment_id DESC LIMIT $2`;

export const loadRecentTerms = statement<{ terms: string[]; author_id: number }>('space-tags-recent', RECENT);

export const loadRecentTitles = statement<{ title: string }>(
  'space-tags-titles',
  'SELECT title FROM posts WHERE space_id = $1 AND deleted_at IS NULL ORDER BY post_id DESC LIMIT $2',
);

/** How many of the newest $2 comments have all the words of each tag; $3: the words, separated by spaces. */
export const countTagged = statement<{ words: string; comments: number }>(
  'space-tags-count',
  `WITH recent AS MATERIALIZED (${RECENT})
   SELECT i.words, count(*)::integer AS comments FROM unnest($3::text[]) AS i (words)
   JOIN recent r ON r.terms @> string_to_array(i.words, ' ') GROUP BY i.words`,
);
