import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  createPool,
  type Embedded,
  launchPostgres,
  migrate,
  type Pool,
  readMigrations,
} from '@huixiang/postgres';
import type { RunningProgram } from './start-program.ts';
import { type ServerOptions, startServer } from './start-server.ts';

/** What is measured stands on: a folder of its own with an own PostgreSQL, started as the product does, with its tables. */
export interface Ground {
  readonly folder: string;
  readonly postgres: Embedded;
  readonly pool: Pool;
  /** Start the product's server on it. */
  readonly startServer: (options: Pick<ServerOptions, 'env' | 'nodeArguments'>) => Promise<RunningProgram>;
  /** Done when the world ends, the latest first. */
  readonly atEnd: (step: () => Promise<unknown>) => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const migrations = resolve(import.meta.dirname, '../../../apps/server/migrations');

/**
 * Build what is to be measured. All that was started ends with `stop`, when a part of the building fails, and when the
 * lab is interrupted; nothing of it is left on the disk.
 */
export async function buildWorld<World extends object>(
  build: (ground: Ground) => Promise<World>,
): Promise<World & { stop(): Promise<void> }> {
  const undo: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | undefined;
  const undoAll = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
    for (const signal of SIGNALS) process.off(signal, interrupt);
  };
  const stop = (): Promise<void> => (stopping ??= undoAll());
  const interrupt = (): void => void stop().finally(() => process.exit(130));
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    return { ...(await build(await openGround(undo))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openGround(undo: (() => Promise<unknown>)[]): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'huixiang-lab-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const postgres = await launchPostgres({ dataDir: join(folder, 'postgres') });
  undo.push(() => postgres.stop());
  const pool = createPool(postgres.connection, { max: 2 });
  undo.push(() => pool.end());
  await migrate(pool, await readMigrations(migrations), { now: Date.now });
  return {
    folder,
    postgres,
    pool,
    async startServer(options) {
      const server = await startServer({ databaseUrl: postgres.url, dataDir: folder, ...options });
      undo.push(() => server.stop());
      return server;
    },
    atEnd: (step) => undo.push(step),
  };
}
