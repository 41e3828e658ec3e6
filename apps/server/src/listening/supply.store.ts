import { statement } from '@huixiang/postgres';

export interface HeardRow {
  readonly comments: number;
  /** Old enough to tell whether they were answered within the hour, and those that were; the same for the day. */
  readonly hour_old: number;
  readonly hour_heard: number;
  readonly day_old: number;
  readonly day_heard: number;
}

/** An act on comment `c` by another person within so many milliseconds. */
const heardWithin = (ms: number): string => `(
  EXISTS (SELECT FROM echoes e WHERE e.space_id = $1 AND e.comment_id = c.comment_id AND e.revoked_at IS NULL
    AND e.echoed_at <= c.created_at + ${ms} AND NOT EXISTS (SELECT FROM verdicts v WHERE v.space_id = $1
      AND v.comment_id = e.comment_id AND v.member_id = e.member_id AND v.withdrawn_at IS NULL))
  OR EXISTS (SELECT FROM comments r WHERE r.space_id = $1 AND r.root_id = c.comment_id AND r.deleted_at IS NULL
    AND r.author_id <> c.author_id AND r.created_at <= c.created_at + ${ms}))`;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Members' root comments since $2 (ids from $3) at time $4: how many were heard in time, by a card or in any other way. */
export const countHeardInTime = statement<HeardRow>(
  'supply-heard',
  `SELECT count(*) AS comments,
     count(*) FILTER (WHERE c.created_at <= $4::bigint - ${HOUR}) AS hour_old,
     count(*) FILTER (WHERE c.created_at <= $4::bigint - ${HOUR} AND ${heardWithin(HOUR)}) AS hour_heard,
     count(*) FILTER (WHERE c.created_at <= $4::bigint - ${DAY}) AS day_old,
     count(*) FILTER (WHERE c.created_at <= $4::bigint - ${DAY} AND ${heardWithin(DAY)}) AS day_heard
   FROM comments c WHERE c.space_id = $1 AND c.comment_id >= $3 AND c.created_at >= $2 AND c.deleted_at IS NULL
     AND c.root_id IS NULL AND NOT c.by_staff`,
);

export interface CardsRow {
  readonly member_id: number;
  readonly dealt: number;
  readonly settled: number;
  readonly answered: number;
}

/** Cards of a space dealt since $2, by listener; one that was dealt before $3 and not answered will bring nothing more. */
export const countCards = statement<CardsRow>(
  'supply-cards',
  `SELECT member_id, count(*) AS dealt, count(*) FILTER (WHERE answer IS NOT NULL OR dealt_at < $3) AS settled,
     count(*) FILTER (WHERE answer IN ('echo', 'reply')) AS answered
   FROM cards WHERE space_id = $1 AND dealt_at >= $2 GROUP BY member_id`,
);

export interface VisitsRow {
  readonly member_id: number;
  readonly daily_cap: number;
  /** Cards dealt on each day with a visit since then, from all spaces. */
  readonly visits: number[];
}

/** Which of these members listen, and when they came since local day $2. */
export const loadVisits = statement<VisitsRow>(
  'supply-visits',
  `SELECT l.member_id, l.daily_cap, coalesce(array_agg(d.dealt) FILTER (WHERE d.day IS NOT NULL), '{}') AS visits
   FROM listeners l LEFT JOIN listener_days d ON d.member_id = l.member_id AND d.day > $2
   WHERE l.is_on AND l.member_id = ANY($1::bigint[]) GROUP BY l.member_id, l.daily_cap`,
);
