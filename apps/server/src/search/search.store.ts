import { statement } from '@huixiang/postgres';
import { notHidden } from '../identity/hidden-authors.ts';

export interface Hit {
  readonly space_id: number;
  readonly comment_id: number;
}

const PUBLIC = `EXISTS (SELECT FROM spaces p WHERE p.space_id = n.space_id AND p.visibility = 'public' OFFSET 0)`;

/**
 * The newest $3 comments that answer the question $1 among the newest $4 before the id $2. A common word has them after
 * a few steps; a rare one costs the whole walk, which is short.
 */
export const walkPublic = statement<Hit>(
  'search-walk-public',
  `SELECT space_id, comment_id FROM (
     SELECT space_id, comment_id, grams FROM comment_search WHERE comment_id < $2 ORDER BY comment_id DESC LIMIT $4
   ) AS n WHERE grams @@ $1::tsquery AND ${PUBLIC} ORDER BY comment_id DESC LIMIT $3`,
);

/** The same in one space ($5). */
export const walkSpace = statement<Hit>(
  'search-walk-space',
  `SELECT space_id, comment_id FROM (
     SELECT space_id, comment_id, grams FROM comment_search WHERE space_id = $5 AND comment_id < $2
     ORDER BY comment_id DESC LIMIT $4
   ) AS n WHERE grams @@ $1::tsquery ORDER BY comment_id DESC LIMIT $3`,
);

/**
 * The newest $3 answers before the id $2 wherever they stand, by the index of words. Written so that the planner can
 * only take that index: the sum hides the id from it.
 */
function lookUp(condition: string): string {
  return `WITH n AS MATERIALIZED (
    SELECT space_id, comment_id FROM comment_search WHERE grams @@ $1::tsquery AND comment_id + 0 < $2
  )
  SELECT space_id, comment_id FROM n WHERE ${condition} ORDER BY comment_id DESC LIMIT $3`;
}
export const lookUpPublic = statement<Hit>('search-look-up-public', lookUp(PUBLIC));
export const lookUpSpace = statement<Hit>('search-look-up-space', lookUp('space_id = $4'));

export interface CandidateRow extends Hit {
  readonly post_id: number;
  readonly author_id: number;
  readonly text: string;
  readonly created_at: number;
  readonly resonance: number;
  readonly post_title: string;
  readonly space_name: string;
}

/**
 * Of these comments ($1 spaces, $2 ids), those that may be shown: not taken back, listed (or a reply), their post not
 * taken back, their author neither stopped in the space nor hidden by the reader ($3, $4).
 */
export const loadCandidates = statement<CandidateRow>(
  'search-candidates',
  `SELECT c.space_id, c.comment_id, c.post_id, c.author_id, c.text, c.created_at, s.resonance, p.title AS post_title,
     h.name AS space_name
   FROM unnest($1::bigint[], $2::bigint[]) AS i (space_id, comment_id)
   JOIN comments c ON c.space_id = i.space_id AND c.comment_id = i.comment_id
   JOIN comment_stats s ON s.space_id = i.space_id AND s.comment_id = i.comment_id
   JOIN posts p ON p.space_id = c.space_id AND p.post_id = c.post_id
   JOIN spaces h ON h.space_id = c.space_id
   WHERE c.deleted_at IS NULL AND p.deleted_at IS NULL AND (s.listed OR c.root_id IS NOT NULL)
     AND NOT EXISTS (SELECT FROM memberships b
       WHERE b.space_id = c.space_id AND b.member_id = c.author_id AND b.blocked_at IS NOT NULL OFFSET 0)
     AND ${notHidden('$3', '$4')}`,
);
