import { statement } from '@huixiang/postgres';

/** What has become of a comment, as its author is told. */
export interface FactRow {
  readonly space_id: number;
  readonly comment_id: number;
  readonly author_id: number;
  readonly echoes: number;
  readonly heard: number;
  readonly featured: boolean;
  /** By somebody else. */
  readonly solved: boolean;
}

/** Comments ($2) of spaces ($1) whose authors are there to be told. An echo that does not count is not told. */
export const loadFacts = statement<FactRow>(
  'notices-facts',
  `SELECT c.space_id, c.comment_id, c.author_id, s.echoes_raw - s.discounted AS echoes, s.heard,
     c.featured_at IS NOT NULL AS featured, c.solved_at IS NOT NULL AND c.solved_by <> c.author_id AS solved
   FROM unnest($1::bigint[], $2::bigint[]) AS i (space_id, comment_id)
   JOIN comments c ON c.space_id = i.space_id AND c.comment_id = i.comment_id
   JOIN comment_stats s ON s.space_id = c.space_id AND s.comment_id = c.comment_id
   WHERE c.author_id <> 0 AND c.deleted_at IS NULL`,
);

/** Whom these comments answer, each once. */
export const loadParents = statement<{ space_id: number; comment_id: number }>(
  'notices-parents',
  `SELECT DISTINCT c.space_id, c.parent_id AS comment_id
   FROM unnest($1::bigint[], $2::bigint[]) AS i (space_id, comment_id)
   JOIN comments c ON c.space_id = i.space_id AND c.comment_id = i.comment_id WHERE c.parent_id IS NOT NULL`,
);

/** Answers of others to these comments, those of staff apart. */
export const countReplies = statement<{
  space_id: number;
  comment_id: number;
  author_id: number;
  replies: number;
  staff_replies: number;
}>(
  'notices-replies',
  `SELECT c.space_id, c.comment_id, c.author_id, count(r.comment_id) FILTER (WHERE NOT r.by_staff)::integer AS replies,
     count(r.comment_id) FILTER (WHERE r.by_staff)::integer AS staff_replies
   FROM unnest($1::bigint[], $2::bigint[]) AS i (space_id, comment_id)
   JOIN comments c ON c.space_id = i.space_id AND c.comment_id = i.comment_id
   LEFT JOIN comments r ON r.space_id = c.space_id AND r.root_id = coalesce(c.root_id, c.comment_id)
     AND r.parent_id = c.comment_id AND r.author_id <> c.author_id AND r.deleted_at IS NULL
   WHERE c.author_id <> 0 AND c.deleted_at IS NULL GROUP BY 1, 2, 3`,
);
