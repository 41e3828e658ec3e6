import { statement } from '@huixiang/postgres';
import type { ThanksOutcome } from '@huixiang/contract';

export interface DueRow {
  readonly member_id: number;
  /** Null: never set. */
  readonly kinds_off: string[] | null;
  readonly quiet_from: number | null;
  readonly quiet_to: number | null;
  readonly utc_offset_minutes: number | null;
}

/** Who listens and was not looked at for the week $1 yet, after the member $2, $3 at most. */
export const loadDue = statement<DueRow>(
  'thanks-due',
  `SELECT l.member_id, s.kinds_off, s.quiet_from, s.quiet_to, s.utc_offset_minutes
   FROM listeners l LEFT JOIN thank_yous y USING (member_id) LEFT JOIN notice_settings s USING (member_id)
   WHERE l.is_on AND coalesce(y.week, -1) < $1 AND l.member_id > $2 ORDER BY l.member_id LIMIT $3`,
);

export interface OutcomeRow {
  readonly member_id: number;
  readonly answered: number;
  readonly outcome: ThanksOutcome;
  readonly outcomes: number;
  /** The latest comment of which it is true. */
  readonly space_id: number;
  readonly comment_id: number;
}

/**
 * What became of the cards that these members ($1) answered from $2 to before $3, from the rows as they are now. `went-on`:
 * somebody else answered right below their reply. `first`: before their echo or reply nobody but the author had answered
 * in any way. A comment that was taken back is one that they heard, and nothing more is said of it. Whose answers had no outcome is left out.
 */
export const loadOutcomes = statement<OutcomeRow>(
  'thanks-outcomes',
  `WITH answered AS (
    SELECT k.member_id, k.space_id, k.comment_id, c.deleted_at IS NULL AND k.answer = 'reply' AND EXISTS (
        SELECT FROM comments r JOIN comments f ON f.space_id = r.space_id AND f.root_id = r.root_id
          AND f.parent_id = r.comment_id AND f.author_id <> r.author_id AND f.deleted_at IS NULL
        WHERE r.space_id = k.space_id AND r.root_id = k.comment_id AND r.parent_id = k.comment_id
          AND r.author_id = k.member_id AND r.deleted_at IS NULL) AS went_on,
      c.deleted_at IS NULL AND k.answer IN ('echo', 'reply') AND NOT EXISTS (
        SELECT FROM echoes e WHERE e.space_id = k.space_id AND e.comment_id = k.comment_id
          AND e.member_id <> k.member_id AND e.echoed_at < k.answered_at)
      AND NOT EXISTS (
        SELECT FROM comments y WHERE y.space_id = k.space_id AND y.root_id = k.comment_id
          AND y.author_id NOT IN (k.member_id, c.author_id) AND y.created_at < k.answered_at)
      AND (EXISTS (
        SELECT FROM echoes e WHERE e.space_id = k.space_id AND e.comment_id = k.comment_id
          AND e.member_id = k.member_id AND e.revoked_at IS NULL)
        OR EXISTS (
        SELECT FROM comments y WHERE y.space_id = k.space_id AND y.root_id = k.comment_id AND y.parent_id = k.comment_id
          AND y.author_id = k.member_id AND y.deleted_at IS NULL)) AS first
    FROM cards k JOIN comments c ON c.space_id = k.space_id AND c.comment_id = k.comment_id
    WHERE k.member_id = ANY($1::bigint[]) AND k.answered_at >= $2 AND k.answered_at < $3
      AND k.answer IN ('echo', 'reply', 'pass')
  ), summed AS (
    SELECT member_id, count(*) AS answered, count(*) FILTER (WHERE went_on) AS went_on, count(*) FILTER (WHERE first) AS first,
      max(comment_id) FILTER (WHERE went_on) AS went_on_id, max(comment_id) FILTER (WHERE first) AS first_id
    FROM answered GROUP BY member_id
  )
  SELECT s.member_id, s.answered, CASE WHEN s.went_on > 0 THEN 'went-on' ELSE 'first' END AS outcome,
    CASE WHEN s.went_on > 0 THEN s.went_on ELSE s.first END AS outcomes, a.space_id, a.comment_id
  FROM summed s JOIN answered a ON a.member_id = s.member_id AND a.comment_id = coalesce(s.went_on_id, s.first_id)`,
);

/** These members ($1) were looked at for the week $2, and there was nothing to tell, or nothing that they want to be told. */
export const markLooked = statement(
  'thanks-looked',
  `INSERT INTO thank_yous AS y (member_id, week) SELECT member_id, $2 FROM unnest($1::bigint[]) AS i (member_id) ORDER BY 1
   ON CONFLICT (member_id) DO UPDATE SET week = excluded.week WHERE y.week < excluded.week`,
);

/**
 * Tell a member ($1) at $3 what became of the week $2: $4 answered, outcome $5 of $6, to be seen at the comment ($7, $8).
 * Whoever gets the row is the one to tell; nobody does within $9 milliseconds of the last time. The line of an earlier
 * week goes.
 */
export const tell = statement<{ member_id: number }>(
  'thanks-tell',
  `WITH claimed AS (
    INSERT INTO thank_yous AS y (member_id, week, told_at, answered, outcome, outcomes) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (member_id) DO UPDATE SET week = excluded.week, told_at = excluded.told_at, answered = excluded.answered,
      outcome = excluded.outcome, outcomes = excluded.outcomes
      WHERE y.week < excluded.week AND (y.told_at IS NULL OR y.told_at <= excluded.told_at - $9::bigint)
    RETURNING y.member_id
  ), earlier AS (
    DELETE FROM notices n USING claimed WHERE n.member_id = claimed.member_id AND n.kind = 'thanks'
      AND (n.space_id, n.comment_id) <> ($7::bigint, $8::bigint)
  )
  INSERT INTO notices AS n (member_id, space_id, comment_id, kind, total, at)
  SELECT member_id, $7, $8, 'thanks', $6, $3 FROM claimed
  ON CONFLICT (member_id, space_id, comment_id, kind) DO UPDATE SET total = excluded.total, seen_total = 0, at = excluded.at
  RETURNING n.member_id`,
);

export interface ThanksRow {
  readonly answered: number;
  readonly outcome: ThanksOutcome;
  readonly outcomes: number;
}

/** What a member was told last. */
export const loadThanks = statement<ThanksRow>(
  'thanks-load',
  'SELECT answered, outcome, outcomes FROM thank_yous WHERE member_id = $1 AND told_at IS NOT NULL',
);

/** What a member was told since $2 and has not seen in their list. */
export const loadFreshThanks = statement<ThanksRow>(
  'thanks-fresh',
  `SELECT y.answered, y.outcome, y.outcomes FROM thank_yous y WHERE y.member_id = $1 AND y.told_at >= $2
     AND EXISTS (SELECT FROM notices n WHERE n.member_id = y.member_id AND n.kind = 'thanks' AND n.total > n.seen_total)`,
);
