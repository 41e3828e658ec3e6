import type { Pool } from '@huixiang/postgres';
import { randomFrom } from '../matching/random.ts';
import { buildWorld } from '../server/build-world.ts';
import type { RunningProgram } from '../server/start-program.ts';
import type { Language } from './language.ts';

/** A store full of comments, and the product's server on it. */
export interface SearchWorld {
  readonly folder: string;
  readonly pool: Pool;
  /** A space that holds half of all comments. */
  readonly largeSpace: number;
  startServer(): Promise<RunningProgram>;
  stop(): Promise<void>;
}

const FIRST_ID = 100_000_000_000_000;
const STEP = 128;
/** The comments were said over two years, evenly, up to now. An id holds its time in steps of 4096 a millisecond. */
const YEARS_MS = 2 * 365 * 24 * 3_600_000;
const ID_PER_MS = 4_096;
const ID_EPOCH_MS = 1_704_067_200_000;
const SPACES = 200;
const BATCH = 10_000;

/** Fill a database of its own by statements over whole sets; nothing of what is searched is indexed yet. */
export function makeWorld(
  language: Language,
  comments: number,
  log: (message: string) => void,
): Promise<SearchWorld> {
  return buildWorld(async ({ folder, pool, startServer }) => {
    await fill(pool, language, comments, log);
    return {
      folder,
      pool,
      largeSpace: FIRST_ID,
      startServer: () => startServer({ env: { HUIXIANG_DEMO: '0', TRUST_PROXY: '1' } }),
    };
  });
}

async function fill(
  pool: Pool,
  language: Language,
  comments: number,
  log: (message: string) => void,
): Promise<void> {
  const startedAt = performance.now();
  const client = await pool.connect();
  const random = randomFrom(11);
  const at = Date.now() - YEARS_MS;
  const apart = Math.floor(YEARS_MS / comments);
  const id = `(${at - ID_EPOCH_MS} + n * ${apart}) * ${ID_PER_MS}`;
  try {
    await client.query('SET synchronous_commit = off');
    await client.query(
      `INSERT INTO members (member_id, nickname, created_at) SELECT ${FIRST_ID} + i * ${STEP}, '成员' || i, ${at} FROM generate_series(0, 9999) AS i`,
    );
    await client.query(
      `INSERT INTO spaces (space_id, name, kind, description, visibility, created_by, created_at)
       SELECT ${FIRST_ID} + i * ${STEP}, '空间' || i, 'interest-group', '', 'public', ${FIRST_ID}, ${at} FROM generate_series(0, ${SPACES - 1}) AS i`,
    );
    await client.query(
      `INSERT INTO posts (space_id, post_id, author_id, title, body, created_at)
       SELECT space_id, space_id, created_by, '老城墙', '', created_at FROM spaces`,
    );
    await client.query('INSERT INTO post_stats (space_id, post_id) SELECT space_id, post_id FROM posts');
    for (let from = 0; from < comments; from += BATCH) {
      const count = Math.min(BATCH, comments - from);
      const texts = Array.from({ length: count }, () => language.text(random));
      await client.query(
        `WITH made AS (
           INSERT INTO comments (space_id, comment_id, post_id, author_id, text, provenance, by_staff, newcomer, created_at)
           SELECT space, ${id}, space, ${FIRST_ID} + (n * 7919 % 10000) * ${STEP}, text, 0, false, false, ${at} + n * ${apart}
           FROM (SELECT text, $2::bigint + i - 1 AS n,
             ${FIRST_ID} + CASE WHEN i % 2 = 0 THEN 0 ELSE ($2::bigint + i) / 2 % ${SPACES} END * ${STEP} AS space
             FROM unnest($1::text[]) WITH ORDINALITY AS t (text, i)) AS x
           RETURNING space_id, comment_id, post_id
         )
         INSERT INTO comment_stats (space_id, comment_id, post_id, echoes_raw, shown, resonance, listed)
         SELECT space_id, comment_id, post_id, comment_id / ${ID_PER_MS} % 20, 40, (comment_id / ${ID_PER_MS} % 20 + 2) / 50.0, true FROM made`,
        [texts, from],
      );
    }
    await client.query('VACUUM (ANALYZE) spaces, members, posts, comments, comment_stats');
    await client.query('CHECKPOINT');
    log(`${comments} comments written in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  } finally {
    client.release(true);
  }
}
