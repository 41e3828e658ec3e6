import type { Pool } from '@huixiang/postgres';
import { traces } from '../erasure/traces.ts';
import type { TableName } from '../table-registry.ts';

interface Column {
  readonly table: TableName;
  readonly column: string;
  readonly type: string;
  readonly required: boolean;
}

/** Every column of every table, as the schema has it now. */
export async function columnsOf(pool: Pool): Promise<Column[]> {
  const { rows } = await pool.query<Column>(
    `SELECT table_name AS table, column_name AS column, udt_name AS type,
       is_nullable = 'NO' AND column_default IS NULL AS required
     FROM information_schema.columns WHERE table_schema = current_schema() AND table_name <> 'schema_migrations'
     ORDER BY table_name, ordinal_position`,
  );
  return rows;
}

/**
 * Write any row into a table, so that a test reaches tables that it does not know.
 * @param names the column in which it names a member
 */
export async function plantRow(
  pool: Pool,
  table: TableName,
  { spaceId, names }: { spaceId: number; names?: { column: string; memberId: number } },
): Promise<void> {
  const checks = await allowedWords(pool);
  const row: Record<string, unknown> = {};
  for (const column of (await columnsOf(pool)).filter((one) => one.table === table))
    if (column.required || column.column === 'space_id') row[column.column] = anything(column, checks);
  if ('space_id' in row) row['space_id'] = spaceId;
  if (names !== undefined) {
    const { column, memberId } = names;
    if (table === 'mutes' && column === 'target_id') row['kind'] = 'author';
    row[column] = traces[table]?.[column]?.many === true ? [memberId] : memberId;
  }
  const columns = Object.keys(row).join(', ');
  await pool.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify([row])],
  );
}

/** A value that a column takes, and that no check refuses. */
function anything({ table, column, type }: Column, checks: ReadonlyMap<string, string>): unknown {
  const allowed = checks.get(`${table}.${column}`);
  if (allowed !== undefined) return allowed;
  if (type.startsWith('_')) return [];
  if (type === 'text') return `${table}.${column}`;
  if (type === 'bool') return false;
  if (type === 'jsonb') return [];
  if (type === 'bytea') return '\\x00';
  return 1;
}

/** The first word that each `column = ANY (...)` check allows. */
async function allowedWords(pool: Pool): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ table: string; rule: string }>(
    `SELECT conrelid::regclass::text AS table, pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE contype = 'c'`,
  );
  const found = new Map<string, string>();
  for (const { table, rule } of rows) {
    const [, column, word] = /\((\w+) = ANY \(ARRAY\['([^']+)'/.exec(rule) ?? [];
    if (column !== undefined && word !== undefined) found.set(`${table}.${column}`, word);
  }
  return found;
}
