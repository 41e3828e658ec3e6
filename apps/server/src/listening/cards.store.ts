import type { Answer } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';
import { ACTED } from './deck.store.ts';

export interface CardAnswerRow {
  readonly post_id: number;
  readonly author_id: number;
  readonly answer: Answer | null;
  /** Nobody has claimed its answer yet. */
  readonly open: boolean;
}

/** A card that was dealt to a member, with its answer, be it one given in the thread; none when it was not dealt. */
export const loadCard = statement<CardAnswerRow>(
  'cards-load',
  `SELECT c.post_id, c.author_id, coalesce(k.answer, ${ACTED}) AS answer, k.answer IS NULL AS open
   FROM cards k JOIN comments c ON c.space_id = k.space_id AND c.comment_id = k.comment_id
   WHERE k.space_id = $1 AND k.member_id = $2 AND k.comment_id = $3`,
);

/**
 * Answer a card ($4 at $5) unless it is answered. The row that comes back is the right to act on it: of simultaneous
 * answers one gets it. When $6, one more person has heard the comment; at $7 it needs no more.
 */
export const claimAnswer = statement<{ comment_id: number }>(
  'cards-answer',
  `WITH answered AS (
    UPDATE cards SET answer = $4, answered_at = $5
    WHERE space_id = $1 AND member_id = $2 AND comment_id = $3 AND answer IS NULL
    RETURNING space_id, comment_id
  ), heard AS (
    UPDATE comment_stats s SET heard = s.heard + 1, needs_hearing = s.needs_hearing AND s.heard + 1 < $7
    FROM answered a WHERE $6::boolean AND s.space_id = a.space_id AND s.comment_id = a.comment_id
  )
  SELECT comment_id FROM answered`,
);

export const writeMute = statement(
  'mutes-write',
  `INSERT INTO mutes (member_id, space_id, kind, target_id, muted_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
);
