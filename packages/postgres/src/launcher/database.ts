import pg from 'pg';
import { clientSettings, type Connection, quoteName } from '../connection.ts';
import { PostgresError } from '../errors.ts';
import { withRetry } from '../pool/retry.ts';

const CREATION_LOCK = 2_209_471_663;

/** Runs `work` on a connection of its own. Retries connecting while the server is still starting. */
export async function withClient<T>(
  connection: Connection | string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await withRetry(async () => {
    const fresh = new pg.Client(clientSettings(connection));
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

/** Makes a database unless it exists. `via` is another database of the same server. Tells how to reach it. */
export async function ensureDatabase(via: Connection, database: string): Promise<Connection> {
  await withClient(via, async (client) => {
    // Held until the connection ends: two callers at once would both find it missing.
    await client.query('SELECT pg_advisory_lock($1::bigint)', [CREATION_LOCK]);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${quoteName(database)}`);
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
