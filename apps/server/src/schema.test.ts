import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { dumpSchema, readMigrations } from '@huixiang/postgres';
import { testDatabase, type TestDatabase } from '@huixiang/postgres/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableRegistry } from './table-registry.ts';

const migrations = resolve(import.meta.dirname, '../migrations');
const dumpFile = resolve(migrations, 'schema.txt');
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase({ migrations: await readMigrations(migrations) });
});
afterAll(() => database.drop());

async function column<T>(sql: string): Promise<T[]> {
  const { rows } = await database.pool.query<{ value: T }>(sql);
  return rows.map((row) => row.value);
}

test('the schema that the migrations make is the one written down (UPDATE_SCHEMA=1 writes it anew)', async () => {
  const dump = await dumpSchema(database.pool);
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(dumpFile, dump);
  expect(dump).toBe(readFileSync(dumpFile, 'utf8'));
});

test('every table has its class in the registry', async () => {
  const tables = await column<string>(
    `SELECT table_name AS value FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE '%migration%'`,
  );
  expect(tables.toSorted()).toEqual(Object.keys(tableRegistry).toSorted());
});

test('a table distributed by space begins every key and unique index with the space', async () => {
  const uniqueIndexes = await column<string>(
    `SELECT t.relname || ' ' || a.attname AS value FROM pg_index i
     JOIN pg_class t ON t.oid = i.indrelid
     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
     WHERE i.indisunique AND t.relnamespace = 'public'::regnamespace`,
  );
  const wrong = uniqueIndexes.filter((entry) => {
    const [table, first] = entry.split(' ');
    const kind = tableRegistry[table as keyof typeof tableRegistry];
    return (kind === 'space' && first !== 'space_id') || (kind === 'member' && first !== 'member_id');
  });
  expect(wrong).toEqual([]);
});

test('nothing that would keep the schema from being distributed: no triggers, no sequences', async () => {
  expect(await column('SELECT tgname AS value FROM pg_trigger WHERE NOT tgisinternal')).toEqual([]);
  expect(
    await column(
      "SELECT relname AS value FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace",
    ),
  ).toEqual([]);
});
