import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createPool, launchPostgres, migrate, type Pool, readMigrations } from '@huixiang/postgres';
import { idAt, seed } from '../load/world/seed.ts';
import { startServer } from '../server/start-server.ts';

const repository = resolve(import.meta.dirname, '../../..');

export interface H5World {
  readonly folder: string;
  readonly pool: Pool;
  /** Address of the thread's page. */
  readonly thread: string;
  stop(): Promise<void>;
}

/** The product's server with one thread of so many comments, in a folder that is removed afterwards. */
export async function startH5World(comments: number, log: (message: string) => void): Promise<H5World> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'huixiang-h5-'));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    const postgres = await launchPostgres({ dataDir: join(folder, 'postgres') });
    undo.push(() => postgres.stop());
    const pool = createPool(postgres.connection, { max: 2 });
    undo.push(() => pool.end());
    await migrate(pool, await readMigrations(join(repository, 'apps/server/migrations')), { now: Date.now });
    let at = '';
    await seed(
      pool,
      1,
      async (seeder) => {
        const spaces = await seeder.spaces(1);
        const { posts } = await seeder.threads(spaces, { threads: 1, each: comments, fresh: false });
        at = `spaceId=${idAt(spaces, 0)}&postId=${idAt(posts, 0)}`;
      },
      log,
    );
    const server = await startServer({
      databaseUrl: postgres.url,
      dataDir: folder,
      env: { HUIXIANG_DEMO: '0', SESSION_SECRET: randomBytes(32).toString('base64url') },
    });
    undo.push(() => server.stop());
    return { folder, pool, thread: `${server.url}/#/pkg-thread/thread?${at}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
