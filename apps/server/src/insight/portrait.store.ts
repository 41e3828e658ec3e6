import type { AgeBand, EntryChannel, Gender } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';
import { HEARERS } from './growth.store.ts';

/** Who heard a comment ($2), in whose rows its author never is: the first $3 of them, in the order in which they came. */
export const loadHearers = statement<{ member_id: number }>(
  'portrait-hearers',
  `SELECT member_id FROM (${HEARERS}) AS hearers GROUP BY member_id ORDER BY min(at), member_id LIMIT $3`,
);

/** What those of $1 say of themselves who agreed to be counted. */
export const loadTraits = statement<{
  member_id: number;
  age_band: AgeBand | null;
  gender: Gender | null;
  region: string | null;
}>(
  'portrait-traits',
  `SELECT p.member_id, p.age_band, p.gender, l.region FROM profiles p LEFT JOIN listeners l USING (member_id)
   WHERE p.member_id = ANY($1::bigint[]) AND p.in_portraits`,
);

/** By which door those of $1 came who signed in from WeChat, the last time that it told one. */
export const loadChannels = statement<{ member_id: number; channel: EntryChannel }>(
  'portrait-channels',
  `SELECT DISTINCT ON (member_id) member_id, channel FROM wechat_identities
   WHERE member_id = ANY($1::bigint[]) AND channel IS NOT NULL ORDER BY member_id, seen_at DESC`,
);
