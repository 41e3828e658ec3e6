import { statement } from '@huixiang/postgres';
import { countedComments, inSpaces } from './counted-comments.ts';
import { countedPosts } from './counted-posts.ts';

/** A counter that is not what its rows say. */
export interface DriftRow {
  readonly space_id: number;
  readonly id: number;
  readonly counter: string;
  readonly stored: number;
  readonly counted: number;
}

/** Comments of the spaces $1 whose counters are not what their rows say, $2 rows at most. */
export const driftOfComments = statement<DriftRow>(
  'drift-comments',
  `WITH ${countedComments(inSpaces)}
  SELECT s.space_id, s.comment_id AS id, v.counter, v.stored, v.counted
  FROM comment_stats s JOIN counted n USING (space_id, comment_id), LATERAL (VALUES
    ('echoes_raw', s.echoes_raw, n.raw), ('echoes_dealt', s.echoes_dealt, n.dealt), ('discounted', s.discounted, n.discounted),
    ('discounted_organic', s.discounted_organic, n.discounted_organic), ('shown', s.shown, n.shown), ('heard', s.heard, n.heard),
    ('dealt', s.dealt, n.cards), ('answers', s.answers, n.genuine), ('reports', s.reports, n.reports),
    ('replies', s.replies, n.replies)) AS v (counter, stored, counted)
  WHERE v.stored <> v.counted ORDER BY 1, 2, 3 LIMIT $2`,
);

/** The same for posts, whose echoes are the sums of their comments'. */
export const driftOfPosts = statement<DriftRow>(
  'drift-posts',
  `SELECT t.space_id, t.post_id AS id, v.counter, v.stored, v.counted
  FROM post_stats t JOIN (${countedPosts}
  ) AS n USING (space_id, post_id), LATERAL (VALUES
    ('comments', t.comments, n.comments), ('echoes_raw', t.echoes_raw, n.raw), ('echoes_dealt', t.echoes_dealt, n.dealt),
    ('discounted', t.discounted, n.discounted), ('discounted_organic', t.discounted_organic, n.discounted_organic)
  ) AS v (counter, stored, counted)
  WHERE v.stored <> v.counted ORDER BY 1, 2, 3 LIMIT $2`,
);

/** How often a word stands in the comments of a space; the space's count of words is `stored`. */
export const driftOfTerms = statement<DriftRow>(
  'drift-terms',
  `SELECT coalesce(f.space_id, n.space_id) AS space_id, 0 AS id, 'term ' || coalesce(f.term, n.term) AS counter,
    coalesce(f.comments, 0) AS stored, coalesce(n.comments, 0) AS counted
  FROM (SELECT * FROM space_terms WHERE space_id = ANY($1::bigint[])) AS f
  FULL JOIN (
    SELECT t.space_id, term, count(*)::integer AS comments
    FROM comment_terms t, unnest(array_append(t.terms, '')) AS term WHERE t.space_id = ANY($1::bigint[]) GROUP BY 1, 2
  ) AS n ON n.space_id = f.space_id AND n.term = f.term
  WHERE coalesce(f.comments, 0) <> coalesce(n.comments, 0) ORDER BY 1, 3 LIMIT $2`,
);
