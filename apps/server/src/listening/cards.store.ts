import type { Answer } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';

/** An echo, a reply or a pass in the thread is an answer to the card `k` as well. */
export const ACTED = `CASE
  WHEN EXISTS (SELECT FROM echoes e WHERE e.space_id = k.space_id AND e.comment_id = k.comment_id
    AND e.member_id = k.member_id AND e.revoked_at IS NULL) THEN 'echo'
  WHEN EXISTS (SELECT FROM comments y WHERE y.space_id = k.space_id AND y.root_id = k.comment_id
    AND y.parent_id = k.comment_id AND y.author_id = k.member_id) THEN 'reply'
  WHEN EXISTS (SELECT FROM passes x WHERE x.space_id = k.space_id AND x.comment_id = k.comment_id
    AND x.member_id = k.member_id) THEN 'pass' END`;

export interface CardAnswerRow {
  readonly post_id: number;
  readonly author_id: number;
  readonly answer: Answer | null;
  /** Nobody has claimed its answer yet. */
  readonly open: boolean;
  readonly answered_at: number | null;
}

/** A card that was dealt to a member, with its answer, be it one given in the thread; none when it was not dealt. */
export const loadCard = statement<CardAnswerRow>(
  'cards-load',
  `SELECT c.post_id, c.author_id, coalesce(k.answer, ${ACTED}) AS answer, k.answer IS NULL AS open, k.answered_at
   FROM cards k JOIN comments c ON c.space_id = k.space_id AND c.comment_id = k.comment_id
   WHERE k.space_id = $1 AND k.member_id = $2 AND k.comment_id = $3`,
);

export interface WrittenRow {
  readonly space_id: number;
  readonly member_id: number;
  readonly comment_id: number;
}

/**
 * Deal a batch of cards. The key decides: a comment comes to a member once, whoever deals at the same moment. What no
 * longer may be dealt is left out: own, deleted, by a stopped author, or already echoed, passed, reported or answered in
 * the thread. What comes back was dealt in these decks, also when the batch runs for the second time. Counters move in
 * key order, so batches of any kind never deadlock.
 */
export const writeCards = statement<WrittenRow>(
  'cards-write',
  `WITH wished AS MATERIALIZED (
    SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::jsonb[], $7::real[],
      $8::real[], $9::text[], $10::text[])
      AS i (space_id, member_id, comment_id, deck_id, dealt_at, why, predicted, propensity, lane, features)
  ), written AS (
    INSERT INTO cards AS k (space_id, member_id, comment_id, deck_id, dealt_at, why, predicted, propensity, lane, features)
    SELECT i.space_id, i.member_id, i.comment_id, i.deck_id, i.dealt_at, i.why, i.predicted, i.propensity, i.lane,
      i.features::real[]
    FROM wished i
    JOIN comments c ON c.space_id = i.space_id AND c.comment_id = i.comment_id
    JOIN posts p ON p.space_id = c.space_id AND p.post_id = c.post_id
    WHERE c.author_id <> i.member_id AND c.deleted_at IS NULL AND p.deleted_at IS NULL
      AND NOT EXISTS (SELECT FROM memberships b WHERE b.space_id = c.space_id AND b.member_id = c.author_id
        AND b.blocked_at IS NOT NULL OFFSET 0)
      AND NOT EXISTS (SELECT FROM echoes e WHERE e.space_id = i.space_id AND e.comment_id = i.comment_id
        AND e.member_id = i.member_id OFFSET 0)
      AND NOT EXISTS (SELECT FROM passes x WHERE x.space_id = i.space_id AND x.comment_id = i.comment_id
        AND x.member_id = i.member_id OFFSET 0)
      AND NOT EXISTS (SELECT FROM reports r WHERE r.space_id = i.space_id AND r.comment_id = i.comment_id
        AND r.member_id = i.member_id OFFSET 0)
      AND NOT EXISTS (SELECT FROM comments y WHERE y.space_id = i.space_id AND y.root_id = i.comment_id
        AND y.author_id = i.member_id OFFSET 0)
    ORDER BY 1, 2, 3
    ON CONFLICT (space_id, member_id, comment_id) DO NOTHING RETURNING k.space_id, k.member_id, k.comment_id
  ), counted AS (
    INSERT INTO comment_stats AS s (space_id, comment_id, post_id, dealt)
    SELECT w.space_id, w.comment_id, min(c.post_id), count(*) FROM written w
    JOIN comments c ON c.space_id = w.space_id AND c.comment_id = w.comment_id GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (space_id, comment_id) DO UPDATE SET dealt = s.dealt + excluded.dealt
  )
  SELECT space_id, member_id, comment_id FROM written
  UNION ALL
  SELECT k.space_id, k.member_id, k.comment_id FROM wished i
  JOIN cards k ON k.space_id = i.space_id AND k.member_id = i.member_id AND k.comment_id = i.comment_id
  WHERE k.deck_id = i.deck_id`,
);

export interface ClaimedRow {
  readonly post_id: number;
  readonly predicted: number;
  /** The comment's counts afterwards; null when the answer says nothing about it. */
  readonly heard: number | null;
  readonly answers: number | null;
  readonly expected: number | null;
  readonly information: number | null;
  readonly needs_hearing: boolean | null;
}

/**
 * Answer a card ($4 at $5) unless it is answered. The row that comes back is the right to act on it: of simultaneous
 * answers one gets it. When $6, one more person has heard the comment, and when $7 answered it genuinely; $8 says for
 * each number of looks, from 0, with which numbers of answers (as bits) a comment still needs to be heard. Unless $9, nothing is to be learned
 * from this answer.
 */
export const claimAnswer = statement<ClaimedRow>(
  'cards-answer',
  `WITH answered AS (
    UPDATE cards SET answer = $4, answered_at = $5, features = CASE WHEN $9::boolean THEN features END
    WHERE space_id = $1 AND member_id = $2 AND comment_id = $3 AND answer IS NULL
    RETURNING space_id, comment_id, coalesce(predicted, 0)::double precision AS p
  ), heard AS (
    UPDATE comment_stats s SET heard = s.heard + 1, answers = s.answers + $7::boolean::integer, expected = s.expected + a.p,
      information = s.information + a.p * (1 - a.p),
      needs_hearing = s.needs_hearing AND coalesce(($8::integer[])[s.heard + 2] >> (s.answers + $7::boolean::integer) & 1, 0) = 1
    FROM answered a WHERE $6::boolean AND s.space_id = a.space_id AND s.comment_id = a.comment_id
    RETURNING s.heard, s.answers, s.expected, s.information, s.needs_hearing
  )
  SELECT c.post_id, a.p AS predicted, h.heard, h.answers, h.expected, h.information, h.needs_hearing
  FROM answered a JOIN comments c ON c.space_id = a.space_id AND c.comment_id = a.comment_id LEFT JOIN heard h ON true`,
);

/** Whether a listener lets something be learned from what they do. They live in another distribution group. */
export const loadLearnable = statement<{ learnable: boolean }>(
  'cards-learnable',
  'SELECT is_on AND personalised AS learnable FROM listeners WHERE member_id = $1',
);

export const writeMute = statement(
  'mutes-write',
  `INSERT INTO mutes (member_id, space_id, kind, target_id, muted_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
);
