import { statement } from '@huixiang/postgres';
import type { CountSums } from './counts.ts';

/** One wish of one person for one comment, as the batch statements take it. */
export interface EchoWish {
  readonly spaceId: number;
  readonly commentId: number;
  readonly memberId: number;
  /** Code of the provenance (index in `provenances`), used unless the comment was dealt to this person. */
  readonly provenance: number;
  /** The group that they came by; kept only with the provenance of a group. */
  readonly groupId?: number | null;
  readonly at: number;
}

/**
 * Result of a batch, in one row: many rows cost the driver more than what is in them. Texts list with commas, wishes as
 * `comment:member` pairs.
 */
export interface BatchRow {
  /** The comments whose count moved, each as the values of a {@link Moved} in their order, separated by semicolons. */
  readonly moved: string | null;
  /** The wishes that changed something; null when all did. */
  readonly changed: string | null;
  /** The wishes for comments that were dealt to their person. */
  readonly dealt: string | null;
}

/** A comment whose count moved, with its sums as they are now. */
export interface Moved extends CountSums {
  readonly spaceId: number;
  readonly commentId: number;
  readonly postId: number;
}

type MovedValues = [
  spaceId: number,
  commentId: number,
  postId: number,
  raw: number,
  dealt: number,
  discounted: number,
  discountedOrganic: number,
];
const isWhole = (values: number[]): values is MovedValues => values.length === 7;

/** Reads {@link BatchRow.moved}. */
export function movedOf(text: string | null): Moved[] {
  if (text === null) return [];
  return text.split(';').map((line) => {
    const values = line.split(',').map(Number);
    // PostgreSQL leaves out what is null: the values behind it would slip into the wrong places.
    if (!isWhole(values)) throw new Error('A count moved without its comment');
    const [spaceId, commentId, postId, echoes_raw, echoes_dealt, discounted, discounted_organic] = values;
    return { spaceId, commentId, postId, echoes_raw, echoes_dealt, discounted, discounted_organic };
  });
}

/**
 * What stands in front of every batch: the wishes joined with their comments; unknown comments fall out. Batches never
 * join their own parts with each other: the planner takes them for a handful of rows and would compare all with all. And
 * what is known is looked up by its key (OFFSET 0, no EXISTS): a walk over a whole table that was small when it was
 * planned stays planned while the table grows.
 */
const KNOWN = `
  WITH known AS MATERIALIZED (
    SELECT i.space_id, i.comment_id, i.member_id, i.at, i.group_id, c.post_id,
      c.author_id <> i.member_id AND c.deleted_at IS NULL AND (SELECT p.deleted_at FROM posts p
        WHERE p.space_id = i.space_id AND p.post_id = c.post_id) IS NULL AS welcome,
      coalesce((SELECT 1 FROM cards k WHERE k.space_id = i.space_id AND k.member_id = i.member_id
        AND k.comment_id = i.comment_id), i.provenance)::smallint AS provenance
    FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::smallint[], $5::bigint[], $7::bigint[])
      AS i (space_id, comment_id, member_id, provenance, at, group_id)
    CROSS JOIN LATERAL (SELECT post_id, author_id, deleted_at FROM comments
      WHERE space_id = i.space_id AND comment_id = i.comment_id OFFSET 0) AS c
  )`;

/**
 * Counters move in the same statement, in key order, by what was really written. A change of an echo that was there
 * before is logged; $6 is the time of the flush.
 */
function counting(sign: '+' | '-'): string {
  return `
  , logged AS (
    INSERT INTO echo_changes (space_id, comment_id, member_id, at, restored)
    SELECT space_id, comment_id, member_id, $6, restored FROM written WHERE restored IS NOT NULL
  ), comment_moves AS (
    INSERT INTO comment_stats AS s (space_id, comment_id, post_id, echoes_raw, echoes_dealt)
    SELECT space_id, comment_id, min(post_id), count(*), count(*) FILTER (WHERE provenance = 1)
    FROM written GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (space_id, comment_id) DO UPDATE
      SET echoes_raw = s.echoes_raw ${sign} excluded.echoes_raw, echoes_dealt = s.echoes_dealt ${sign} excluded.echoes_dealt
    RETURNING s.space_id, s.comment_id, s.post_id, s.echoes_raw, s.echoes_dealt, s.discounted, s.discounted_organic
  ), post_moves AS (
    INSERT INTO post_stats AS p (space_id, post_id, echoes_raw, echoes_dealt)
    SELECT space_id, post_id, count(*), count(*) FILTER (WHERE provenance = 1)
    FROM written GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (space_id, post_id) DO UPDATE
      SET echoes_raw = p.echoes_raw ${sign} excluded.echoes_raw, echoes_dealt = p.echoes_dealt ${sign} excluded.echoes_dealt
  )
  SELECT
    (SELECT string_agg(concat_ws(',', space_id, comment_id, post_id, echoes_raw, echoes_dealt, discounted, discounted_organic), ';')
      FROM comment_moves) AS moved,
    (SELECT CASE WHEN count(*) < cardinality($1) THEN coalesce(string_agg(comment_id || ':' || member_id, ','), '') END
      FROM written) AS changed,
    (SELECT string_agg(comment_id || ':' || member_id, ',') FROM known WHERE provenance = 1) AS dealt`;
}

/**
 * Give a batch of echoes. Idempotent; a revoked echo stands again with its first time and provenance. Rows are locked
 * in key order, so concurrent batches never deadlock.
 */
export const giveEchoes = statement<BatchRow>(
  'echoes-give',
  `${KNOWN}, written AS (
    INSERT INTO echoes AS e (space_id, comment_id, member_id, post_id, provenance, group_id, echoed_at)
    SELECT space_id, comment_id, member_id, post_id, provenance, CASE WHEN provenance <> 1 THEN group_id END, at FROM known WHERE welcome ORDER BY 1, 2, 3
    ON CONFLICT (space_id, comment_id, member_id) DO UPDATE SET revoked_at = NULL WHERE e.revoked_at IS NOT NULL
    RETURNING e.space_id, e.comment_id, e.member_id, e.post_id, e.provenance, CASE WHEN xmax <> 0 THEN true END AS restored
  )${counting('+')}`,
);

/** Written as an insert that always conflicts, because only that form locks rows in a chosen order. */
const TAKEN_BACK = `written AS (
    INSERT INTO echoes AS e (space_id, comment_id, member_id, post_id, provenance, echoed_at, revoked_at)
    SELECT k.space_id, k.comment_id, k.member_id, x.post_id, x.provenance, x.echoed_at, k.at
    FROM known k JOIN echoes x USING (space_id, comment_id, member_id) WHERE x.revoked_at IS NULL ORDER BY 1, 2, 3
    ON CONFLICT (space_id, comment_id, member_id) DO UPDATE SET revoked_at = excluded.revoked_at WHERE e.revoked_at IS NULL
    RETURNING e.space_id, e.comment_id, e.member_id, e.post_id, e.provenance, false AS restored
  )`;

/** Take a batch of echoes back. Idempotent; the rows stay, marked revoked. */
export const revokeEchoes = statement<BatchRow>('echoes-revoke', `${KNOWN}, ${TAKEN_BACK}${counting('-')}`);

/** Pass on a batch of comments: remembered, and a standing echo of the same person is taken back. */
export const passComments = statement<BatchRow>(
  'comments-pass',
  `${KNOWN}, passed AS (
    INSERT INTO passes (space_id, comment_id, member_id, passed_at)
    SELECT space_id, comment_id, member_id, at FROM known WHERE welcome ORDER BY 1, 2, 3
    ON CONFLICT DO NOTHING
  ), ${TAKEN_BACK}${counting('-')}`,
);

export interface UnchangedRow extends CountSums {
  readonly comment_id: number;
  readonly author_id: number;
  readonly deleted: boolean;
}

/** The comments of wishes that changed nothing, to say why. */
export const loadUnchanged = statement<UnchangedRow>(
  'echoes-unchanged',
  `SELECT c.comment_id, c.author_id, coalesce(c.deleted_at, p.deleted_at) IS NOT NULL AS deleted,
     s.echoes_raw, s.echoes_dealt, s.discounted, s.discounted_organic
   FROM unnest($1::bigint[], $2::bigint[]) AS i (space_id, comment_id)
   JOIN comments c ON c.space_id = i.space_id AND c.comment_id = i.comment_id
   JOIN posts p ON p.space_id = c.space_id AND p.post_id = c.post_id
   JOIN comment_stats s ON s.space_id = c.space_id AND s.comment_id = c.comment_id`,
);

/** Which of these comments a member has echoed. */
export const loadEchoed = statement<{ comment_id: number }>(
  'echoes-of-viewer',
  `SELECT comment_id FROM echoes
   WHERE space_id = $1 AND comment_id = ANY($2::bigint[]) AND member_id = $3 AND revoked_at IS NULL`,
);

/** Of these comments, the viewer's own, and how many listeners heard each. */
export const loadHeard = statement<{ comment_id: number; heard: number }>(
  'heard-of-viewer',
  `SELECT s.comment_id, s.heard FROM comments c
   JOIN comment_stats s ON s.space_id = c.space_id AND s.comment_id = c.comment_id
   WHERE c.space_id = $1 AND c.comment_id = ANY($2::bigint[]) AND c.author_id = $3`,
);
