import { statement } from '@huixiang/postgres';

/** One wish of one person for one comment, as the batch statements take it. */
export interface EchoWish {
  readonly spaceId: number;
  readonly commentId: number;
  readonly memberId: number;
  /** Code of the provenance (index in `provenances`), used unless the comment was dealt to this person. */
  readonly provenance: number;
  readonly at: number;
}

export interface EchoOutcomeRow {
  readonly space_id: number;
  readonly comment_id: number;
  readonly member_id: number;
  readonly post_id: number;
  readonly own: boolean;
  readonly deleted: boolean;
  readonly changed: boolean;
  readonly echoes_raw: number;
  readonly echoes_dealt: number;
  readonly discounted: number;
  readonly discounted_organic: number;
}

/** What stands in front of both batches: the wishes joined with their comments. Unknown comments fall out. */
const KNOWN = `
  WITH known AS MATERIALIZED (
    SELECT i.space_id, i.comment_id, i.member_id, i.at, c.post_id,
      c.author_id = i.member_id AS own, c.deleted_at IS NOT NULL AS deleted,
      CASE WHEN k.member_id IS NULL THEN i.provenance ELSE 1 END::smallint AS provenance
    FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::smallint[], $5::bigint[])
      AS i (space_id, comment_id, member_id, provenance, at)
    JOIN comments c ON c.space_id = i.space_id AND c.comment_id = i.comment_id
    LEFT JOIN cards k ON k.space_id = i.space_id AND k.member_id = i.member_id AND k.comment_id = i.comment_id
  )`;

/** Counters move in the same statement, in key order, by what was really written; the rest is the reply. */
function counting(sign: '+' | '-'): string {
  return `
  , moved AS MATERIALIZED (
    SELECT w.space_id, w.comment_id, w.member_id, w.provenance, k.post_id, k.at, w.restored
    FROM written w JOIN known k USING (space_id, comment_id, member_id)
  ), logged AS (
    INSERT INTO echo_changes (space_id, comment_id, member_id, at, restored)
    SELECT space_id, comment_id, member_id, at, restored FROM moved WHERE restored IS NOT NULL
  ), comment_moves AS (
    INSERT INTO comment_stats AS s (space_id, comment_id, post_id, echoes_raw, echoes_dealt)
    SELECT space_id, comment_id, post_id, count(*), count(*) FILTER (WHERE provenance = 1)
    FROM moved GROUP BY 1, 2, 3 ORDER BY 1, 2
    ON CONFLICT (space_id, comment_id) DO UPDATE
      SET echoes_raw = s.echoes_raw ${sign} excluded.echoes_raw, echoes_dealt = s.echoes_dealt ${sign} excluded.echoes_dealt
    RETURNING s.space_id, s.comment_id, s.echoes_raw, s.echoes_dealt
  ), post_moves AS (
    INSERT INTO post_stats AS p (space_id, post_id, echoes_raw, echoes_dealt)
    SELECT space_id, post_id, count(*), count(*) FILTER (WHERE provenance = 1)
    FROM moved GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (space_id, post_id) DO UPDATE
      SET echoes_raw = p.echoes_raw ${sign} excluded.echoes_raw, echoes_dealt = p.echoes_dealt ${sign} excluded.echoes_dealt
  )
  SELECT k.space_id, k.comment_id, k.member_id, k.post_id, k.own, k.deleted, m.member_id IS NOT NULL AS changed,
    coalesce(d.echoes_raw, s.echoes_raw) AS echoes_raw, coalesce(d.echoes_dealt, s.echoes_dealt) AS echoes_dealt,
    s.discounted, s.discounted_organic
  FROM known k
  JOIN comment_stats s ON s.space_id = k.space_id AND s.comment_id = k.comment_id
  LEFT JOIN comment_moves d ON d.space_id = k.space_id AND d.comment_id = k.comment_id
  LEFT JOIN moved m ON m.space_id = k.space_id AND m.comment_id = k.comment_id AND m.member_id = k.member_id`;
}

/**
 * Give a batch of echoes. Idempotent; a revoked echo stands again with its first time and provenance, and the change
 * is logged. Rows are locked in key order, so concurrent batches never deadlock.
 */
export const giveEchoes = statement<EchoOutcomeRow>(
  'echoes-give',
  `${KNOWN}, written AS (
    INSERT INTO echoes AS e (space_id, comment_id, member_id, provenance, echoed_at)
    SELECT space_id, comment_id, member_id, provenance, at FROM known WHERE NOT own AND NOT deleted ORDER BY 1, 2, 3
    ON CONFLICT (space_id, comment_id, member_id) DO UPDATE SET revoked_at = NULL WHERE e.revoked_at IS NOT NULL
    RETURNING e.space_id, e.comment_id, e.member_id, e.provenance, CASE WHEN xmax <> 0 THEN true END AS restored
  )${counting('+')}`,
);

const TAKEN_BACK = `written AS (
    INSERT INTO echoes AS e (space_id, comment_id, member_id, provenance, echoed_at, revoked_at)
    SELECT k.space_id, k.comment_id, k.member_id, x.provenance, x.echoed_at, k.at
    FROM known k JOIN echoes x USING (space_id, comment_id, member_id) WHERE x.revoked_at IS NULL ORDER BY 1, 2, 3
    ON CONFLICT (space_id, comment_id, member_id) DO UPDATE SET revoked_at = excluded.revoked_at WHERE e.revoked_at IS NULL
    RETURNING e.space_id, e.comment_id, e.member_id, e.provenance, false AS restored
  )`;

/**
 * Take a batch of echoes back. Idempotent; the row stays, marked revoked, and the change is logged. Written as an
 * insert that always conflicts, because only that form locks rows in a chosen order.
 */
export const revokeEchoes = statement<EchoOutcomeRow>(
  'echoes-revoke',
  `${KNOWN}, ${TAKEN_BACK}${counting('-')}`,
);

/** Pass on a batch of comments: remembered, and a standing echo of the same person is taken back. */
export const passComments = statement<EchoOutcomeRow>(
  'comments-pass',
  `${KNOWN}, passed AS (
    INSERT INTO passes (space_id, comment_id, member_id, passed_at)
    SELECT space_id, comment_id, member_id, at FROM known WHERE NOT own ORDER BY 1, 2, 3
    ON CONFLICT DO NOTHING
  ), ${TAKEN_BACK}${counting('-')}`,
);

/** Which of these comments a member has echoed. */
export const loadEchoed = statement<{ comment_id: number }>(
  'echoes-of-viewer',
  `SELECT comment_id FROM echoes
   WHERE space_id = $1 AND comment_id = ANY($2::bigint[]) AND member_id = $3 AND revoked_at IS NULL`,
);
