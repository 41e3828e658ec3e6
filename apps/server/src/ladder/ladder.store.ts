import { statement } from '@huixiang/postgres';
import type { Step } from './rules.ts';

/**
 * How the newest $4 root comments of a space from $2 on, made before $3, do: those had time to be heard. Echoes are the
 * counted ones, so that verdicts move the thresholds with everything else.
 */
export const loadDistribution = statement<{
  comments: number;
  echoes_median: number | null;
  echoes_upper: number | null;
  replies_lower: number | null;
}>(
  'ladder-distribution',
  `WITH recent AS (
    SELECT s.echoes_raw - s.discounted AS echoes, s.replies FROM comments c
    JOIN comment_stats s ON s.space_id = c.space_id AND s.comment_id = c.comment_id
    WHERE c.space_id = $1 AND c.comment_id >= $2 AND c.comment_id < $3 AND c.root_id IS NULL AND c.deleted_at IS NULL
    ORDER BY c.comment_id DESC LIMIT $4
  )
  SELECT count(*)::integer AS comments,
    percentile_disc(0.5) WITHIN GROUP (ORDER BY echoes) FILTER (WHERE echoes > 0) AS echoes_median,
    percentile_disc(0.75) WITHIN GROUP (ORDER BY echoes) FILTER (WHERE echoes > 0) AS echoes_upper,
    percentile_disc(0.25) WITHIN GROUP (ORDER BY replies) AS replies_lower
  FROM recent`,
);

/** What a member did with a comment already. */
export const loadPart = statement<{ echoed: boolean; replied: boolean }>(
  'ladder-part',
  `SELECT EXISTS (SELECT FROM echoes WHERE space_id = $1 AND comment_id = $2 AND member_id = $3
      AND revoked_at IS NULL) AS echoed,
    EXISTS (SELECT FROM comments WHERE space_id = $1 AND author_id = $3 AND parent_id = $2
      AND deleted_at IS NULL) AS replied`,
);

/** Offers of a member since $2, and every wish not to be asked again. */
export const loadOffers = statement<{
  step: Step;
  offered_at: number;
  outcome: 'taken' | 'dismissed' | 'never' | null;
}>(
  'ladder-offers',
  `SELECT step, offered_at, outcome FROM ladder_offers
   WHERE member_id = $1 AND (offered_at >= $2 OR outcome = 'never') ORDER BY offered_at DESC LIMIT 500`,
);

/** No row when this was offered before. */
export const writeOffer = statement<{ step: Step }>(
  'ladder-offer',
  `INSERT INTO ladder_offers (member_id, space_id, comment_id, step, offered_at) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT DO NOTHING RETURNING step`,
);

export const writeOutcome = statement<{ step: Step }>(
  'ladder-outcome',
  `UPDATE ladder_offers SET outcome = $5, decided_at = $6
   WHERE member_id = $1 AND space_id = $2 AND comment_id = $3 AND step = $4 RETURNING step`,
);
