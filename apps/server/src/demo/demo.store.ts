import { type Queryable, statement } from '@huixiang/postgres';
import { tableRegistry, type TableName } from '../table-registry.ts';

/** Two processes that start together write the demo once. Any fixed number. */
export const lockDemo = statement('demo-lock', 'SELECT pg_advisory_xact_lock(2016112103)');

/** The spaces that the demo itself wrote, and when something was last said in any of them. */
export const loadSeeded = statement<{ space_id: number; last_at: number | null }>(
  'demo-seeded',
  `SELECT s.space_id, (SELECT max(c.created_at) FROM comments c WHERE c.space_id = s.space_id) AS last_at
   FROM spaces s WHERE s.seeded`,
);

export const loadPersonaIds = statement<{ persona: string; member_id: number }>(
  'demo-persona-ids',
  'SELECT persona, member_id FROM members WHERE persona IS NOT NULL',
);

/** Write rows that are given as objects; columns that the first row leaves out keep their default. */
export async function insertRows(
  db: Queryable,
  table: TableName,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  if (columns === '') return;
  await db.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

/** Tables distributed by space, those that others refer to last. */
const spaceTables = (Object.keys(tableRegistry) as TableName[])
  .filter((table) => tableRegistry[table] === 'space')
  .toReversed();

/** Remove spaces with everything in them. @returns how many rows went, by table */
export async function deleteSpaces(
  db: Queryable,
  spaceIds: readonly number[],
): Promise<Map<TableName, number>> {
  const removed = new Map<TableName, number>();
  // Comments first: whoever indexes one at this moment locks it, and what they wrote is seen when its table comes.
  for (const table of new Set<TableName>(['comments', 'mutes', 'notices', ...spaceTables])) {
    const { rowCount } = await db.query(`DELETE FROM ${table} WHERE space_id = ANY($1::bigint[])`, [
      spaceIds,
    ]);
    removed.set(table, rowCount ?? 0);
  }
  return removed;
}
