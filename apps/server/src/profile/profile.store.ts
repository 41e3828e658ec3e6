import type { AgeBand, Gender } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';

export interface ProfileRow {
  readonly age_band: AgeBand | null;
  readonly age_set_at: number | null;
  readonly gender: Gender | null;
  readonly guardian_at: number | null;
}

export const loadProfile = statement<ProfileRow>(
  'profiles-load',
  'SELECT age_band, age_set_at, gender, guardian_at FROM profiles WHERE member_id = $1',
);

export const writeProfile = statement(
  'profiles-write',
  `INSERT INTO profiles AS p (member_id, age_band, age_set_at, gender, changed_at) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (member_id) DO UPDATE SET age_band = excluded.age_band, age_set_at = excluded.age_set_at,
     gender = excluded.gender, changed_at = excluded.changed_at`,
);

export const writeGuardian = statement(
  'profiles-guardian',
  'UPDATE profiles SET guardian_at = $2, guardian_mark = $3, changed_at = $2 WHERE member_id = $1',
);
