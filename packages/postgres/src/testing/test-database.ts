import { createHash, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { quoteName } from '../connection.ts';
import { withClient } from '../launcher/database.ts';
import { checksum, migrate } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/read-migrations.ts';
import { createPool, type Pool } from '../pool/create-pool.ts';
import { testServerUrl } from './server.ts';

export interface TestDatabaseOptions {
  /** Schema of the database. Default: empty. */
  migrations?: readonly Migration[];
  /** Most connections of its pool. Default 10. */
  max?: number;
}

export interface TestDatabase extends AsyncDisposable {
  pool: Pool;
  /** Usable as DATABASE_URL. */
  url: string;
  /** Ends the pool and removes the database. Call it in `afterAll`. */
  drop(): Promise<void>;
}

const TEMPLATE_LOCK = 7_350_142_210;

/**
 * A database of its own for one test file: a copy of a template that is migrated once per run and schema.
 * @throws PostgresError when no test server was started, or when a migration fails
 */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = testServerUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withClient(server, async (client) => {
    const template = await ensureTemplate(client, server, options.migrations ?? []);
    await client.query(`CREATE DATABASE ${quoteName(name)} TEMPLATE ${quoteName(template)}`);
  });
  const url = withDatabase(server, name);
  const pool = createPool(url, { max: options.max ?? 10 });
  const drop = async (): Promise<void> => {
    await pool.end();
    await withClient(server, (client) =>
      client.query(`DROP DATABASE IF EXISTS ${quoteName(name)} WITH (FORCE)`),
    );
  };
  return { pool, url, drop, [Symbol.asyncDispose]: drop };
}

async function ensureTemplate(
  client: Client,
  server: string,
  migrations: readonly Migration[],
): Promise<string> {
  const hash = createHash('sha256').update(migrations.map(checksum).join()).digest('hex').slice(0, 24);
  const template = `template_${hash}`;
  await client.query('SELECT pg_advisory_lock($1::bigint)', [TEMPLATE_LOCK]);
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (found.rowCount === 0) await buildTemplate(client, server, template, migrations);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1::bigint)', [TEMPLATE_LOCK]);
  }
  return template;
}

/** Migrated under another name first: a template that exists is always complete. */
async function buildTemplate(
  client: Client,
  server: string,
  template: string,
  migrations: readonly Migration[],
): Promise<void> {
  const draft = `${template}_draft`;
  await client.query(`DROP DATABASE IF EXISTS ${quoteName(draft)} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${quoteName(draft)} TEMPLATE template0`);
  const pool = createPool(withDatabase(server, draft), { max: 1 });
  try {
    await migrate(pool, migrations, { now: Date.now });
  } finally {
    await pool.end();
  }
  await client.query(`ALTER DATABASE ${quoteName(draft)} RENAME TO ${quoteName(template)}`);
}

/** The URL of another database on the same server. */
function withDatabase(url: string, database: string): string {
  return url.replace(/^([^?]*\/)[^/?]*/, `$1${database}`);
}
