import { statement } from '@huixiang/postgres';

export interface YoungRow {
  readonly member_id: number;
  readonly child: boolean;
}

/** Members under 18 by their own word; a child for whom a guardian agreed is under the rules for 14 to 17. */
export const loadYoung = statement<YoungRow>(
  'standing-young',
  `SELECT member_id, age_band = 'under-14' AND guardian_at IS NULL AS child FROM profiles
   WHERE age_band IN ('under-14', '14-17') AND ($1::bigint IS NULL OR member_id = $1)`,
);

/** Members who took their agreement to the terms back. */
export const loadWithdrawn = statement<{ member_id: number }>(
  'standing-withdrawn',
  `SELECT DISTINCT c.member_id FROM consents c
   WHERE c.purpose = 'terms' AND NOT c.granted AND ($1::bigint IS NULL OR c.member_id = $1)
     AND NOT EXISTS (SELECT FROM consents n WHERE n.member_id = c.member_id AND n.purpose = 'terms' AND n.granted
       AND n.decided_at > c.decided_at)`,
);
