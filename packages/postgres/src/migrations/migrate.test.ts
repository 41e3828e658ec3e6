import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPool } from '../pool/create-pool.ts';
import { testDatabase, type TestDatabase } from '../testing/index.ts';
import { migrate } from './migrate.ts';
import { type Migration, readMigrations } from './read-migrations.ts';

const now = (): number => 1_700_000_000_000;
const first: Migration = {
  id: '0001-first',
  sql: 'CREATE TABLE first (id bigint PRIMARY KEY);\nINSERT INTO first VALUES (1);',
};
const second: Migration = { id: '0002-second', sql: 'CREATE TABLE second (id bigint PRIMARY KEY)' };
const third: Migration = { id: '0003-third', sql: 'CREATE TABLE third (id bigint PRIMARY KEY)' };

describe('migrate', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(() => database.drop());

  it('applies what is missing, once, and records when', async () => {
    expect(await migrate(database.pool, [first], { now })).toEqual({ applied: ['0001-first'] });
    expect(await migrate(database.pool, [first, second], { now })).toEqual({ applied: ['0002-second'] });
    expect(await migrate(database.pool, [first, second], { now })).toEqual({ applied: [] });
    const { rows } = await database.pool.query('SELECT id, applied_at FROM schema_migrations ORDER BY id');
    expect(rows).toEqual([
      { id: '0001-first', applied_at: now() },
      { id: '0002-second', applied_at: now() },
    ]);
  });

  it('keeps nothing of a migration that fails, and everything of those before it', async () => {
    const broken = { id: '0002-broken', sql: 'CREATE TABLE half (id int); SELECT nonsense' };
    await expect(migrate(database.pool, [first, broken], { now })).rejects.toMatchObject({
      code: 'migration-failed',
    });
    const { rows } = await database.pool.query(
      "SELECT to_regclass('half') AS half, (SELECT count(*) FROM first) AS first, (SELECT count(*) FROM schema_migrations) AS known",
    );
    expect(rows).toEqual([{ half: null, first: 1, known: 1 }]);
    expect(await migrate(database.pool, [first, second], { now })).toEqual({ applied: ['0002-second'] });
  });

  it('refuses a migration that was changed after it was applied', async () => {
    await migrate(database.pool, [first], { now });
    const changed = { ...first, sql: `${first.sql} -- better` };
    await expect(migrate(database.pool, [changed, second], { now })).rejects.toMatchObject({
      code: 'migration-changed',
    });
  });

  it('does not mind other line ends', async () => {
    await migrate(database.pool, [first], { now });
    const windows = { ...first, sql: first.sql.replaceAll('\n', '\r\n') };
    expect(await migrate(database.pool, [windows], { now })).toEqual({ applied: [] });
  });

  it('refuses a database that is newer than the program', async () => {
    await migrate(database.pool, [first, second], { now });
    await expect(migrate(database.pool, [first], { now })).rejects.toMatchObject({
      code: 'migration-unknown',
    });
  });

  it('refuses a new migration that comes before an applied one', async () => {
    await migrate(database.pool, [first, third], { now });
    await expect(migrate(database.pool, [first, second, third], { now })).rejects.toMatchObject({
      code: 'migration-out-of-order',
    });
  });

  it('refuses migrations out of order or with the same id', async () => {
    await expect(migrate(database.pool, [second, first], { now })).rejects.toMatchObject({
      code: 'migration-invalid',
    });
    await expect(migrate(database.pool, [first, first], { now })).rejects.toMatchObject({
      code: 'migration-invalid',
    });
  });

  it('lets only one of several processes that start together apply them', async () => {
    const pools = [1, 2, 3, 4].map(() => createPool(database.url, { max: 1 }));
    const results = await Promise.all(pools.map((pool) => migrate(pool, [first, second], { now })));
    expect(results.flatMap((result) => result.applied)).toEqual(['0001-first', '0002-second']);
    await Promise.all(pools.map((pool) => pool.end()));
  });
});

describe('readMigrations', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('reads the files in order of their numbers and leaves other files alone', async () => {
    await writeFile(path.join(dir, '0010-later.sql'), 'SELECT 10');
    await writeFile(path.join(dir, '0002-sooner.sql'), 'SELECT 2');
    await writeFile(path.join(dir, 'README.md'), 'words');
    expect(await readMigrations(dir)).toEqual([
      { id: '0002-sooner', sql: 'SELECT 2' },
      { id: '0010-later', sql: 'SELECT 10' },
    ]);
  });

  it.each([['1-short.sql'], ['0001_underscore.sql'], ['latest.sql']])('refuses the name %s', async (name) => {
    await writeFile(path.join(dir, name), '');
    await expect(readMigrations(dir)).rejects.toMatchObject({ code: 'migration-invalid' });
  });

  it('refuses one number for two migrations', async () => {
    await writeFile(path.join(dir, '0001-a.sql'), '');
    await writeFile(path.join(dir, '0001-b.sql'), '');
    await expect(readMigrations(dir)).rejects.toMatchObject({ code: 'migration-invalid' });
  });
});
