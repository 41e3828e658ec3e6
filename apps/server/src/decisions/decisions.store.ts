import type { ReportReason } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';

export interface DecisionRow {
  readonly author_id: number;
  readonly decided_at: number;
  readonly reason: ReportReason | null;
  readonly appeal: string | null;
  readonly appealed_at: number | null;
  readonly due_at: number | null;
  readonly outcome: 'restored' | 'upheld' | null;
  readonly answer: string | null;
  readonly answered_at: number | null;
}

/** Write down that $4 removed a comment of $3 at $5, for the reason that most reports named. */
export const writeDecision = statement(
  'decisions-write',
  `INSERT INTO decisions (space_id, comment_id, author_id, decided_by, decided_at, reason)
   VALUES ($1, $2, $3, $4, $5, (SELECT reason FROM reports WHERE space_id = $1 AND comment_id = $2
     GROUP BY reason ORDER BY count(*) DESC, reason LIMIT 1))
   ON CONFLICT (space_id, comment_id) DO UPDATE SET decided_by = excluded.decided_by, decided_at = excluded.decided_at,
     reason = excluded.reason, appeal = NULL, appealed_at = NULL, due_at = NULL, outcome = NULL, answer = NULL,
     answered_by = NULL, answered_at = NULL`,
);

export const loadDecision = statement<DecisionRow>(
  'decisions-load',
  `SELECT author_id, decided_at, reason, appeal, appealed_at, due_at, outcome, answer, answered_at FROM decisions
   WHERE space_id = $1 AND comment_id = $2`,
);

/** Once; no row when there is an appeal already. */
export const writeAppeal = statement<{ comment_id: number }>(
  'decisions-appeal',
  `UPDATE decisions SET appeal = $3, appealed_at = $4, due_at = $5
   WHERE space_id = $1 AND comment_id = $2 AND appeal IS NULL RETURNING comment_id`,
);

/** Answer an open appeal; no row when there is none. */
export const writeAnswer = statement<{ comment_id: number }>(
  'decisions-answer',
  `UPDATE decisions SET outcome = $3, answer = $4, answered_by = $5, answered_at = $6
   WHERE space_id = $1 AND comment_id = $2 AND appeal IS NOT NULL AND outcome IS NULL RETURNING comment_id`,
);

/** The removal undone, with the counters that it moved; whether it was heard stays as it was left. */
export const restoreComment = statement<{ comment_id: number }>(
  'decisions-restore',
  `WITH back AS (
    UPDATE comments SET deleted_at = NULL WHERE space_id = $1 AND comment_id = $2 AND deleted_at IS NOT NULL
    RETURNING space_id, comment_id, post_id, root_id
  ), stats AS (
    UPDATE comment_stats s SET listed = back.root_id IS NULL FROM back
    WHERE s.space_id = back.space_id AND s.comment_id = back.comment_id
  ), root AS (
    UPDATE comment_stats s SET replies = s.replies + 1 FROM back
    WHERE s.space_id = back.space_id AND s.comment_id = back.root_id
  ), counted AS (
    UPDATE post_stats t SET comments = t.comments + 1 FROM back
    WHERE t.space_id = back.space_id AND t.post_id = back.post_id
  )
  SELECT comment_id FROM back`,
);

/** Who may answer appeals in a space. */
export const loadModerators = statement<{ member_id: number }>(
  'decisions-moderators',
  `SELECT member_id FROM memberships WHERE space_id = $1 AND role IN ('moderator', 'owner') LIMIT 100`,
);
