import { type Queryable, statement } from '@huixiang/postgres';
import type { TableName } from '../table-registry.ts';

export const writeErasure = statement(
  'erasures-write',
  `INSERT INTO erasures (member_id, words, asked_at) VALUES ($1, $2, $3) ON CONFLICT (member_id) DO NOTHING`,
);

export interface ErasureRow {
  readonly member_id: number;
  readonly words: 'remove' | 'keep';
  readonly swept_at: number | null;
}

/** Erasures that were interrupted before $1, and those whose first sweep is older than $2. */
export const loadUnfinished = statement<ErasureRow>(
  'erasures-unfinished',
  `SELECT member_id, words, swept_at FROM erasures
   WHERE (swept_at IS NULL AND asked_at <= $1) OR swept_at <= $2 ORDER BY asked_at LIMIT 100`,
);

export const markSwept = statement(
  'erasures-swept',
  'UPDATE erasures SET swept_at = $2 WHERE member_id = $1',
);

export const writeEnded = statement(
  'ended-members-write',
  'INSERT INTO ended_members (mark, until) VALUES ($1, $2) ON CONFLICT DO NOTHING',
);

export const loadEndedMembers = statement<{ mark: string }>(
  'ended-members-load',
  'SELECT mark FROM ended_members WHERE until > $1',
);

export const dropEnded = statement('ended-members-drop', 'DELETE FROM ended_members WHERE until <= $1');

/** Codes that were sent to the addresses of a member. */
export const dropCodes = statement(
  'erasure-codes',
  'DELETE FROM email_codes WHERE email IN (SELECT email FROM email_claims WHERE member_id = $1)',
);

/** Spaces that a member owns, each with whether somebody else does too. */
export const loadOwned = statement<{ space_id: number; name: string; shared: boolean }>(
  'erasure-owned',
  `SELECT s.space_id, s.name, EXISTS (SELECT FROM memberships o WHERE o.space_id = m.space_id
     AND o.role = 'owner' AND o.member_id <> $1) AS shared
   FROM memberships m JOIN spaces s ON s.space_id = m.space_id
   WHERE m.member_id = $1 AND m.role = 'owner' ORDER BY s.space_id LIMIT 200`,
);

export const loadOwnComments = statement<{
  comment_id: number;
  post_id: number;
  root_id: number | null;
  deleted: boolean;
}>(
  'erasure-own-comments',
  `SELECT comment_id, post_id, root_id, deleted_at IS NOT NULL AS deleted FROM comments
   WHERE space_id = $1 AND author_id = $2`,
);

/** The place stays, for the replies and for the numbers; the words and the name go. */
export const blankComments = statement(
  'erasure-blank-comments',
  `UPDATE comments SET author_id = 0, text = '', deleted_at = coalesce(deleted_at, $3), pinned_at = NULL,
     featured_at = NULL, act_key = NULL, province = NULL WHERE space_id = $1 AND author_id = $2`,
);

/** The words stay without the name, except what was taken back before. */
export const unnameComments = statement(
  'erasure-unname-comments',
  `UPDATE comments SET author_id = 0, act_key = NULL, province = NULL, text = CASE WHEN deleted_at IS NULL THEN text ELSE '' END
   WHERE space_id = $1 AND author_id = $2`,
);

/** A post goes with its thread, as when its author removes it. */
export const blankPosts = statement(
  'erasure-blank-posts',
  `WITH gone AS (
    UPDATE posts SET author_id = 0, title = '', body = '', title_grams = NULL, deleted_at = coalesce(deleted_at, $3)
    WHERE space_id = $1 AND author_id = $2 RETURNING space_id, post_id
  )
  UPDATE comment_stats s SET needs_hearing = false, awaits_staff = false FROM gone
  WHERE s.space_id = gone.space_id AND s.post_id = gone.post_id AND s.listed`,
);

export const unnamePosts = statement(
  'erasure-unname-posts',
  `UPDATE posts SET author_id = 0, title = CASE WHEN deleted_at IS NULL THEN title ELSE '' END,
     body = CASE WHEN deleted_at IS NULL THEN body ELSE '' END WHERE space_id = $1 AND author_id = $2`,
);

/** Values of a column in the rows of a table that name a member. */
async function loadColumn(
  db: Queryable,
  table: TableName,
  wanted: 'space_id' | 'comment_id',
  where: string,
  values: readonly unknown[],
): Promise<number[]> {
  const { rows } = await db.query<{ value: number }>(
    `SELECT DISTINCT ${wanted} AS value FROM ${table} WHERE ${where}`,
    [...values],
  );
  return rows.map((row) => row.value);
}

export const spacesNaming = (db: Queryable, table: TableName, where: string, memberId: number) =>
  loadColumn(db, table, 'space_id', where, [memberId]);

export const commentsNaming = (db: Queryable, table: TableName, where: string, ids: readonly number[]) =>
  loadColumn(db, table, 'comment_id', where, ids);

export async function deleteRows(
  db: Queryable,
  table: TableName,
  where: string,
  values: readonly unknown[],
): Promise<void> {
  await db.query(`DELETE FROM ${table} WHERE ${where}`, [...values]);
}

export async function unnameRows(
  db: Queryable,
  table: TableName,
  column: string,
  where: string,
  values: readonly unknown[],
): Promise<void> {
  await db.query(`UPDATE ${table} SET ${column} = 0 WHERE ${where}`, [...values]);
}
