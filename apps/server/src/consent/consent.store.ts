import type { ConsentPurpose } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';

export interface ConsentRow {
  readonly purpose: ConsentPurpose;
  readonly granted: boolean;
  readonly version: number;
  readonly decided_at: number;
}

/** Add a decision unless it repeats the standing one. Rows are never changed; a later one stands. */
export const addConsent = statement<{ purpose: string }>(
  'consents-add',
  `INSERT INTO consents (member_id, purpose, version, granted, decided_at)
   SELECT $1, $2, $3, $4, greatest($5::bigint, coalesce(max(decided_at) + 1, 0)) FROM consents
   WHERE member_id = $1 AND purpose = $2
   HAVING (SELECT (granted, version) FROM consents WHERE member_id = $1 AND purpose = $2 ORDER BY decided_at DESC LIMIT 1)
     IS DISTINCT FROM ($4::boolean, $3::integer)
   ON CONFLICT DO NOTHING RETURNING purpose`,
);

/** The latest $2 decisions of a member. */
export const loadLedger = statement<ConsentRow>(
  'consents-ledger',
  `SELECT purpose, granted, version, decided_at FROM consents WHERE member_id = $1 ORDER BY decided_at DESC, purpose LIMIT $2`,
);

/** The standing decision on each purpose. */
export const loadStanding = statement<ConsentRow>(
  'consents-standing',
  `SELECT DISTINCT ON (purpose) purpose, granted, version, decided_at FROM consents WHERE member_id = $1
   ORDER BY purpose, decided_at DESC`,
);

/** Nobody listens by an agreement to words that have changed since: $1 is their version now. */
export const pauseOutdated = statement(
  'consents-pause-listening',
  `UPDATE listeners l SET is_on = false WHERE is_on AND $1::integer > 1 AND NOT EXISTS (
     SELECT FROM consents c WHERE c.member_id = l.member_id AND c.purpose = 'listening' AND c.granted AND c.version >= $1)`,
);

/** Nor is anybody counted in portraits by an agreement to words that have changed since. */
export const leaveOutOutdated = statement(
  'consents-leave-out-of-portraits',
  `UPDATE profiles p SET in_portraits = false WHERE in_portraits AND $1::integer > 1 AND NOT EXISTS (
     SELECT FROM consents c WHERE c.member_id = p.member_id AND c.purpose = 'portraits' AND c.granted AND c.version >= $1)`,
);

export const setInPortraits = statement(
  'profiles-portraits',
  `INSERT INTO profiles AS p (member_id, in_portraits, changed_at) VALUES ($1, $2, $3)
   ON CONFLICT (member_id) DO UPDATE SET in_portraits = excluded.in_portraits, changed_at = excluded.changed_at`,
);
