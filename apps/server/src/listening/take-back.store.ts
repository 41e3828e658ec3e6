import { statement } from '@huixiang/postgres';
import type { ClaimedRow } from './cards.store.ts';

/**
 * Make an answered card an open one again, if it still has the answer $4 of $5. What the answer had moved goes back in the
 * same statement; $6, $7 and $8 as in `claimAnswer`. Whoever has seen the counts does not answer blind the second time,
 * so nothing will be learned from it.
 */
export const releaseCard = statement<ClaimedRow>(
  'cards-release',
  `WITH released AS (
    UPDATE cards SET answer = NULL, answered_at = NULL, features = NULL
    WHERE space_id = $1 AND member_id = $2 AND comment_id = $3 AND answer = $4 AND answered_at = $5
    RETURNING space_id, comment_id, coalesce(predicted, 0)::double precision AS p
  ), unheard AS (
    UPDATE comment_stats s SET heard = s.heard - 1, answers = s.answers - $7::boolean::integer,
      expected = greatest(0, s.expected - r.p), information = greatest(0, s.information - r.p * (1 - r.p)),
      needs_hearing = s.needs_hearing OR (
        coalesce(($8::integer[])[s.heard] >> (s.answers - $7::boolean::integer) & 1, 0) = 1
        AND c.root_id IS NULL AND NOT c.by_staff AND c.author_id <> 0 AND c.deleted_at IS NULL
        AND EXISTS (SELECT FROM posts p WHERE p.space_id = c.space_id AND p.post_id = c.post_id AND p.deleted_at IS NULL))
    FROM released r, comments c WHERE $6::boolean AND s.space_id = r.space_id AND s.comment_id = r.comment_id
      AND c.space_id = r.space_id AND c.comment_id = r.comment_id
    RETURNING s.heard, s.answers, s.expected, s.information, s.needs_hearing
  )
  SELECT c.post_id, r.p AS predicted, u.heard, u.answers, u.expected, u.information, u.needs_hearing
  FROM released r JOIN comments c ON c.space_id = r.space_id AND c.comment_id = r.comment_id LEFT JOIN unheard u ON true`,
);

export const erasePass = statement(
  'passes-take-back',
  'DELETE FROM passes WHERE space_id = $1 AND comment_id = $2 AND member_id = $3',
);

export const eraseReport = statement(
  'reports-take-back',
  `WITH gone AS (
    DELETE FROM reports WHERE space_id = $1 AND comment_id = $2 AND member_id = $3 RETURNING space_id, comment_id
  )
  UPDATE comment_stats s SET reports = s.reports - 1 FROM gone
  WHERE s.space_id = gone.space_id AND s.comment_id = gone.comment_id`,
);

/** The mute that an answer at $5 brought, of the author ($3) or the post ($4); one from before stays. */
export const eraseMute = statement(
  'mutes-take-back',
  `DELETE FROM mutes WHERE member_id = $1 AND space_id = $2 AND muted_at >= $5
     AND ((kind = 'author' AND target_id = $3) OR (kind = 'post' AND target_id = $4))`,
);
