import pg from 'pg';
import { type Connection, quoteName } from '../connection.ts';
import { errorCode, PostgresError } from '../errors.ts';
import { withRetry } from '../pool/retry.ts';

const DUPLICATE_DATABASE = '42P04';

/** Runs `work` on a connection of its own. Retries connecting while the server is still starting. */
export async function withClient<T>(
  connection: Connection | string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await withRetry(async () => {
    const fresh = new pg.Client(connection);
    fresh.on('error', () => undefined);
    try {
      await fresh.connect();
      return fresh;
    } catch (error) {
      await fresh.end().catch(() => undefined);
      throw error;
    }
  });
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes a database unless it exists. `via` is any database of the same server. Tells how to reach it. */
export async function ensureDatabase(via: Connection, database: string): Promise<Connection> {
  await withClient(via, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount !== 0) return;
    await client.query(`CREATE DATABASE ${quoteName(database)}`).catch((error: unknown) => {
      if (errorCode(error) !== DUPLICATE_DATABASE) throw error;
    });
  });
  return { ...via, database };
}

/** Proves that the server answering on `connection` is the one we mean. */
export async function assertClusterName(connection: Connection, name: string): Promise<void> {
  const found = await withClient(connection, (client) =>
    client.query<{ cluster_name: string }>('SHOW cluster_name'),
  );
  const actual = found.rows[0]?.cluster_name;
  if (actual !== name) {
    throw new PostgresError(
      'start-failed',
      `Another server (${actual ?? 'unnamed'}) answers on ${connection.host}.`,
    );
  }
}
