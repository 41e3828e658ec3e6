import { statement } from '@huixiang/postgres';

export interface AnsweredRow {
  readonly comment_id: number;
  readonly member_id: number;
  readonly answered_at: number;
  readonly genuine: boolean;
  readonly features: number[];
}

const COLUMNS = `comment_id, member_id, answered_at, answer IN ('echo', 'reply') AS genuine, features`;
/** Answers from which something may be learned. */
const TELLING = `answered_at IS NOT NULL AND features IS NOT NULL AND answer IN ('echo', 'reply', 'pass')`;

/** Answers of a space before ($2, $3, $4), latest first, $5 at most. Those that may still be taken back lie outside. */
export const loadAnsweredBefore = statement<AnsweredRow>(
  'learning-before',
  `SELECT ${COLUMNS} FROM cards
   WHERE space_id = $1 AND (answered_at, comment_id, member_id) < ($2::bigint, $3::bigint, $4::bigint) AND ${TELLING}
   ORDER BY answered_at DESC, comment_id DESC, member_id DESC LIMIT $5`,
);

/** Answers of a space after ($2, $3, $4) and up to the time $6, earliest first, $5 at most. */
export const loadAnsweredAfter = statement<AnsweredRow>(
  'learning-after',
  `SELECT ${COLUMNS} FROM cards
   WHERE space_id = $1 AND (answered_at, comment_id, member_id) > ($2::bigint, $3::bigint, $4::bigint) AND answered_at <= $6
     AND ${TELLING}
   ORDER BY answered_at, comment_id, member_id LIMIT $5`,
);

export interface WaitRow {
  readonly created_at: number;
  /** When its card was first answered genuinely; null while it waits. */
  readonly answered_at: number | null;
}

/** The latest $3 members' root comments of a space from id $2 on, and how long each waited for its first answer. */
export const loadWaits = statement<WaitRow>(
  'learning-waits',
  `SELECT c.created_at, CASE WHEN s.answers > 0 THEN (
     SELECT min(k.answered_at) FROM cards k
     WHERE k.space_id = $1 AND k.comment_id = c.comment_id AND k.answer IN ('echo', 'reply')) END AS answered_at
   FROM comments c JOIN comment_stats s ON s.space_id = c.space_id AND s.comment_id = c.comment_id
   WHERE c.space_id = $1 AND c.comment_id >= $2 AND c.root_id IS NULL AND NOT c.by_staff AND c.deleted_at IS NULL
   ORDER BY c.comment_id DESC LIMIT $3`,
);
