import { createHash } from 'node:crypto';
import { PostgresError } from '../errors.ts';
import type { Pool, PoolClient } from '../pool/create-pool.ts';
import type { Migration } from './read-migrations.ts';

export interface MigrateOptions {
  /** Epoch milliseconds, for the record of when a migration was applied. */
  now: () => number;
}

export interface MigrateResult {
  /** Ids applied by this call, in order. */
  applied: string[];
}

/** Any fixed number; the same for everybody who migrates. */
const LOCK = 4_812_530_771;

const HISTORY = `
CREATE TABLE IF NOT EXISTS schema_migrations (
  id text PRIMARY KEY,
  checksum text NOT NULL,
  applied_at bigint NOT NULL
)`;

/**
 * Applies the migrations that are missing, each in a transaction of its own. Processes that start together wait for
 * one another. There is no way back: a mistake is repaired by a further migration.
 * @throws PostgresError `migration-changed`, `migration-unknown` (the database is newer than the program),
 * `migration-out-of-order`, `migration-invalid`, `migration-failed` (with the SQL error as cause)
 */
export async function migrate(
  pool: Pool,
  migrations: readonly Migration[],
  options: MigrateOptions,
): Promise<MigrateResult> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1::bigint)', [LOCK]);
    try {
      await client.query(HISTORY);
      const missing = await findMissing(client, migrations);
      for (const migration of missing) await apply(client, migration, options.now());
      return { applied: missing.map(({ id }) => id) };
    } finally {
      await client.query('SELECT pg_advisory_unlock($1::bigint)', [LOCK]);
    }
  } finally {
    // Migrations may have changed session settings and the plans of prepared statements.
    client.release(true);
  }
}

async function findMissing(client: PoolClient, migrations: readonly Migration[]): Promise<Migration[]> {
  assertOrdered(migrations);
  const { rows } = await client.query<{ id: string; checksum: string }>(
    'SELECT id, checksum FROM schema_migrations ORDER BY id COLLATE "C"',
  );
  for (const [index, row] of rows.entries()) {
    const known = migrations.find(({ id }) => id === row.id);
    if (known === undefined) {
      throw new PostgresError(
        'migration-unknown',
        `The database has migration ${row.id}, which this program does not know. Use a newer program.`,
      );
    }
    if (checksum(known) !== row.checksum) {
      throw new PostgresError(
        'migration-changed',
        `Migration ${row.id} was changed after it was applied. Restore it and add a new migration.`,
      );
    }
    const expected = migrations[index];
    if (expected !== undefined && expected.id !== row.id) {
      throw new PostgresError(
        'migration-out-of-order',
        `Migration ${expected.id} comes before ${row.id}, which is applied already. Give it a higher number.`,
      );
    }
  }
  return migrations.slice(rows.length);
}

function assertOrdered(migrations: readonly Migration[]): void {
  for (const [index, { id }] of migrations.entries()) {
    const previous = migrations[index - 1];
    if (previous !== undefined && previous.id >= id) {
      throw new PostgresError('migration-invalid', `Migration ${id} does not sort after ${previous.id}`);
    }
  }
}

async function apply(client: PoolClient, migration: Migration, appliedAt: number): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(migration.sql);
    await client.query('INSERT INTO schema_migrations (id, checksum, applied_at) VALUES ($1, $2, $3)', [
      migration.id,
      checksum(migration),
      appliedAt,
    ]);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PostgresError(
      'migration-failed',
      `Migration ${migration.id} failed and was rolled back: ${reason}`,
      { cause },
    );
  }
}

/** Line ends do not count: git changes them on Windows. */
export function checksum(migration: Migration): string {
  return createHash('sha256').update(migration.sql.replaceAll('\r\n', '\n')).digest('hex');
}
