import { statement } from '@huixiang/postgres';

/** What changes while a comment waits to be heard. */
export interface OpenRow {
  readonly comment_id: number;
  readonly heard: number;
  readonly answers: number;
  readonly expected: number;
  readonly information: number;
  readonly in_flight: number;
  readonly in_flight_expected: number;
}

const COUNTS = 'comment_id, heard, answers, expected, information';
const FLYING = 'count(*) AS in_flight, coalesce(sum(predicted), 0) AS in_flight_expected';
const OPEN_AND_FLYING = `
  SELECT o.*, coalesce(f.in_flight, 0) AS in_flight, coalesce(f.in_flight_expected, 0) AS in_flight_expected
  FROM open o LEFT JOIN flying f USING (comment_id)`;

/**
 * Comments of a space ($1) that need to be heard: the newest $4, and of a backlog beyond them the oldest $5, so that it
 * is worked off from both ends. Two walks along the index of need, whatever else there is in the space. In flight are
 * cards dealt since $2 without an answer; when they are very many, the latest $3 of them.
 */
export const loadOpen = statement<OpenRow>(
  'room-open',
  `WITH open AS (
    (SELECT ${COUNTS} FROM comment_stats WHERE space_id = $1 AND needs_hearing ORDER BY comment_id DESC LIMIT $4)
    UNION
    (SELECT ${COUNTS} FROM comment_stats WHERE space_id = $1 AND needs_hearing ORDER BY comment_id LIMIT $5)
  ), flying AS (
    SELECT comment_id, ${FLYING} FROM (
      SELECT comment_id, predicted FROM cards WHERE space_id = $1 AND dealt_at >= $2 AND answer IS NULL
      ORDER BY dealt_at DESC LIMIT $3
    ) AS latest GROUP BY comment_id
  )${OPEN_AND_FLYING}`,
);

/** The same for these comments ($3) alone; those that need it no more are left out. */
export const loadSomeOpen = statement<OpenRow>(
  'room-some-open',
  `WITH open AS (
    SELECT ${COUNTS} FROM comment_stats WHERE space_id = $1 AND comment_id = ANY($3::bigint[]) AND needs_hearing
  ), flying AS (
    SELECT comment_id, ${FLYING} FROM cards
    WHERE space_id = $1 AND comment_id = ANY($3::bigint[]) AND dealt_at >= $2 AND answer IS NULL GROUP BY comment_id
  )${OPEN_AND_FLYING}`,
);

/** What stays as it is while a comment waits. */
export interface StaticRow {
  readonly comment_id: number;
  readonly post_id: number;
  readonly author_id: number;
  readonly text: string;
  readonly newcomer: boolean;
  readonly created_at: number;
}

export const loadStatics = statement<StaticRow>(
  'room-statics',
  `SELECT c.comment_id, c.post_id, c.author_id, c.text, c.newcomer, c.created_at
   FROM comments c WHERE c.space_id = $1 AND c.comment_id = ANY($2::bigint[])`,
);

/** Self-declared regions of these members, who live in another distribution group. */
export const loadRegions = statement<{ member_id: number; region: string }>(
  'room-regions',
  'SELECT member_id, region FROM listeners WHERE member_id = ANY($1::bigint[]) AND region IS NOT NULL',
);
