import { type PoolClient, statement } from '@huixiang/postgres';

export const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What people do is written at most so long after the time it carries: they wait for it. */
export const LATE_MS = 10 * 60_000;
/** What is changed later carries the time of its writing, but for clocks that differ. */
export const CHANGE_LATE_MS = 60_000;

export const loadCheck = statement<{ checked_at: number }>(
  'space-hours-check',
  'SELECT checked_at FROM space_hour_checks WHERE space_id = $1',
);

export const writeCheck = statement(
  'space-hours-checked',
  `INSERT INTO space_hour_checks AS c (space_id, checked_at) VALUES ($1, $2)
   ON CONFLICT (space_id) DO UPDATE SET checked_at = greatest(c.checked_at, excluded.checked_at)`,
);

/** Drop what is before $2, for which nobody asks any more. */
export const dropOld = statement(
  'space-hours-drop-old',
  `WITH days AS (DELETE FROM space_days WHERE space_id = $1 AND day_at < $2)
   DELETE FROM space_hours WHERE space_id = $1 AND hour_at < $2`,
);

/** Wait until nobody else makes or forgets the hours of a space, and keep them waiting until the transaction ends. */
export const lockHours = statement(
  'space-hours-lock',
  `SELECT pg_advisory_xact_lock(hashtextextended('space-hours', $1::bigint))`,
);

const deleteHours = statement(
  'space-hours-forget',
  `WITH days AS (DELETE FROM space_days WHERE space_id = $1)
   DELETE FROM space_hours WHERE space_id = $1`,
);

/**
 * For whoever changes the past of a space without leaving a trace of it, in their transaction and after the change: all
 * hours are made again, from what is there then.
 */
export async function forgetHours(client: PoolClient, spaceId: number): Promise<void> {
  await lockHours(client, [spaceId]);
  await deleteHours(client, [spaceId]);
}

/**
 * Hours from $2 to before $3 that are missing, and any that were made before something in them changed that is known
 * since $4: an echo taken back or given again, a deletion, a verdict. These also touch the hour before, in which the
 * comment may have been written that they make heard or unheard.
 */
export const loadDue = statement<{ hour_at: number }>(
  'space-hours-due',
  `WITH changes AS (
    SELECT x.at AS changed_at, e.echoed_at AS at FROM echo_changes x
    JOIN echoes e ON e.space_id = x.space_id AND e.comment_id = x.comment_id AND e.member_id = x.member_id
    WHERE x.space_id = $1 AND x.at >= $4
    UNION ALL
    SELECT deleted_at, created_at FROM comments WHERE space_id = $1 AND deleted_at >= $4
    UNION ALL
    SELECT deleted_at, created_at FROM posts WHERE space_id = $1 AND deleted_at >= $4
    UNION ALL
    SELECT greatest(v.decided_at, v.withdrawn_at), e.echoed_at FROM verdicts v
    JOIN echoes e ON e.space_id = v.space_id AND e.comment_id = v.comment_id AND e.member_id = v.member_id
    WHERE v.space_id = $1 AND (v.decided_at >= $4 OR v.withdrawn_at >= $4)
  ), touched AS (
    SELECT at - at % ${HOUR_MS} AS hour_at, changed_at FROM changes
    UNION ALL SELECT at - at % ${HOUR_MS} - ${HOUR_MS}, changed_at FROM changes
  )
  SELECT h.hour_at FROM space_hours h JOIN touched t USING (hour_at)
  WHERE h.space_id = $1 AND h.made_at <= t.changed_at + ${CHANGE_LATE_MS}
  UNION
  (SELECT generate_series($2::bigint, $3::bigint - ${HOUR_MS}, ${HOUR_MS})
   EXCEPT SELECT hour_at FROM space_hours WHERE space_id = $1 AND hour_at >= $2 AND hour_at < $3)
  ORDER BY hour_at`,
);

/**
 * Make the hours from $2 to before $3 from the rows, at $4. $5 and $6 are the ids between which all of it lies.
 */
export const makeHours = statement(
  'space-hours-make',
  `WITH written AS (
    SELECT comment_id, author_id, created_at, created_at - created_at % ${HOUR_MS} AS hour_at,
      root_id IS NULL AND NOT by_staff AS by_member
    FROM comments WHERE space_id = $1 AND comment_id >= $5 AND comment_id < $6 AND created_at >= $2 AND created_at < $3 AND deleted_at IS NULL
  ), said AS (
    SELECT hour_at, count(*) AS comments, count(*) FILTER (WHERE by_member) AS member_comments FROM written GROUP BY 1
  ), heard AS (
    SELECT c.hour_at, count(*) AS heard FROM written c WHERE c.by_member AND (
      EXISTS (SELECT FROM echoes e WHERE e.space_id = $1 AND e.comment_id = c.comment_id AND e.revoked_at IS NULL
        AND e.echoed_at <= c.created_at + ${HOUR_MS} AND NOT EXISTS (SELECT FROM verdicts v WHERE v.space_id = $1
          AND v.comment_id = e.comment_id AND v.member_id = e.member_id AND v.withdrawn_at IS NULL))
      OR EXISTS (SELECT FROM comments r WHERE r.space_id = $1 AND r.root_id = c.comment_id AND r.deleted_at IS NULL
        AND r.author_id <> c.author_id AND r.created_at <= c.created_at + ${HOUR_MS})) GROUP BY 1
  ), published AS (
    SELECT created_at - created_at % ${HOUR_MS} AS hour_at, count(*) AS posts FROM posts
    WHERE space_id = $1 AND post_id >= $5 AND post_id < $6 AND created_at >= $2 AND created_at < $3 AND deleted_at IS NULL GROUP BY 1
  ), standing AS (
    SELECT e.echoed_at - e.echoed_at % ${HOUR_MS} AS hour_at, e.member_id, e.provenance, EXISTS (
      SELECT FROM verdicts v WHERE v.space_id = $1 AND v.comment_id = e.comment_id AND v.member_id = e.member_id
        AND v.withdrawn_at IS NULL) AS discounted
    FROM echoes e WHERE e.space_id = $1 AND e.echoed_at >= $2 AND e.echoed_at < $3 AND e.revoked_at IS NULL
  ), echoed AS (
    SELECT hour_at, count(*) AS raw, count(*) FILTER (WHERE NOT discounted) AS counted,
      count(*) FILTER (WHERE NOT discounted AND provenance <> 1) AS organic FROM standing GROUP BY 1
  ), active AS (
    SELECT hour_at, array_agg(DISTINCT member_id) AS people
    FROM (SELECT hour_at, author_id FROM written UNION ALL SELECT hour_at, member_id FROM standing) AS act (hour_at, member_id)
    GROUP BY 1
  )
  INSERT INTO space_hours
    (space_id, hour_at, made_at, posts, comments, member_comments, heard, raw, counted, organic, people)
  SELECT $1, hour_at, $4, coalesce(posts, 0), coalesce(comments, 0), coalesce(member_comments, 0), coalesce(heard, 0),
    coalesce(raw, 0), coalesce(counted, 0), coalesce(organic, 0), coalesce(people, '{}')
  FROM generate_series($2::bigint, $3::bigint - ${HOUR_MS}, ${HOUR_MS}) AS hour_at
    LEFT JOIN said USING (hour_at) LEFT JOIN heard USING (hour_at) LEFT JOIN published USING (hour_at)
    LEFT JOIN echoed USING (hour_at) LEFT JOIN active USING (hour_at)
  ORDER BY hour_at
  ON CONFLICT (space_id, hour_at) DO UPDATE SET made_at = excluded.made_at, posts = excluded.posts,
    comments = excluded.comments, member_comments = excluded.member_comments, heard = excluded.heard, raw = excluded.raw,
    counted = excluded.counted, organic = excluded.organic, people = excluded.people`,
);

/** The full days among the hours from $2 to before $3, each with what it is made of. */
const FULL_DAYS = `
  SELECT hour_at - hour_at % ${DAY_MS} AS day_at, sum(made_at) AS made_of FROM space_hours
  WHERE space_id = $1 AND hour_at >= $2 AND hour_at < $3 GROUP BY 1 HAVING count(*) = 24`;

/** Make the days that are missing, or no longer made of the hours as they are. */
export const makeDays = statement(
  'space-days-make',
  `WITH due AS MATERIALIZED (
    SELECT f.day_at, f.made_of FROM (${FULL_DAYS}) AS f
    LEFT JOIN space_days d ON d.space_id = $1 AND d.day_at = f.day_at AND d.made_of = f.made_of WHERE d.day_at IS NULL
  )
  INSERT INTO space_days (space_id, day_at, made_of, people)
  SELECT $1, day_at, made_of, coalesce((
    SELECT array_agg(DISTINCT person) FROM space_hours h, unnest(h.people) AS person
    WHERE h.space_id = $1 AND h.hour_at >= due.day_at AND h.hour_at < due.day_at + ${DAY_MS}
  ), '{}') FROM due ORDER BY day_at
  ON CONFLICT (space_id, day_at) DO UPDATE SET made_of = excluded.made_of, people = excluded.people`,
);

/**
 * People who said something or echoed: those of the days and hours from $2 to before $3, and those since ($4 is the
 * smallest id of that time).
 */
export const countActive = statement<{ active: number }>(
  'overview-active',
  `WITH days AS MATERIALIZED (
    SELECT d.day_at, d.people FROM (${FULL_DAYS}) AS f JOIN space_days d ON d.space_id = $1 AND d.day_at = f.day_at
      AND d.made_of = f.made_of
  )
  SELECT count(*) AS active FROM (
    SELECT unnest(people) AS member_id FROM days
    UNION
    SELECT unnest(people) FROM space_hours WHERE space_id = $1 AND hour_at >= $2 AND hour_at < $3
      AND hour_at - hour_at % ${DAY_MS} NOT IN (SELECT day_at FROM days)
    UNION
    SELECT author_id FROM comments
    WHERE space_id = $1 AND comment_id >= $4 AND created_at >= $3 AND deleted_at IS NULL
    UNION
    SELECT member_id FROM echoes WHERE space_id = $1 AND echoed_at >= $3 AND revoked_at IS NULL
  ) AS people WHERE member_id <> 0`,
);

/** What an hour of a space amounts to. */
export interface HourRow {
  readonly hour_at: number;
  readonly posts: number;
  readonly comments: number;
  readonly member_comments: number;
  readonly heard: number;
  readonly raw: number;
  readonly counted: number;
  readonly organic: number;
}

export const loadHours = statement<HourRow>(
  'space-hours',
  `SELECT hour_at, posts, comments, member_comments, heard, raw, counted, organic FROM space_hours
   WHERE space_id = $1 AND hour_at >= $2 AND hour_at < $3 ORDER BY hour_at`,
);
