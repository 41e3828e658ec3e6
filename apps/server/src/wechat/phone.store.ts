import { statement } from '@huixiang/postgres';

/** Whoever verifies a number first owns it. */
export const claimPhone = statement<{ member_id: number }>(
  'phone-claim',
  `INSERT INTO phone_claims AS p (phone_mark, phone_sealed, member_id, verified_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT (phone_mark) DO UPDATE SET phone_mark = p.phone_mark RETURNING p.member_id`,
);

/** A member has one number: a new one replaces the others. */
export const dropOtherPhones = statement(
  'phone-drop-others',
  'DELETE FROM phone_claims WHERE member_id = $1 AND phone_mark <> $2',
);

export const loadPhone = statement<{ phone_sealed: string; verified_at: number }>(
  'phone-load',
  'SELECT phone_sealed, verified_at FROM phone_claims WHERE member_id = $1 LIMIT 1',
);

export const loadPhoneSpaces = statement<{ space_id: number }>(
  'phone-spaces',
  'SELECT space_id FROM spaces WHERE phone_required AND ($1::bigint IS NULL OR space_id = $1)',
);

export const writePhoneRule = statement<{ space_id: number }>(
  'phone-rule',
  'UPDATE spaces SET phone_required = $2 WHERE space_id = $1 RETURNING space_id',
);
