import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableRegistry, type TableName } from '../table-registry.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { askErasure } from './ask-erasure.ts';
import { finishErasures } from './finish-erasures.ts';
import { derived, impersonal, impersonalColumns, traces, wordCopies } from './traces.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

interface Column {
  readonly table: TableName;
  readonly column: string;
  readonly type: string;
  readonly required: boolean;
}

/** Every column of every table, as the schema has it now. */
async function columns(): Promise<Column[]> {
  const { rows } = await t.database.pool.query<Column>(
    `SELECT table_name AS table, column_name AS column, udt_name AS type,
       is_nullable = 'NO' AND column_default IS NULL AS required
     FROM information_schema.columns WHERE table_schema = current_schema() AND table_name <> 'schema_migrations'
     ORDER BY table_name, ordinal_position`,
  );
  return rows;
}

/** What could hold the id of a member: an id, a list of them, or a document. */
const mayName = ({ type }: Column): boolean => ['int8', '_int8', 'jsonb', 'json'].includes(type);

test('every column that could name a member says what becomes of it when they leave', async () => {
  const forgotten = (await columns())
    .filter(mayName)
    .filter(({ table }) => !derived.includes(table))
    .filter(({ column }) => !impersonalColumns.includes(column) && !column.endsWith('_at'))
    .filter(({ table, column }) => traces[table]?.[column] === undefined)
    .map(({ table, column }) => `${table}.${column}`);
  expect(forgotten).toEqual([]);
});

test('every table says that it is about a member, holds words, or is about nobody', async () => {
  const known = new Set<string>([...Object.keys(traces), ...wordCopies, ...derived, ...impersonal]);
  expect(Object.keys(tableRegistry).filter((table) => !known.has(table))).toEqual([]);
});

test('nothing in the registry of traces is out of date', async () => {
  const there = new Set((await columns()).map(({ table, column }) => `${table}.${column}`));
  const named = Object.entries(traces).flatMap(([table, rules]) =>
    Object.keys(rules).map((column) => `${table}.${column}`),
  );
  expect(named.filter((name) => !there.has(name))).toEqual([]);
});

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
async function allowedWords(): Promise<Map<string, string>> {
  const { rows } = await t.database.pool.query<{ table: string; rule: string }>(
    `SELECT conrelid::regclass::text AS table, pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE contype = 'c'`,
  );
  const found = new Map<string, string>();
  for (const { table, rule } of rows) {
    const match = /\((\w+) = ANY \(ARRAY\['([^']+)'/.exec(rule);
    if (match !== null) found.set(`${table}.${match[1]}`, match[2]!);
  }
  return found;
}

/** A row in this table that names the member in this column. */
async function plant(table: TableName, named: string, memberId: number, spaceId: number): Promise<void> {
  const checks = await allowedWords();
  const row: Record<string, unknown> = {};
  for (const column of (await columns()).filter((one) => one.table === table))
    if (column.required || column.column === 'space_id') row[column.column] = anything(column, checks);
  if ('space_id' in row) row['space_id'] = spaceId;
  if (table === 'mutes' && named === 'target_id') row['kind'] = 'author';
  row[named] = traces[table]?.[named]?.many === true ? [memberId] : memberId;
  const names = Object.keys(row).join(', ');
  await t.database.pool.query(
    `INSERT INTO ${table} (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify([row])],
  );
}

/** Rows anywhere in the store whose text contains this. */
async function findAnywhere(needle: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of Object.keys(tableRegistry)) {
    const { rows } = await t.database.pool.query<{ row: string }>(
      `SELECT x::text AS row FROM ${table} x WHERE position($1 in x::text) > 0`,
      [needle],
    );
    found.push(...rows.map(({ row }) => `${table} ${row}`));
  }
  return found;
}

test.each(['remove', 'keep'] as const)(
  'with a row in every table that can name them, a member who leaves is named nowhere (%s)',
  async (words) => {
    const member = await t.signIn(`消失的人-${words}`);
    const spaceId = 77_000 + words.length;
    await plant('spaces', 'created_by', member.id, spaceId);
    await plant('posts', 'author_id', member.id, spaceId);
    const planted: string[] = [];
    for (const [table, rules] of Object.entries(traces) as [TableName, Record<string, unknown>][]) {
      for (const column of Object.keys(rules)) {
        // Asking for the erasure writes that row itself.
        if (table !== 'erasures') await plant(table, column, member.id, spaceId);
        planted.push(table);
      }
    }
    const named = await findAnywhere(String(member.id));
    const missing = planted.filter(
      (table) => table !== 'erasures' && !named.some((row) => row.startsWith(`${table} `)),
    );
    expect(missing).toEqual([]);

    await askErasure(t.app.context, { memberId: member.id, words });
    expect((await findAnywhere(String(member.id))).map((row) => row.split(' ')[0])).toEqual(['erasures']);
    expect(await findAnywhere(member.nickname)).toEqual([]);

    t.clock.now += 61_000;
    await finishErasures(t.app.context);
    expect(await findAnywhere(String(member.id))).toEqual([]);
  },
);
