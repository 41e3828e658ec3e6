import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { withClient } from '../launcher/database.ts';
import { startTestServer, testServerUrl } from './server.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

const migrations = [{ id: '0001-notes', sql: 'CREATE TABLE notes (id bigint PRIMARY KEY)' }];
let one: TestDatabase;
let two: TestDatabase;

beforeAll(async () => {
  [one, two] = await Promise.all([testDatabase({ migrations }), testDatabase({ migrations })]);
});
afterAll(async () => {
  await Promise.all([one.drop(), two.drop()]);
});

async function onServer(sql: string, values: unknown[]): Promise<number | null> {
  return (await withClient(testServerUrl(), (client) => client.query(sql, values))).rowCount;
}

it('gives migrated databases that do not see each other', async () => {
  await one.pool.query('INSERT INTO notes VALUES (1)');
  expect((await one.pool.query('SELECT * FROM notes')).rows).toEqual([{ id: 1 }]);
  expect((await two.pool.query('SELECT * FROM notes')).rows).toEqual([]);
});

it('migrates a template once for all who need the same schema', async () => {
  const { rows } = await one.pool.query('SELECT applied_at FROM schema_migrations');
  expect((await two.pool.query('SELECT applied_at FROM schema_migrations')).rows).toEqual(rows);
});

it('leaves no database behind', async () => {
  const database = await testDatabase({ migrations });
  const { rows } = await database.pool.query<{ name: string }>('SELECT current_database() AS name');
  await database.drop();
  expect(await onServer('SELECT 1 FROM pg_database WHERE datname = $1', [rows[0]?.name])).toBe(0);
});

it('makes no template of migrations that fail', async () => {
  const broken = [{ id: '0001-broken', sql: 'SELECT nonsense' }];
  await expect(testDatabase({ migrations: broken })).rejects.toMatchObject({ code: 'migration-failed' });
  await expect(testDatabase({ migrations: broken })).rejects.toMatchObject({ code: 'migration-failed' });
});

it('starts its server after removing the data of a run that was killed, and leaves nothing itself', async () => {
  const abandoned = await mkdtemp(path.join(tmpdir(), 'huixiang-test-999999999.1-'));
  vi.stubEnv('HUIXIANG_TEST_DATABASE_URL', undefined);
  try {
    const stop = await startTestServer();
    expect(existsSync(abandoned)).toBe(false);
    expect((await withClient(testServerUrl(), (client) => client.query('SELECT 1'))).rowCount).toBe(1);
    await stop();
    expect(() => testServerUrl()).toThrow('No test server');
  } finally {
    vi.unstubAllEnvs();
  }
});
