import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PostgresError } from '../errors.ts';

/** One forward step of the schema. */
export interface Migration {
  /** Sorts the migrations: `0001-spaces`. Never changes once released. */
  id: string;
  /** Plain SQL, one or more statements, run in one transaction. */
  sql: string;
}

const FILE_NAME = /^(\d{4}-[a-z0-9-]+)\.sql$/;

/**
 * Reads the files `NNNN-name.sql` of a folder in order.
 * @throws PostgresError `migration-invalid` for another .sql name or a number used twice
 */
export async function readMigrations(dir: string): Promise<Migration[]> {
  const migrations: Migration[] = [];
  for (const name of (await readdir(dir)).filter((file) => file.endsWith('.sql')).sort()) {
    const id = FILE_NAME.exec(name)?.[1];
    if (id === undefined) throw new PostgresError('migration-invalid', `${name} is not named NNNN-name.sql`);
    if (migrations.at(-1)?.id.slice(0, 4) === id.slice(0, 4)) {
      throw new PostgresError('migration-invalid', `Two migrations have the number ${id.slice(0, 4)}`);
    }
    migrations.push({ id, sql: await readFile(path.join(dir, name), 'utf8') });
  }
  return migrations;
}
