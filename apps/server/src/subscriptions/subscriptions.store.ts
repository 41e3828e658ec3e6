import { statement } from '@huixiang/postgres';
import type { NoticeKind } from '@huixiang/contract';

/** Told twice is allowed once. */
export const grant = statement(
  'subscriptions-grant',
  `INSERT INTO subscription_grants (member_id, template_id, granted_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
);

export const countGrants = statement<{ grants: number }>(
  'subscriptions-count',
  `SELECT count(*)::integer AS grants FROM subscription_grants
   WHERE member_id = $1 AND template_id = $2 AND consumed_at IS NULL`,
);

/** Use the oldest grant before anything is sent, so that no two messages go out on one. */
export const consume = statement<{ granted_at: number }>(
  'subscriptions-consume',
  `UPDATE subscription_grants SET consumed_at = $3, outcome = 'unknown' WHERE (member_id, template_id, granted_at) = (
     SELECT member_id, template_id, granted_at FROM subscription_grants
     WHERE member_id = $1 AND template_id = $2 AND consumed_at IS NULL
     ORDER BY granted_at LIMIT 1 FOR UPDATE SKIP LOCKED
   ) RETURNING granted_at`,
);

/** Certainly nothing was sent: it may be used again. */
export const giveBack = statement(
  'subscriptions-give-back',
  `UPDATE subscription_grants SET consumed_at = NULL, outcome = NULL
   WHERE member_id = $1 AND template_id = $2 AND granted_at = $3 AND outcome = 'unknown'`,
);

export const settle = statement(
  'subscriptions-settle',
  `UPDATE subscription_grants SET outcome = 'sent'
   WHERE member_id = $1 AND template_id = $2 AND granted_at = $3 AND outcome = 'unknown'`,
);

/** WeChat knows of none, or the member took back what they gave until $3: the ledger is at 0. */
export const withdraw = statement(
  'subscriptions-withdraw',
  `UPDATE subscription_grants SET consumed_at = $4, outcome = 'withdrawn'
   WHERE member_id = $1 AND template_id = $2 AND granted_at <= $3
     AND (consumed_at IS NULL OR granted_at = $5)`,
);

/** What became of the latest message that is not known to have ended. */
export const tellOutcome = statement(
  'subscriptions-outcome',
  `UPDATE subscription_grants SET outcome = $3 WHERE (member_id, template_id, granted_at) = (
     SELECT member_id, template_id, granted_at FROM subscription_grants
     WHERE member_id = $1 AND template_id = $2 AND outcome IN ('sent', 'unknown')
     ORDER BY consumed_at DESC LIMIT 1)`,
);

export interface LatestNews {
  readonly kind: NoticeKind;
  readonly space_id: number;
  readonly comment_id: number;
  readonly post_id: number;
  /** Empty when it is neither public nor the member's own. */
  readonly text: string;
  /** It never became public. */
  readonly held: boolean;
}

/** The comment that moved last of those with news, be it public, refused before it was, or one whose picture was refused; or a post. */
export const loadLatest = statement<LatestNews>(
  'subscriptions-latest',
  `SELECT n.kind, n.space_id, n.comment_id, t.post_id, c.comment_id IS NULL AS held,
     CASE WHEN w.waiting_id IS NULL AND c.deleted_at IS NULL AND t.deleted_at IS NULL
         OR n.member_id = coalesce(c.author_id, w.author_id, t.author_id)
       THEN coalesce(c.text, w.text, t.title) ELSE '' END AS text
   FROM notices n
   LEFT JOIN pictures p ON p.space_id = n.space_id AND p.picture_id = n.comment_id
   LEFT JOIN comments c ON c.space_id = n.space_id AND c.comment_id = coalesce(p.said_id, n.comment_id)
   LEFT JOIN waiting_comments w ON w.space_id = n.space_id AND w.waiting_id = coalesce(p.said_id, n.comment_id)
   JOIN posts t ON t.space_id = n.space_id AND t.post_id = coalesce(c.post_id, w.post_id, n.comment_id)
   WHERE n.member_id = $1 AND n.total > n.seen_total
   ORDER BY n.at DESC LIMIT 1`,
);
