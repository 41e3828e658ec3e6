import { statement } from '@huixiang/postgres';

/** Members of a space who may act in it, by id after $2, $3 at most. */
export const pageOfMembers = statement<{ member_id: number }>(
  'audience-members',
  `SELECT member_id FROM memberships WHERE space_id = $1 AND member_id > $2 AND blocked_at IS NULL
   ORDER BY member_id LIMIT $3`,
);

export interface AudienceRow {
  readonly member_id: number;
  readonly interests: string[];
  readonly region: string | null;
  readonly active_hours: number;
  readonly quiet_from: number;
  readonly quiet_to: number;
  readonly utc_offset_minutes: number;
  readonly personalised: boolean;
  /** Times of their nudges of the last days; null when there were none. */
  readonly recent: number[] | null;
}

/** Of these members, those who listen. */
export const loadAudience = statement<AudienceRow>(
  'audience-listeners',
  `SELECT l.member_id, l.interests, l.region, l.active_hours, l.quiet_from, l.quiet_to, l.utc_offset_minutes,
     l.personalised, n.recent
   FROM listeners l LEFT JOIN listener_nudges n ON n.member_id = l.member_id
   WHERE l.is_on AND l.member_id = ANY($1::bigint[])`,
);

/** What these members ($2) decided about tags of a space. */
export const loadTagsOf = statement<{ member_id: number; tag: string; weight: number }>(
  'audience-tags',
  `SELECT member_id, tag, weight FROM member_tags
   WHERE space_id = $1 AND member_id = ANY($2::bigint[]) AND NOT deleted`,
);

/** How these members ($2) answered the cards of a space. */
export const loadRates = statement<{ member_id: number; looks: number; answers: number }>(
  'audience-rates',
  `SELECT member_id, count(*) AS looks, count(*) FILTER (WHERE answer IN ('echo', 'reply')) AS answers FROM cards
   WHERE space_id = $1 AND member_id = ANY($2::bigint[]) AND answer IN ('echo', 'reply', 'pass') GROUP BY member_id`,
);
