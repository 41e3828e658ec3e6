import type { NoticeKind } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';

export interface NoticeRow {
  readonly space_id: number;
  readonly comment_id: number;
  readonly kind: NoticeKind;
  readonly total: number;
  readonly seen_total: number;
  readonly at: number;
}

/**
 * Write how often things have happened: $1 to whom, $2 space, $3 comment, $4 kind, $5 how often by now, $6 when. Kinds
 * that a member switched off are left out. What comes back is new to its member. The lock makes whoever removes a member at this
 * moment wait, so that nothing is written for somebody who is gone.
 */
export const writeNotices = statement<{ member_id: number }>(
  'notices-write',
  `WITH there AS MATERIALIZED (
     SELECT member_id FROM members WHERE member_id = ANY($1::bigint[]) ORDER BY member_id FOR KEY SHARE
   )
   INSERT INTO notices AS n (member_id, space_id, comment_id, kind, total, at)
   SELECT i.member_id, i.space_id, i.comment_id, i.kind, i.total, $6
   FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::integer[])
     AS i (member_id, space_id, comment_id, kind, total)
   JOIN there USING (member_id)
   WHERE NOT EXISTS (SELECT FROM notice_settings s WHERE s.member_id = i.member_id AND i.kind = ANY(s.kinds_off))
     AND (i.total > 0 OR EXISTS (SELECT FROM notices o WHERE o.member_id = i.member_id AND o.space_id = i.space_id
       AND o.comment_id = i.comment_id AND o.kind = i.kind))
   ORDER BY 1, 2, 3, 4
   ON CONFLICT (member_id, space_id, comment_id, kind) DO UPDATE SET total = excluded.total,
     seen_total = least(n.seen_total, excluded.total), at = CASE WHEN excluded.total > n.total THEN excluded.at ELSE n.at END
     WHERE n.total <> excluded.total
   RETURNING CASE WHEN n.total > n.seen_total THEN n.member_id ELSE 0 END AS member_id`,
);

/** A page before the position ($2 at, $3 comment, $4 kind). */
export const loadNotices = statement<NoticeRow>(
  'notices-page',
  `SELECT space_id, comment_id, kind, total, seen_total, at FROM notices
   WHERE member_id = $1 AND total > 0 AND (at, comment_id, kind) < ($2, $3, $4)
   ORDER BY at DESC, comment_id DESC, kind DESC LIMIT $5`,
);

export const countFresh = statement<{ fresh: number }>(
  'notices-fresh',
  'SELECT count(*) AS fresh FROM notices WHERE member_id = $1 AND total > seen_total',
);

export const markSeen = statement(
  'notices-seen',
  'UPDATE notices SET seen_total = total WHERE member_id = $1 AND at <= $2 AND seen_total <> total',
);

export interface NoticeSettingsRow {
  readonly kinds_off: NoticeKind[];
  readonly digest: 'off' | 'daily' | 'weekly';
  readonly quiet_from: number;
  readonly quiet_to: number;
  readonly utc_offset_minutes: number;
}

export const loadSettings = statement<NoticeSettingsRow>(
  'notice-settings-load',
  'SELECT kinds_off, digest, quiet_from, quiet_to, utc_offset_minutes FROM notice_settings WHERE member_id = $1',
);

export const writeSettings = statement(
  'notice-settings-write',
  `INSERT INTO notice_settings (member_id, kinds_off, digest, quiet_from, quiet_to, utc_offset_minutes, changed_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7)
   ON CONFLICT (member_id) DO UPDATE SET kinds_off = excluded.kinds_off, digest = excluded.digest,
     quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, utc_offset_minutes = excluded.utc_offset_minutes,
     changed_at = excluded.changed_at`,
);

/** What was switched off goes from the list as well. */
export const dropKinds = statement(
  'notices-drop-kinds',
  'DELETE FROM notices WHERE member_id = $1 AND kind = ANY($2::text[])',
);
