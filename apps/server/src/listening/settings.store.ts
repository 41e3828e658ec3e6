import { statement } from '@huixiang/postgres';

export interface ListenerRow {
  readonly is_on: boolean;
  readonly interests: string[];
  readonly region: string | null;
  /** Bit h is set when nudges are welcome in local hour h. */
  readonly active_hours: number;
  readonly daily_cap: number;
  readonly quiet_from: number;
  readonly quiet_to: number;
  readonly utc_offset_minutes: number;
  readonly personalised: boolean;
}

const COLUMNS = `is_on, interests, region, active_hours, daily_cap, quiet_from, quiet_to, utc_offset_minutes, personalised`;

export const loadListener = statement<ListenerRow>(
  'listeners-load',
  `SELECT ${COLUMNS} FROM listeners WHERE member_id = $1`,
);

/** The last value, personalised, stays as it was when it is null; a new listener starts with it on. */
export interface VisitRow extends ListenerRow {
  /** Cards of today. */
  readonly dealt: number;
  readonly muted_authors: number[];
  readonly muted_posts: number[];
  /** They were told that comments wait, and have not come since. */
  readonly nudged: boolean;
}

/** Everything about a listener that a visit at $2 depends on, in one look. */
export const loadVisitor = statement<VisitRow>(
  'listeners-visit',
  `SELECT l.*, coalesce(d.dealt, 0) AS dealt, n.member_id IS NOT NULL AS nudged,
     ARRAY(SELECT target_id FROM mutes WHERE member_id = $1 AND kind = 'author') AS muted_authors,
     ARRAY(SELECT target_id FROM mutes WHERE member_id = $1 AND kind = 'post') AS muted_posts
   FROM (SELECT member_id, ${COLUMNS} FROM listeners WHERE member_id = $1) AS l
   LEFT JOIN listener_days d
     ON d.member_id = $1 AND d.day = ($2::bigint + l.utc_offset_minutes * 60000::bigint) / 86400000
   LEFT JOIN listener_nudges n ON n.member_id = $1 AND n.opened_at IS NULL`,
);

/** The note is found: they came. */
export const openNudge = statement(
  'listener-nudges-open',
  'UPDATE listener_nudges SET opened_at = $2 WHERE member_id = $1 AND opened_at IS NULL',
);

export const writeListener = statement(
  'listeners-write',
  `INSERT INTO listeners AS l (member_id, is_on, interests, region, active_hours, daily_cap, quiet_from, quiet_to,
     utc_offset_minutes, changed_at, personalised)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce($11::boolean, true))
   ON CONFLICT (member_id) DO UPDATE SET is_on = excluded.is_on, interests = excluded.interests, region = excluded.region,
     active_hours = excluded.active_hours, daily_cap = excluded.daily_cap, quiet_from = excluded.quiet_from,
     quiet_to = excluded.quiet_to, utc_offset_minutes = excluded.utc_offset_minutes, changed_at = excluded.changed_at,
     personalised = coalesce($11::boolean, l.personalised)`,
);

export const loadDealt = statement<{ dealt: number }>(
  'listener-days-load',
  'SELECT dealt FROM listener_days WHERE member_id = $1 AND day = $2',
);

/**
 * Take up to $3 cards off the budget of a day, $4 at most in all. The row is locked by the update, so that simultaneous
 * decks share one budget; the switch is that of this very moment. No row when listening is off. `dealt` is what stands
 * against the cap afterwards.
 */
export const reserveCards = statement<{ granted: number; dealt: number }>(
  'listener-days-reserve',
  `INSERT INTO listener_days AS d (member_id, day, dealt, granted)
   SELECT member_id, $2, least($3::integer, $4::integer), least($3::integer, $4::integer)
   FROM listeners WHERE member_id = $1 AND is_on
   ON CONFLICT (member_id, day) DO UPDATE
     SET granted = greatest(0, least($3::integer, $4::integer - d.dealt)),
       dealt = d.dealt + greatest(0, least($3::integer, $4::integer - d.dealt))
   RETURNING d.granted, d.dealt`,
);

/** What was reserved and not dealt after all. */
export const giveBackCards = statement<{ dealt: number }>(
  'listener-days-give-back',
  'UPDATE listener_days SET dealt = dealt - $3 WHERE member_id = $1 AND day = $2 RETURNING dealt',
);
