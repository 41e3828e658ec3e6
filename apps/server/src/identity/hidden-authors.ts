import { statement } from '@huixiang/postgres';

/**
 * Whom a member (0 for a guest) does not want to meet: muted in a space, or blocked anywhere (space 0). It lives in
 * another distribution group than comments, so it is read first and handed to the statements that leave them out.
 */
export const loadHiddenAuthors = statement<{ space_id: number; author_id: number }>(
  'hidden-authors',
  `SELECT space_id, target_id AS author_id FROM mutes WHERE member_id = $1 AND kind = 'author'
   UNION ALL SELECT 0, blocked_id FROM blocks WHERE member_id = $1`,
);

/** The condition that leaves them out of comments c: the parameters are arrays of spaces and authors. */
export function notHidden(spaces: string, authors: string): string {
  return `NOT EXISTS (SELECT FROM unnest(${spaces}::bigint[], ${authors}::bigint[]) AS m (space_id, author_id)
    WHERE m.author_id = c.author_id AND m.space_id IN (0, c.space_id))`;
}
