import type { ReportReason } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';

export const writeReport = statement<{ comment_id: number }>(
  'reports-write',
  `WITH report AS (
    INSERT INTO reports (space_id, comment_id, member_id, reason, note, reported_at)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING space_id, comment_id
  )
  UPDATE comment_stats s SET reports = s.reports + 1 FROM report
  WHERE s.space_id = report.space_id AND s.comment_id = report.comment_id RETURNING s.comment_id`,
);

export interface ReportedRow {
  readonly comment_id: number;
  readonly post_title: string;
  readonly due_at: number;
  readonly first_at: number;
  readonly reports: number;
  /** One for each report. */
  readonly reasons: ReportReason[];
  /** What was added to them, empty ones left out. */
  readonly notes: string[];
}

/** Comments, and posts under their own ids, that stand and have open reports: $2 what is promised for the illegal, $3 for the rest, in ms. */
const REPORTED = `SELECT r.comment_id, min(p.title) AS post_title,
    min(r.reported_at + CASE r.reason WHEN 'illegal' THEN $2::bigint ELSE $3::bigint END) AS due_at,
    min(r.reported_at) AS first_at, count(*)::integer AS reports, array_agg(r.reason) AS reasons,
    coalesce((array_agg(r.note ORDER BY r.reported_at) FILTER (WHERE r.note <> ''))[1:5], '{}') AS notes
  FROM reports r
  LEFT JOIN comments c ON c.space_id = r.space_id AND c.comment_id = r.comment_id AND c.deleted_at IS NULL
  JOIN posts p ON p.space_id = r.space_id AND p.post_id = coalesce(c.post_id, r.comment_id) AND p.deleted_at IS NULL
  WHERE r.space_id = $1 AND r.handled_at IS NULL GROUP BY r.comment_id`;

/** The most urgent first, after the position ($4 due, $5 comment or post). */
export const pageOfReported = statement<ReportedRow>(
  'reports-page',
  `SELECT * FROM (${REPORTED}) AS reported WHERE (due_at, comment_id) > ($4::bigint, $5::bigint)
   ORDER BY due_at, comment_id LIMIT $6`,
);

/** How many there are, and how many of them have been due before $4. */
export const countReported = statement<{ open: number; overdue: number }>(
  'reports-count',
  `SELECT count(*)::integer AS open, (count(*) FILTER (WHERE due_at < $4))::integer AS overdue
   FROM (${REPORTED}) AS reported`,
);

/** Answer what is open about a comment or post; whom there is to tell comes back. */
export const handleReports = statement<{ member_id: number }>(
  'reports-handle',
  `UPDATE reports SET handled_at = $3 WHERE space_id = $1 AND comment_id = $2 AND handled_at IS NULL RETURNING member_id`,
);

/** It stays: its open reports are answered and the decision ($4 id, $5 by whom, $6 what) written down, if there are any. */
export const keepReported = statement<{ member_id: number }>(
  'reports-keep',
  `WITH handled AS (
    UPDATE reports SET handled_at = $3 WHERE space_id = $1 AND comment_id = $2 AND handled_at IS NULL
    RETURNING space_id, comment_id, member_id
  ), noted AS (
    INSERT INTO moderation_acts (space_id, act_id, comment_id, act, decided_by, decided_at)
    SELECT space_id, $4, comment_id, $6, $5, $3 FROM handled LIMIT 1
  )
  SELECT member_id FROM handled`,
);
