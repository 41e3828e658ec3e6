import { randomBytes } from 'node:crypto';
import type { Pool } from '@huixiang/postgres';
import { idAt, seed } from '../load/world/seed.ts';
import { buildWorld } from '../server/build-world.ts';

export interface H5World {
  readonly folder: string;
  readonly pool: Pool;
  /** Address of the thread's page. */
  readonly thread: string;
  stop(): Promise<void>;
}

/** The product's server with one thread of so many comments, in a folder that is removed afterwards. */
export function startH5World(comments: number, log: (message: string) => void): Promise<H5World> {
  return buildWorld(async ({ folder, pool, startServer }) => {
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
    const secret = randomBytes(32).toString('base64url');
    const server = await startServer({ env: { HUIXIANG_DEMO: '0', SESSION_SECRET: secret } });
    return { folder, pool, thread: `${server.url}/#/pkg-thread/thread?${at}` };
  });
}
