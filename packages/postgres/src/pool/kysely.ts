import { Kysely, PostgresDialect } from 'kysely';
import type { Pool } from './create-pool.ts';

/** Kysely over one of our pools; its statements are prepared by the pool's client. `destroy()` ends the pool. */
export function createKysely<Database>(pool: Pool): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
