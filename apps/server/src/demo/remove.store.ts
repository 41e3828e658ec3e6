import { type Queryable, statement } from '@huixiang/postgres';
import { tableRegistry, type TableName } from '../table-registry.ts';

export const loadDemoSpaces = statement<{ space_id: number }>(
  'demo-spaces',
  'SELECT space_id FROM spaces WHERE demo',
);
export const loadDemoMembers = statement<{ member_id: number }>(
  'demo-members',
  'SELECT member_id FROM members WHERE demo',
);

/** Our tables that have this column, as the schema has it now: a table that comes later is not forgotten. */
export async function tablesWith(db: Queryable, column: 'member_id' | 'comment_id'): Promise<TableName[]> {
  const { rows } = await db.query<{ table_name: string }>(
    'SELECT table_name FROM information_schema.columns WHERE table_schema = current_schema() AND column_name = $1',
    [column],
  );
  return rows
    .map((row) => row.table_name)
    .filter((name): name is TableName => Object.hasOwn(tableRegistry, name))
    .toSorted();
}

/** @returns how many rows went */
export async function deleteWhere(
  db: Queryable,
  table: TableName,
  condition: string,
  ids: readonly number[],
): Promise<number> {
  return (await db.query(`DELETE FROM ${table} t WHERE ${condition}`, [ids])).rowCount ?? 0;
}

/** Spaces in which these members have rows of their own in a table. */
export async function loadSpacesOf(
  db: Queryable,
  table: TableName,
  person: 'member_id' | 'author_id',
  memberIds: readonly number[],
): Promise<number[]> {
  const { rows } = await db.query<{ space_id: number }>(
    `SELECT DISTINCT space_id FROM ${table} WHERE ${person} = ANY($1::bigint[])`,
    [memberIds],
  );
  return rows.map((row) => row.space_id);
}

/** Remove comments of these members that nothing stands under; to be repeated until nothing more goes. */
export const deleteBareComments = statement<{ comment_id: number }>(
  'demo-remove-bare-comments',
  `DELETE FROM comments c WHERE c.author_id = ANY($1::bigint[]) AND NOT EXISTS (
     SELECT FROM comments r WHERE r.space_id = c.space_id AND r.root_id = coalesce(c.root_id, c.comment_id)
       AND r.parent_id = c.comment_id
   ) RETURNING c.comment_id`,
);

/** Other people's words stand under these: the place stays, without words and without a name. */
export const blankComments = statement<{ comment_id: number }>(
  'demo-blank-comments',
  `UPDATE comments SET author_id = 0, text = '', deleted_at = coalesce(deleted_at, $2), pinned_at = NULL,
     featured_at = NULL, act_key = NULL
   WHERE author_id = ANY($1::bigint[]) RETURNING comment_id`,
);

export const deleteBarePosts = statement<{ post_id: number }>(
  'demo-remove-bare-posts',
  `WITH gone AS (
    DELETE FROM posts p WHERE p.author_id = ANY($1::bigint[]) AND NOT EXISTS (
      SELECT FROM comments c WHERE c.space_id = p.space_id AND c.post_id = p.post_id
    ) RETURNING space_id, post_id
  ), counters AS (
    DELETE FROM post_stats t USING gone g WHERE t.space_id = g.space_id AND t.post_id = g.post_id
  )
  SELECT post_id FROM gone`,
);

export const blankPosts = statement<{ post_id: number }>(
  'demo-blank-posts',
  `UPDATE posts SET author_id = 0, title = '', body = '', title_grams = NULL, deleted_at = coalesce(deleted_at, $2)
   WHERE author_id = ANY($1::bigint[]) RETURNING post_id`,
);

/** Rows that are about something else stay, without the name. */
export async function unnameWhere(
  db: Queryable,
  table: TableName,
  column: string,
  condition: string,
  ids: readonly number[],
): Promise<void> {
  await db.query(`UPDATE ${table} t SET ${column} = 0 WHERE ${condition}`, [ids]);
}
