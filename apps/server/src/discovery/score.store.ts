import { statement } from '@huixiang/postgres';

/** Begin to score a space at $2, unless somebody did so after $3; no row then. */
export const claimRun = statement<{ space_id: number }>(
  'discovery-claim',
  `INSERT INTO discovery_runs AS r (space_id, scored_at)
   SELECT space_id, $2 FROM spaces WHERE space_id = $1 AND visibility = 'public'
   ON CONFLICT (space_id) DO UPDATE SET scored_at = excluded.scored_at WHERE r.scored_at <= $3 RETURNING space_id`,
);

/** Public spaces that have not been scored since $1, longest ago first. */
export const loadUnscored = statement<{ space_id: number }>(
  'discovery-unscored',
  `SELECT s.space_id FROM spaces s LEFT JOIN discovery_runs r ON r.space_id = s.space_id
   WHERE s.visibility = 'public' AND coalesce(r.scored_at, 0) <= $1 ORDER BY coalesce(r.scored_at, 0), s.space_id LIMIT $2`,
);

export interface RatingRow {
  readonly comment_id: number;
  readonly member_id: number;
  /** 2: echoed, 1: passed on it, 0: saw it and did nothing. */
  readonly made: 0 | 1 | 2;
}

/** Echoes that no verdict has discounted. */
const STANDING = `e.revoked_at IS NULL AND NOT EXISTS (SELECT FROM verdicts v WHERE v.space_id = e.space_id
  AND v.comment_id = e.comment_id AND v.member_id = e.member_id AND v.withdrawn_at IS NULL)`;
/** The $3 comments of a space from the id $2 on with most counted echoes; those without any tell what is usual. */
const RATED = `WITH c AS MATERIALIZED (
    SELECT s.space_id, s.comment_id FROM comment_stats s
    WHERE s.space_id = $1 AND s.comment_id >= $2
    ORDER BY s.echoes_raw - s.discounted DESC, s.comment_id DESC LIMIT $3
  )`;

/** What people made of these comments, $4 times at most; the latest of what they did counts, an echo over all. */
export const loadRatings = statement<RatingRow>(
  'discovery-ratings',
  `${RATED}, met AS (
    SELECT e.comment_id, e.member_id, 2 AS made FROM c JOIN echoes e USING (space_id, comment_id) WHERE ${STANDING}
    UNION ALL SELECT p.comment_id, p.member_id, 1 FROM c JOIN passes p USING (space_id, comment_id)
    UNION ALL SELECT x.comment_id, x.member_id, 0 FROM c JOIN exposures x USING (space_id, comment_id)
  )
  SELECT comment_id, member_id, max(made) AS made FROM met GROUP BY 1, 2 ORDER BY comment_id DESC, member_id LIMIT $4`,
);

/** Of these comments ($2), those with at least $3 organic echoes that stand in their thread. */
export const loadEligible = statement<{ comment_id: number }>(
  'discovery-eligible',
  `SELECT c.comment_id FROM comments c
   JOIN comment_stats s ON s.space_id = c.space_id AND s.comment_id = c.comment_id
   JOIN posts p ON p.space_id = c.space_id AND p.post_id = c.post_id AND p.deleted_at IS NULL
   WHERE c.space_id = $1 AND c.comment_id = ANY($2::bigint[]) AND c.deleted_at IS NULL AND s.listed AND NOT c.by_staff
     AND s.echoes_raw - s.echoes_dealt - s.discounted_organic >= $3`,
);

/** Replace what is discovered in a space: $2 comments, $3 their scores. */
export const writeDiscoveries = statement(
  'discovery-write',
  `WITH gone AS (
    DELETE FROM discoveries WHERE space_id = $1 AND comment_id <> ALL ($2::bigint[])
  )
  INSERT INTO discoveries AS d (space_id, comment_id, score)
  SELECT $1, i.comment_id, i.score FROM unnest($2::bigint[], $3::real[]) AS i (comment_id, score) ORDER BY 2
  ON CONFLICT (space_id, comment_id) DO UPDATE SET score = excluded.score WHERE d.score <> excluded.score`,
);
