import { statement } from '@huixiang/postgres';

/** A place in the inbox; the comment itself is hydrated from its own store. */
export interface InboxRow {
  readonly comment_id: number;
  readonly post_title: string;
  readonly reports: number;
}

const COLUMNS = 's.comment_id, p.title AS post_title, s.reports';
const STANDING = `JOIN comments c ON c.space_id = s.space_id AND c.comment_id = s.comment_id AND c.deleted_at IS NULL
   JOIN posts p ON p.space_id = s.space_id AND p.post_id = s.post_id AND p.deleted_at IS NULL`;

/**
 * Root comments of members that no staff has answered and that are not solved, longest waiting first: a walk along the
 * index of waiting.
 */
export const pageOfUnanswered = statement<InboxRow>(
  'inbox-unanswered',
  `SELECT ${COLUMNS} FROM comment_stats s ${STANDING}
   WHERE s.space_id = $1 AND s.awaits_staff AND c.solved_at IS NULL AND s.comment_id > $2
   ORDER BY s.comment_id LIMIT $3`,
);

/** The other root comments of members, newest first. */
export const pageOfAnswered = statement<InboxRow>(
  'inbox-answered',
  `SELECT ${COLUMNS} FROM comment_stats s ${STANDING}
   WHERE s.space_id = $1 AND (NOT s.awaits_staff OR c.solved_at IS NOT NULL) AND s.comment_id < $2 AND c.root_id IS NULL AND NOT c.by_staff
   ORDER BY s.comment_id DESC LIMIT $3`,
);

export const countUnanswered = statement<{ unanswered: number }>(
  'inbox-count',
  `SELECT count(*) - (SELECT count(*) FROM comments c
     JOIN comment_stats w ON w.space_id = c.space_id AND w.comment_id = c.comment_id AND w.awaits_staff
     WHERE c.space_id = $1 AND c.solved_at IS NOT NULL) AS unanswered
   FROM comment_stats WHERE space_id = $1 AND awaits_staff`,
);
