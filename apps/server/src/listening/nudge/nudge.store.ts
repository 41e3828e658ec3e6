import { statement } from '@huixiang/postgres';

/** Spaces in which something that was said since id $1 waits for its first answer. */
export const loadWaitingSpaces = statement<{ space_id: number }>(
  'nudge-spaces',
  'SELECT DISTINCT space_id FROM comment_stats WHERE needs_hearing AND answers = 0 AND comment_id >= $1',
);

export interface WaitingRow {
  readonly space_id: number;
  readonly comment_id: number;
  readonly created_at: number;
  readonly answers: number;
  readonly in_flight: number;
  readonly waves: number;
  readonly last_wave_at: number | null;
}

/**
 * Comments of these spaces ($1) with ids from $2 to $3 that nobody has answered, longest waiting first, $5 at most, with
 * their waves so far and the cards dealt since $4 that lie with somebody.
 */
export const loadWaiting = statement<WaitingRow>(
  'nudge-waiting',
  `SELECT s.space_id, s.comment_id, c.created_at, s.answers,
     (SELECT count(*) FROM cards k WHERE k.space_id = s.space_id AND k.comment_id = s.comment_id
       AND k.dealt_at >= $4 AND k.answer IS NULL) AS in_flight,
     w.waves, w.last_wave_at
   FROM comment_stats s
   JOIN comments c ON c.space_id = s.space_id AND c.comment_id = s.comment_id
   CROSS JOIN LATERAL (SELECT count(*) AS waves, max(began_at) AS last_wave_at FROM waves
     WHERE space_id = s.space_id AND comment_id = s.comment_id) AS w
   WHERE s.space_id = ANY($1::bigint[]) AND s.needs_hearing AND s.answers = 0
     AND s.comment_id >= $2 AND s.comment_id <= $3
   ORDER BY s.comment_id LIMIT $5`,
);

/** Begin waves ($3) of comments ($2) of a space. Who gets the row back runs the wave, whoever else is about to. */
export const beginWaves = statement<{ comment_id: number }>(
  'waves-begin',
  `INSERT INTO waves (space_id, comment_id, wave, began_at)
   SELECT $1::bigint, i.comment_id, i.wave, $4::bigint FROM unnest($2::bigint[], $3::smallint[]) AS i (comment_id, wave) ORDER BY 1, 2, 3
   ON CONFLICT DO NOTHING RETURNING comment_id`,
);

/** Nobody could be told: the waves ($3) of these comments ($2) have not been. */
export const undoWaves = statement(
  'waves-undo',
  `DELETE FROM waves w USING unnest($2::bigint[], $3::smallint[]) AS i (comment_id, wave)
   WHERE w.space_id = $1 AND w.comment_id = i.comment_id AND w.wave = i.wave`,
);

export const countNudged = statement(
  'waves-nudged',
  `UPDATE waves w SET nudged = $4 FROM unnest($2::bigint[], $3::smallint[]) AS i (comment_id, wave)
   WHERE w.space_id = $1 AND w.comment_id = i.comment_id AND w.wave = i.wave`,
);

export interface MetRow {
  readonly comment_id: number;
  readonly member_id: number;
}

/** Which of these members ($3) have met which of these comments ($2) in any way, or may not act in the space. */
export const loadMet = statement<MetRow>(
  'nudge-met',
  `SELECT comment_id, member_id FROM cards
     WHERE space_id = $1 AND member_id = ANY($3::bigint[]) AND comment_id = ANY($2::bigint[])
   UNION ALL SELECT comment_id, member_id FROM echoes
     WHERE space_id = $1 AND comment_id = ANY($2::bigint[]) AND member_id = ANY($3::bigint[])
   UNION ALL SELECT comment_id, member_id FROM passes
     WHERE space_id = $1 AND comment_id = ANY($2::bigint[]) AND member_id = ANY($3::bigint[])
   UNION ALL SELECT comment_id, member_id FROM reports
     WHERE space_id = $1 AND comment_id = ANY($2::bigint[]) AND member_id = ANY($3::bigint[])
   UNION ALL SELECT root_id, author_id FROM comments
     WHERE space_id = $1 AND root_id = ANY($2::bigint[]) AND author_id = ANY($3::bigint[])
   UNION ALL SELECT i.comment_id, m.member_id FROM memberships m, unnest($2::bigint[]) AS i (comment_id)
     WHERE m.space_id = $1 AND m.member_id = ANY($3::bigint[]) AND m.blocked_at IS NOT NULL`,
);

/** Mutes of these members ($2) in a space. */
export const loadMutesOf = statement<{ member_id: number; kind: 'author' | 'post'; target_id: number }>(
  'nudge-mutes',
  'SELECT member_id, kind, target_id FROM mutes WHERE member_id = ANY($2::bigint[]) AND space_id = $1',
);

/** On the listener's own clock at $2. */
const LOCAL_MS = '($2::bigint + l.utc_offset_minutes * 60000::bigint)';
const LOCAL_HOUR = `(${LOCAL_MS} / 3600000 % 24)::integer`;
/** Nudges that still count: those after $4. */
const RECENT = 'SELECT at FROM unnest(n.recent) AS at WHERE at > $4::bigint';

/**
 * Book a nudge of a listener ($1) at $2 about a space ($3), if they may be told now: listening on, an active hour and no
 * quiet one, cards left today, neither an author nor a post in all of it muted ($7, $8: what is not muted is enough), fewer
 * than $5 nudges since $4 and none since $6. One statement on one row: simultaneous nudges cannot exceed the budget.
 */
export const bookNudge = statement<{ member_id: number }>(
  'nudge-book',
  `INSERT INTO listener_nudges AS n (member_id, recent, space_id)
   SELECT l.member_id, ARRAY[$2::bigint], $3::bigint FROM listeners l
   WHERE l.member_id = $1 AND l.is_on AND l.active_hours >> ${LOCAL_HOUR} & 1 = 1
     AND NOT CASE WHEN l.quiet_from <= l.quiet_to
       THEN ${LOCAL_HOUR} >= l.quiet_from AND ${LOCAL_HOUR} < l.quiet_to
       ELSE ${LOCAL_HOUR} >= l.quiet_from OR ${LOCAL_HOUR} < l.quiet_to END
     AND coalesce((SELECT d.dealt FROM listener_days d
       WHERE d.member_id = l.member_id AND d.day = ${LOCAL_MS} / 86400000), 0) < l.daily_cap
     AND EXISTS (SELECT FROM unnest($7::bigint[], $8::bigint[]) AS i (author_id, post_id)
       WHERE NOT EXISTS (SELECT FROM mutes m WHERE m.member_id = l.member_id AND m.space_id = $3
         AND m.target_id = CASE m.kind WHEN 'author' THEN i.author_id ELSE i.post_id END))
   ON CONFLICT (member_id) DO UPDATE
     SET recent = array_append(ARRAY(${RECENT} ORDER BY at), $2::bigint), space_id = excluded.space_id, opened_at = NULL
     WHERE (SELECT count(*) FROM (${RECENT}) AS r) < $5
       AND NOT EXISTS (SELECT FROM unnest(n.recent) AS at WHERE at > $6::bigint)
   RETURNING n.member_id`,
);

/** The latest nudge of a listener, when they have not come since. */
export const loadNudge = statement<{ space_id: number; at: number }>(
  'nudge-load',
  `SELECT space_id, recent[cardinality(recent)] AS at FROM listener_nudges
   WHERE member_id = $1 AND opened_at IS NULL AND cardinality(recent) > 0`,
);
