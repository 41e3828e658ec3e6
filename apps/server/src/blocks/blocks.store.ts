import { statement } from '@huixiang/postgres';

/** Block a member, unless so many are blocked already; no row then. */
export const addBlock = statement<{ blocked_id: number }>(
  'blocks-add',
  `INSERT INTO blocks AS b (member_id, blocked_id, blocked_at)
   SELECT $1, $2, $3 WHERE (SELECT count(*) FROM blocks WHERE member_id = $1 AND blocked_id <> $2) < $4
   ON CONFLICT (member_id, blocked_id) DO UPDATE SET blocked_at = b.blocked_at RETURNING blocked_id`,
);

export const dropBlock = statement(
  'blocks-drop',
  'DELETE FROM blocks WHERE member_id = $1 AND blocked_id = $2',
);

export const loadBlocks = statement<{ blocked_id: number; blocked_at: number }>(
  'blocks-load',
  'SELECT blocked_id, blocked_at FROM blocks WHERE member_id = $1 ORDER BY blocked_at DESC, blocked_id',
);

/** All pairs, or those of one member: few people block anybody. */
export const loadPairs = statement<{ member_id: number; blocked_id: number }>(
  'blocks-pairs',
  'SELECT member_id, blocked_id FROM blocks WHERE $1::bigint IS NULL OR member_id = $1',
);
