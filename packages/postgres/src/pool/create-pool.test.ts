import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchPostgres, type Embedded } from '../launcher/launch.ts';
import { killHard, removeDataDir, temporaryDataDir } from '../launcher/testing/processes.ts';
import { waitUntil } from '../launcher/wait-until.ts';
import { testDatabase, type TestDatabase } from '../testing/index.ts';
import { createPool, type Pool, transaction } from './create-pool.ts';
import { withRetry } from './retry.ts';
import { statement } from './statement.ts';

describe('a pool', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({
      migrations: [
        { id: '0001-counts', sql: 'CREATE TABLE counts (id bigint PRIMARY KEY, n bigint NOT NULL)' },
      ],
    });
  });
  afterAll(() => database.drop());
  afterEach(() => database.pool.query('TRUNCATE counts'));

  it('reads bigint columns, counts and arrays as numbers', async () => {
    const { rows } = await database.pool.query(
      `SELECT 9007199254740991 AS big, count(*) AS count, array[1, NULL, -3]::bigint[] AS list, '{}'::bigint[] AS none, NULL::bigint AS nothing`,
    );
    expect(rows).toEqual([
      { big: 9_007_199_254_740_991, count: 1, list: [1, null, -3], none: [], nothing: null },
    ]);
  });

  it.each(['9007199254740992', '-9007199254740993'])('refuses to round %s', async (value) => {
    await expect(database.pool.query(`SELECT ${value}::bigint`)).rejects.toMatchObject({
      code: 'unsafe-integer',
    });
    await expect(database.pool.query(`SELECT array[${value}]::bigint[]`)).rejects.toMatchObject({
      code: 'unsafe-integer',
    });
    expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('commits a transaction that succeeds and rolls back one that fails', async () => {
    await transaction(database.pool, (client) => client.query('INSERT INTO counts VALUES (1, 1)'));
    const failing = transaction(database.pool, async (client) => {
      await client.query('INSERT INTO counts VALUES (2, 1)');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect((await database.pool.query('SELECT id FROM counts')).rows).toEqual([{ id: 1 }]);
    expect(database.pool.idleCount).toBe(database.pool.totalCount);
  });

  it('prepares a hand-written statement once per connection', async () => {
    const pool = createPool(database.url, { max: 1 });
    const add = statement<{ n: number }, [number, number]>(
      'add-count',
      'INSERT INTO counts AS c VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET n = c.n + excluded.n RETURNING n',
    );
    expect(await add(pool, [7, 1])).toEqual([{ n: 1 }]);
    expect(await transaction(pool, (client) => add(client, [7, 2]))).toEqual([{ n: 3 }]);
    expect(await preparedNames(pool)).toEqual(['add-count']);
    await pool.end();
  });

  it('plans a statement once, and not for the values of each call', async () => {
    const pool = createPool(database.url, { max: 1 });
    const find = statement<{ n: number }, [number]>('find-count', 'SELECT n FROM counts WHERE id = $1');
    for (let id = 0; id < 8; id += 1) await find(pool, [id]);
    const { rows } = await pool.query(
      "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE name = 'find-count'",
    );
    expect(rows).toEqual([{ generic_plans: 8, custom_plans: 0 }]);
    await pool.end();
  });

  it('survives the loss of idle and busy connections, and reports the idle ones', async () => {
    const errors: Error[] = [];
    const pool = createPool(database.url, {
      max: 2,
      applicationName: 'victim',
      onError: (error) => errors.push(error),
    });
    await pool.query('SELECT 1');
    const busy = await pool.connect();
    const other = await pool.connect();
    other.release();
    const sleeping = busy.query('SELECT pg_sleep(60)');
    const lost = expect(sleeping).rejects.toMatchObject({ code: '57P01' });
    await database.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim'",
    );
    await lost;
    busy.release(true);
    expect(await waitUntil(() => errors.length > 0, 5000)).toBe(true);
    expect((await withRetry(() => pool.query('SELECT 1 AS one'))).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });

  it('ends a statement that runs longer than it may', async () => {
    const pool = createPool(database.url, { max: 1, statementTimeoutMs: 20 });
    await expect(pool.query('SELECT pg_sleep(60)')).rejects.toMatchObject({ code: '57014' });
    await pool.end();
  });
});

describe('a pool whose server is killed', () => {
  let dataDir: string;
  let server: Embedded;
  beforeAll(async () => {
    dataDir = await temporaryDataDir();
    server = await launchPostgres({ dataDir });
  });
  afterAll(async () => {
    await (await launchPostgres({ dataDir })).stop({ adopted: true });
    await removeDataDir(dataDir);
  });

  it('works again, without a new pool, once the server is back', async () => {
    const pool = createPool(server.url, { max: 4 });
    await pool.query('CREATE TABLE acknowledged (id bigint PRIMARY KEY)');
    const insert = (id: number) =>
      withRetry(() => pool.query('INSERT INTO acknowledged VALUES ($1) ON CONFLICT DO NOTHING', [id]), {
        attempts: 20,
      });
    const ids = Array.from({ length: 400 }, (_, id) => id);
    const writes = Promise.all(ids.map(insert));
    await killHard(server.pid);
    const again = await launchPostgres({ dataDir });
    await writes;
    expect((await pool.query('SELECT count(*) AS n FROM acknowledged')).rows).toEqual([{ n: 400 }]);
    await pool.end();
    await again.stop();
  });
});

async function preparedNames(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    'SELECT name FROM pg_prepared_statements ORDER BY name',
  );
  return rows.map((row) => row.name);
}
