import type { QueryResultRow } from 'pg';
import type { Queryable } from './create-pool.ts';

/**
 * A hand-written hot statement, prepared under `name` on each connection that runs it.
 * `name` must be unique per text within a process (PostgreSQL refuses a second text) and at most 63 bytes.
 * @returns a function that runs it and gives the rows
 */
export function statement<Row extends QueryResultRow, Values extends readonly unknown[] = readonly unknown[]>(
  name: string,
  text: string,
): (db: Queryable, values: Values) => Promise<Row[]> {
  return async (db, values) => (await db.query<Row>({ name, text, values: [...values] })).rows;
}
