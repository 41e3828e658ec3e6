import { expect, it } from 'vitest';
import { testDatabase } from '../testing/index.ts';
import { dumpSchema } from './dump-schema.ts';

async function dumpOf(...statements: string[]): Promise<string> {
  await using database = await testDatabase();
  for (const sql of statements) await database.pool.query(sql);
  return await dumpSchema(database.pool);
}

const TABLES = `
CREATE TABLE spaces (id bigint PRIMARY KEY, name text NOT NULL DEFAULT '空间');
CREATE TABLE notes (
  space_id bigint NOT NULL REFERENCES spaces (id),
  id bigint,
  body text COLLATE "C" NOT NULL,
  size integer GENERATED ALWAYS AS (length(body)) STORED,
  PRIMARY KEY (space_id, id),
  CONSTRAINT short CHECK (length(body) <= 500)
)`;

it('describes tables with columns, constraints and indexes', async () => {
  const text = await dumpOf(
    TABLES,
    'CREATE INDEX notes_by_size ON notes (space_id, size DESC) WHERE size > 0',
  );
  expect(text).toContain(
    [
      'table notes',
      '  body text COLLATE "C" NOT NULL',
      '  id bigint NOT NULL',
      '  size integer GENERATED (length(body))',
      '  space_id bigint NOT NULL',
      '  constraint notes_pkey PRIMARY KEY (space_id, id)',
      '  constraint notes_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id)',
      '  constraint short CHECK ((length(body) <= 500))',
      '  index CREATE INDEX notes_by_size ON public.notes USING btree (space_id, size DESC) WHERE (size > 0)',
    ].join('\n'),
  );
  expect(text).toContain("table spaces\n  id bigint NOT NULL\n  name text NOT NULL DEFAULT '空间'::text\n");
});

it('gives the same text for the same schema built in another order', async () => {
  const direct = await dumpOf(
    'CREATE TABLE b (x int)',
    'CREATE TABLE a (one int, two text NOT NULL)',
    'CREATE INDEX i ON a (one)',
  );
  const detour = await dumpOf(
    'CREATE TABLE a (two text, gone int, one int)',
    'CREATE INDEX i ON a (one)',
    'ALTER TABLE a DROP COLUMN gone, ALTER COLUMN two SET NOT NULL',
    'CREATE TABLE b (x int)',
  );
  expect(detour).toBe(direct);
});

it.each([
  ['a default', 'ALTER TABLE spaces ALTER COLUMN name SET DEFAULT $$x$$'],
  ['a type', 'ALTER TABLE notes ALTER COLUMN id TYPE integer'],
  ['a constraint', 'ALTER TABLE notes DROP CONSTRAINT short'],
  ['an index', 'CREATE UNIQUE INDEX u ON notes (space_id, body)'],
  ['an enum', "CREATE TYPE colour AS ENUM ('red')"],
  ['a view', 'CREATE VIEW v AS SELECT id FROM notes'],
  ['a partition', 'CREATE TABLE p (at bigint) PARTITION BY RANGE (at)'],
  ['an extension', 'CREATE EXTENSION pg_trgm'],
  ['a function', 'CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$'],
])('notices a difference in %s', async (_what, change) => {
  expect(await dumpOf(TABLES, change)).not.toBe(await dumpOf(TABLES));
});

it('describes partitions with their bounds', async () => {
  const text = await dumpOf(
    'CREATE TABLE events (at bigint NOT NULL) PARTITION BY RANGE (at)',
    'CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (10)',
  );
  expect(text).toContain('table events\n  partition by RANGE (at)\n  at bigint NOT NULL');
  expect(text).toContain("table events_1\n  partition of events FOR VALUES FROM ('0') TO ('10')");
});
