import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  createPool,
  type Embedded,
  launchPostgres,
  migrate,
  type Pool,
  readMigrations,
} from '@huixiang/postgres';
import type { Config } from './config.ts';

const migrationsFolder = resolve(import.meta.dirname, '../migrations');
/** How often the embedded server is looked after. */
const WATCH_MS = 500;

export interface Store {
  readonly pool: Pool;
  close(): Promise<void>;
}

/**
 * Open the store of the configuration, with its schema up to date: DATABASE_URL, or the embedded PostgreSQL in the
 * data folder, which is started, and started again should it die.
 */
export async function openStore(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  log: (message: string, error?: unknown) => void,
): Promise<Store> {
  const embedded = config.databaseUrl === undefined ? await keepEmbedded(config.dataDir, log) : undefined;
  const target = config.databaseUrl ?? embedded?.connection;
  if (target === undefined) throw new Error('There is no store to open');
  let closing = false;
  const pool = createPool(target, {
    onError: (error) => {
      // The last connections of a pool that ends may still see the server go.
      if (!closing) log('A connection to the store broke', error.message);
    },
  });
  await migrate(pool, await readMigrations(migrationsFolder), { now: Date.now });
  return {
    pool,
    async close() {
      closing = true;
      await pool.end();
      await embedded?.stop();
    },
  };
}

async function keepEmbedded(dataDir: string, log: (message: string, error?: unknown) => void) {
  mkdirSync(dataDir, { recursive: true });
  const launch = (): Promise<Embedded> => launchPostgres({ dataDir: join(dataDir, 'postgres') });
  let embedded = await launch();
  const renew = async (): Promise<void> => {
    if (isAlive(embedded.pid)) {
      if (!(await embedded.isStopping())) return;
      // It would wait for us to leave, and we for it to take us: a tidy end, and a new beginning.
      log('The embedded PostgreSQL was told to stop');
      await embedded.stop({ adopted: true });
    }
    log('The embedded PostgreSQL ended; starting it again');
    embedded = await launch();
  };
  let renewing: Promise<void> | undefined;
  const watch = setInterval(() => {
    renewing ??= renew()
      .catch((error: unknown) => log('The embedded PostgreSQL did not start', error))
      .finally(() => (renewing = undefined));
  }, WATCH_MS);
  return {
    connection: embedded.connection,
    async stop() {
      clearInterval(watch);
      await renewing;
      await embedded.stop();
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
