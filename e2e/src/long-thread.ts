import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, launchPostgres, type Pool } from '@huixiang/postgres';
import { type RunningServer, startServer } from './start-server.ts';
import type { Place, World } from './world.ts';

/** A server on a PostgreSQL that a test can reach as well. */
export interface SeededServer extends RunningServer {
  readonly pool: Pool;
  /** Ends the program and starts it again on the same store, at another address. */
  restart(): Promise<RunningServer>;
}

/** Starts PostgreSQL and the real server on it, in a folder that is removed afterwards. */
export async function startSeededServer(): Promise<SeededServer> {
  const folder = mkdtempSync(join(tmpdir(), 'huixiang-seeded-'));
  const postgres = await launchPostgres({ dataDir: join(folder, 'postgres') });
  const pool = createPool(postgres.connection, { max: 1 });
  const start = (): Promise<RunningServer> => startServer({ DATABASE_URL: postgres.url });
  let server = await start();
  return {
    ...server,
    pool,
    async restart() {
      await server.stop();
      return (server = await start());
    },
    async stop() {
      await server.stop();
      await pool.end();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the comment with this place in time, from 0, says in a long thread. */
export function wordsAt(index: number): string {
  return `走到第 ${index} 步，风从河边来。`;
}

/**
 * A place with so many comments, written by statements because nobody types so much: their ids, the oldest first. Every
 * seventh is longer, so that lines differ in height.
 */
export async function openLongThread(
  world: World,
  pool: Pool,
  count: number,
): Promise<{ place: Place; ids: readonly number[] }> {
  const place = await world.openSpace();
  const author = await world.member('走路的人');
  const first = place.postId - (count + 1) * 128;
  const ids = Array.from({ length: count }, (_, index) => first + index * 128);
  const said = ids.map(
    (_, index) => wordsAt(index) + (index % 7 === 0 ? '一路上说了很多话。'.repeat(8) : ''),
  );
  const now = Date.now();
  const at = ids.map((_, index) => now - (count - index) * 60_000);
  await pool.query(
    `INSERT INTO comments (space_id, comment_id, post_id, author_id, text, provenance, by_staff, newcomer, created_at)
     SELECT $1, id, $2, $3, said, 0, false, false, at FROM unnest($4::bigint[], $5::text[], $6::bigint[]) AS one (id, said, at)`,
    [place.spaceId, place.postId, author.id, ids, said, at],
  );
  await pool.query(
    `INSERT INTO comment_stats (space_id, comment_id, post_id, resonance, listed)
     SELECT $1, id, $2, 0.2, true FROM unnest($3::bigint[]) AS id`,
    [place.spaceId, place.postId, ids],
  );
  await pool.query('UPDATE post_stats SET comments = $3 WHERE space_id = $1 AND post_id = $2', [
    place.spaceId,
    place.postId,
    count,
  ]);
  return { place, ids };
}
