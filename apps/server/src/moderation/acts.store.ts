import type { DecisionReason, ModerationAct, PreReview } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';

export interface ActRow {
  readonly act_id: number;
  readonly comment_id: number;
  readonly act: ModerationAct;
  readonly reason: DecisionReason | PreReview | null;
  readonly decided_by: number;
  readonly decided_at: number;
  readonly text: string | null;
}

/** What was decided in a space before the act $3, latest first; $2 about one comment, wait or post, null about everything. */
export const pageOfActs = statement<ActRow>(
  'moderation-acts-page',
  `SELECT a.act_id, a.comment_id, a.act, a.reason, a.decided_by, a.decided_at, coalesce(c.text, w.text, p.title) AS text
   FROM moderation_acts a
   LEFT JOIN comments c ON c.space_id = a.space_id AND c.comment_id = a.comment_id
   LEFT JOIN waiting_comments w ON w.space_id = a.space_id AND w.waiting_id = a.comment_id
   LEFT JOIN posts p ON p.space_id = a.space_id AND p.post_id = a.comment_id
   WHERE a.space_id = $1 AND ($2::bigint IS NULL OR a.comment_id = $2) AND a.act_id < $3
   ORDER BY a.act_id DESC LIMIT $4`,
);

export const writeAct = statement(
  'moderation-acts-write',
  `INSERT INTO moderation_acts (space_id, act_id, comment_id, act, reason, decided_by, decided_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7)`,
);

/** Who decides in a space, those stopped from acting left out. */
export const loadModerators = statement<{ member_id: number }>(
  'moderators-load',
  `SELECT member_id FROM memberships WHERE space_id = $1 AND role IN ('moderator', 'owner') AND blocked_at IS NULL
   ORDER BY member_id LIMIT 100`,
);
