import type { NoticeKind } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';

/** Members ($1) have news: a digest falls due at $2 for those who want any, unless one waits already. */
export const queueDigests = statement(
  'digests-queue',
  `INSERT INTO digests AS d (member_id, due_at)
   SELECT s.member_id, $2 FROM notice_settings s
   WHERE s.member_id = ANY($1::bigint[]) AND s.digest <> 'off' ORDER BY 1
   ON CONFLICT (member_id) DO UPDATE SET due_at = excluded.due_at WHERE d.due_at IS NULL`,
);

export interface DueRow {
  readonly member_id: number;
  readonly sent_at: number | null;
}

/**
 * Take digests that are due at $1, $3 at most, for oneself until $2: who dies on the way leaves them to the next. No two
 * processes take the same.
 */
export const takeDue = statement<DueRow>(
  'digests-take',
  `UPDATE digests d SET due_at = $2 FROM (
     SELECT member_id FROM digests WHERE due_at <= $1 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED
   ) AS due WHERE d.member_id = due.member_id RETURNING d.member_id, d.sent_at`,
);

export const putOff = statement('digests-put-off', 'UPDATE digests SET due_at = $2 WHERE member_id = $1');

export const markSent = statement(
  'digests-sent',
  'UPDATE digests SET due_at = NULL, sent_at = $2 WHERE member_id = $1',
);

/** What a digest would tell: news since the member last looked, the most of a kind first. */
export const loadNews = statement<{ kind: NoticeKind; lines: number; fresh: number }>(
  'digests-news',
  `SELECT kind, count(*)::integer AS lines, sum(total - seen_total)::integer AS fresh FROM notices
   WHERE member_id = $1 AND total > seen_total GROUP BY kind ORDER BY 3 DESC, 1`,
);

export const loadAddresses = statement<{ email: string }>(
  'digests-addresses',
  'SELECT email FROM email_claims WHERE member_id = $1 ORDER BY claimed_at LIMIT 1',
);
