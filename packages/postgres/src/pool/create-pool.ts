import pg from 'pg';
import { clientSettings, type Connection } from '../connection.ts';
import { typeParsers } from './types.ts';

export type Pool = pg.Pool;
export type PoolClient = pg.PoolClient;

/** Anything that runs a statement: a pool, or one client inside a transaction. */
export type Queryable = Pick<pg.ClientBase, 'query'>;

export interface PoolOptions {
  /** Most connections, 1 or more. Default 20; keep the sum over processes under the server's max_connections. */
  max?: number;
  /** Longest wait for a free connection in milliseconds. Default 10 000. */
  connectTimeoutMs?: number;
  /** The server ends a statement that runs longer, in milliseconds. Default 0: no limit. */
  statementTimeoutMs?: number;
  /** Shown in pg_stat_activity. Default `huixiang`. */
  applicationName?: string;
  /** Told about idle connections that broke. They are replaced by themselves; this is for the log. */
  onError?: (error: Error) => void;
}

/**
 * A statement is planned once for each connection, not at each call for its values: ours walk along the index they were
 * written for whatever is asked, and planning one costs more than running it (docs/decisions/0028).
 */
const PLANNED_ONCE = '-c plan_cache_mode=force_generic_plan';

/**
 * A pool for the embedded server's connection or any DATABASE_URL. bigint columns are read as JS numbers. A server
 * that stops or restarts never brings the process down; statements under way fail and can be retried (`withRetry`).
 */
export function createPool(target: Connection | string, options: PoolOptions = {}): Pool {
  const pool = new pg.Pool({
    ...clientSettings(target),
    max: options.max ?? 20,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 10_000,
    statement_timeout: options.statementTimeoutMs ?? 0,
    application_name: options.applicationName ?? 'huixiang',
    options: PLANNED_ONCE,
    types: typeParsers,
    keepAlive: true,
    allowExitOnIdle: false,
  });
  // Without a listener the 'error' of an idle connection would end the process.
  pool.on('error', options.onError ?? (() => undefined));
  // The pool listens only while a client is idle; a borrowed one whose server goes away must not end the process either.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Runs `work` in one transaction on one connection: commits when it resolves, rolls back when it rejects. */
export async function transaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((rollbackError: Error) => (broken = rollbackError));
    throw error;
  } finally {
    client.release(broken);
  }
}
