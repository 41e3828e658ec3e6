import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableRegistry, type TableName } from '../table-registry.ts';
import { columnsOf, plantRow } from '../testing/plant-row.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { askErasure } from './ask-erasure.ts';
import { finishErasures } from './finish-erasures.ts';
import { derived, impersonal, impersonalColumns, traces, wordCopies } from './traces.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

/** What could hold the id of a member: an id, a list of them, or a document. */
const mayName = ({ type }: { type: string }): boolean => ['int8', '_int8', 'jsonb', 'json'].includes(type);

test('every column that could name a member says what becomes of it when they leave', async () => {
  const forgotten = (await columnsOf(t.database.pool))
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
  const there = new Set((await columnsOf(t.database.pool)).map(({ table, column }) => `${table}.${column}`));
  const named = Object.entries(traces).flatMap(([table, rules]) =>
    Object.keys(rules).map((column) => `${table}.${column}`),
  );
  expect(named.filter((name) => !there.has(name))).toEqual([]);
});

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
    const plant = (table: TableName, column: string) =>
      plantRow(t.database.pool, table, { spaceId, names: { column, memberId: member.id } });
    await plant('spaces', 'created_by');
    await plant('posts', 'author_id');
    const planted: string[] = [];
    for (const [table, rules] of Object.entries(traces) as [TableName, Record<string, unknown>][]) {
      for (const column of Object.keys(rules)) {
        // Asking for the erasure writes that row itself.
        if (table !== 'erasures') await plant(table, column);
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
