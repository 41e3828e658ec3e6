import type { DecisionReason } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';
import { withoutGone } from '../comments/change.store.ts';

export interface DecisionRow {
  readonly kind: 'removed' | 'refused' | 'picture' | 'post';
  readonly author_id: number;
  readonly decided_by: number;
  readonly decided_at: number;
  readonly reason: DecisionReason | null;
  readonly note: string | null;
  readonly published_id: number | null;
  readonly appeal: string | null;
  readonly appealed_at: number | null;
  readonly due_at: number | null;
  readonly outcome: 'restored' | 'upheld' | null;
  readonly answer: string | null;
  readonly answered_at: number | null;
}

/** The reason $5 or, without one, that most reports of $2 name. */
export const givenReason = `coalesce($5, (SELECT reason FROM reports r
      WHERE r.space_id = $1 AND r.comment_id = $2 GROUP BY reason ORDER BY count(*) DESC, reason LIMIT 1))`;

/** Decided once more, after it was restored: nobody has objected to this yet. */
export const decidedAnew = `decided_by = excluded.decided_by, decided_at = excluded.decided_at, reason = excluded.reason,
      note = excluded.note, appeal = NULL, appealed_at = NULL, due_at = NULL, outcome = NULL, answer = NULL,
      answered_by = NULL, answered_at = NULL`;

/**
 * A comment removed by $4 at $3, for the reason $5 or, without one, that most reports name, with what is said to its author
 * ($6) and what goes with it, kept for the day it is restored. $7: id of the act.
 */
export const writeRemoval = statement<{ comment_id: number }>(
  'decisions-remove',
  `WITH was AS MATERIALIZED (
    SELECT c.space_id, c.comment_id, c.author_id, c.pinned_at, c.featured_at, s.needs_hearing, s.awaits_staff,
      ${givenReason} AS reason
    FROM comments c JOIN comment_stats s ON s.space_id = c.space_id AND s.comment_id = c.comment_id
    WHERE c.space_id = $1 AND c.comment_id = $2 AND c.deleted_at IS NULL FOR UPDATE OF c
  ), gone AS (
    UPDATE comments c SET deleted_at = $3, pinned_at = NULL, featured_at = NULL FROM was
    WHERE c.space_id = was.space_id AND c.comment_id = was.comment_id AND c.deleted_at IS NULL
    RETURNING c.space_id, c.comment_id, c.post_id, c.root_id
  ), ${withoutGone}, noted AS (
    INSERT INTO moderation_acts (space_id, act_id, comment_id, act, reason, decided_by, decided_at)
    SELECT space_id, $7, comment_id, 'remove', reason, $4, $3 FROM was
  ), decided AS (
    INSERT INTO decisions (space_id, comment_id, author_id, decided_by, decided_at, kind, reason, note, pinned_at,
      featured_at, needed_hearing, awaited_staff)
    SELECT space_id, comment_id, author_id, $4, $3, 'removed', reason, $6, pinned_at, featured_at, needs_hearing,
      awaits_staff
    FROM was
    ON CONFLICT (space_id, comment_id) DO UPDATE SET ${decidedAnew}, pinned_at = excluded.pinned_at,
      featured_at = excluded.featured_at, needed_hearing = excluded.needed_hearing, awaited_staff = excluded.awaited_staff
  )
  SELECT comment_id FROM gone`,
);

export const loadDecision = statement<DecisionRow>(
  'decisions-load',
  `SELECT kind, author_id, decided_by, decided_at, reason, note, published_id, appeal, appealed_at, due_at, outcome, answer,
     answered_at
   FROM decisions WHERE space_id = $1 AND comment_id = $2`,
);

/** Once; no row when there is an appeal already. */
export const writeAppeal = statement<{ comment_id: number }>(
  'decisions-appeal',
  `UPDATE decisions SET appeal = $3, appealed_at = $4, due_at = $5
   WHERE space_id = $1 AND comment_id = $2 AND appeal IS NULL RETURNING comment_id`,
);

/**
 * Answer an open appeal and write that down as the act $7; no row when there is none. A picture may be seen from then on,
 * and its act is kept with the comment in which it stands.
 */
export const writeAnswer = statement<{ comment_id: number }>(
  'decisions-answer',
  `WITH answered AS (
    UPDATE decisions SET outcome = $3, answer = $4, answered_by = $5, answered_at = $6
    WHERE space_id = $1 AND comment_id = $2 AND appeal IS NOT NULL AND outcome IS NULL
    RETURNING space_id, comment_id, outcome, kind
  ), shown AS (
    UPDATE pictures p SET state = 'passed', decided_at = $6, decided_by = $5 FROM answered a
    WHERE a.kind = 'picture' AND a.outcome = 'restored' AND p.space_id = a.space_id AND p.picture_id = a.comment_id
  ), noted AS (
    INSERT INTO moderation_acts (space_id, act_id, comment_id, act, decided_by, decided_at)
    SELECT a.space_id, $7, coalesce(p.said_id, a.comment_id),
      CASE outcome WHEN 'restored' THEN 'restore' ELSE 'uphold' END
        || CASE kind WHEN 'picture' THEN '-picture' WHEN 'post' THEN '-post' ELSE '' END,
      $5, $6
    FROM answered a LEFT JOIN pictures p ON a.kind = 'picture' AND p.space_id = a.space_id AND p.picture_id = a.comment_id
  )
  SELECT comment_id FROM answered`,
);

/**
 * The removal undone, with the counters that it moved and the marks that it took. It needs hearing again if it did; it waits
 * for staff again unless one of them has answered it; both only with its post, should that be removed meanwhile.
 */
export const restoreComment = statement<{ comment_id: number }>(
  'decisions-restore',
  `WITH was AS (
    SELECT pinned_at, featured_at, needed_hearing, awaited_staff FROM decisions WHERE space_id = $1 AND comment_id = $2
  ), back AS (
    UPDATE comments c SET deleted_at = NULL, pinned_at = was.pinned_at, featured_at = was.featured_at FROM was
    WHERE c.space_id = $1 AND c.comment_id = $2 AND c.deleted_at IS NOT NULL
    RETURNING c.space_id, c.comment_id, c.post_id, c.root_id, was.needed_hearing, was.awaited_staff
  ), stats AS (
    UPDATE comment_stats s SET listed = back.root_id IS NULL, needs_hearing = back.needed_hearing AND p.deleted_at IS NULL,
      awaits_staff = back.awaited_staff AND p.deleted_at IS NULL AND NOT EXISTS (SELECT FROM comments r
        WHERE r.space_id = back.space_id AND r.root_id = back.comment_id AND r.by_staff)
    FROM back JOIN posts p ON p.space_id = back.space_id AND p.post_id = back.post_id
    WHERE s.space_id = back.space_id AND s.comment_id = back.comment_id
  ), below AS (
    UPDATE decisions d SET needed_ids = CASE WHEN back.needed_hearing THEN d.needed_ids || back.comment_id ELSE d.needed_ids END,
      awaited_ids = CASE WHEN back.awaited_staff THEN d.awaited_ids || back.comment_id ELSE d.awaited_ids END
    FROM back WHERE d.space_id = back.space_id AND d.comment_id = back.post_id AND d.kind = 'post'
  ), root AS (
    UPDATE comment_stats s SET replies = s.replies + 1, listed = true FROM back
    WHERE s.space_id = back.space_id AND s.comment_id = back.root_id
  ), counted AS (
    UPDATE post_stats t SET comments = t.comments + 1 FROM back
    WHERE t.space_id = back.space_id AND t.post_id = back.post_id
  )
  SELECT comment_id FROM back`,
);

export interface AppealRow extends DecisionRow {
  readonly comment_id: number;
  readonly post_id: number;
  readonly post_title: string;
  readonly text: string;
}

/** Open appeals after the position ($2 at, $3 comment), longest waiting first. */
export const pageOfAppeals = statement<AppealRow>(
  'decisions-appeals',
  `SELECT d.comment_id, d.kind, d.author_id, d.decided_by, d.decided_at, d.reason, d.note, d.published_id, d.appeal,
     d.appealed_at, d.due_at, d.outcome, d.answer, d.answered_at, p.post_id, p.title AS post_title,
     coalesce(c.text, w.text, p.title || E'\\n' || p.body) AS text
   FROM decisions d
   LEFT JOIN pictures i ON d.kind = 'picture' AND i.space_id = d.space_id AND i.picture_id = d.comment_id
   LEFT JOIN comments c ON c.space_id = d.space_id AND c.comment_id = coalesce(i.said_id, d.comment_id)
   LEFT JOIN waiting_comments w ON w.space_id = d.space_id AND w.waiting_id = coalesce(i.said_id, d.comment_id)
   JOIN posts p ON p.space_id = d.space_id
     AND p.post_id = coalesce(c.post_id, w.post_id, CASE d.kind WHEN 'post' THEN d.comment_id END)
   WHERE d.space_id = $1 AND d.appeal IS NOT NULL AND d.outcome IS NULL
     AND (d.appealed_at, d.comment_id) > ($2::bigint, $3::bigint)
   ORDER BY d.appealed_at, d.comment_id LIMIT $4`,
);

export const countAppeals = statement<{ open: number; overdue: number }>(
  'decisions-count',
  `SELECT count(*)::integer AS open, (count(*) FILTER (WHERE due_at < $2))::integer AS overdue FROM decisions
   WHERE space_id = $1 AND appeal IS NOT NULL AND outcome IS NULL`,
);
