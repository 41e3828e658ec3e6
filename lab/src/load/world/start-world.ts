import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  connectionUrl,
  createPool,
  launchPostgres,
  migrate,
  type Pool,
  readMigrations,
} from '@huixiang/postgres';
import type { Members } from '../generator/traffic.ts';
import type { Baseline, Probe, Ready } from '../probes/probe.ts';
import { type RunningProgram, startProgram } from '../../server/start-program.ts';
import { startServer } from '../../server/start-server.ts';
import { issueSessions } from './issue-sessions.ts';
import { seed } from './seed.ts';
import type { Sizes } from './sizes.ts';

/** Everything that is measured, up and running, each as a process of its own. */
export interface RunningWorld {
  readonly folder: string;
  readonly pool: Pool;
  readonly postgresPid: number;
  readonly ours: RunningProgram;
  readonly baselines: ReadonlyMap<Baseline, RunningProgram>;
  readonly ready: ReadonlyMap<string, Ready>;
  readonly members: Members;
  stop(): Promise<void>;
}

export interface WorldOptions {
  readonly sizes: Sizes;
  readonly rounds: number;
  readonly probes: readonly Probe[];
  readonly baselines: readonly Baseline[];
  /** Folder for a CPU profile of the server. */
  readonly cpuProfile?: string;
  readonly log: (message: string) => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const repository = resolve(import.meta.dirname, '../../../..');
/** As many addresses as 20 people behind each: every person and every address stays within the product's own budgets. */
const MEMBERS_PER_ADDRESS = 20;

/**
 * Start PostgreSQL as the product does, fill its database, and start the product's server and the bare ones on it.
 * Whatever was started is stopped again when a part fails.
 */
export async function startWorld(options: WorldOptions): Promise<RunningWorld> {
  const { sizes, rounds, probes, log } = options;
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
    const folder = await mkdtemp(join(tmpdir(), 'huixiang-lab-'));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    const postgres = await launchPostgres({ dataDir: join(folder, 'postgres') });
    undo.push(() => postgres.stop());
    const pool = createPool(postgres.connection, { max: 2 });
    undo.push(() => pool.end());
    await migrate(pool, await readMigrations(join(repository, 'apps/server/migrations')), { now: Date.now });
    const ready = new Map<string, Ready>();
    const ids = await seed(
      pool,
      sizes.members,
      async (seeder) => {
        for (const probe of probes) ready.set(probe.name, await probe.seed(seeder, { sizes, rounds }));
      },
      log,
    );
    const secret = randomBytes(32).toString('base64url');
    const file = await issueSessions(ids, secret, folder);
    const ours = await startServer({
      databaseUrl: postgres.url,
      dataDir: folder,
      env: { HUIXIANG_DEMO: '0', TRUST_PROXY: '1', SESSION_SECRET: secret },
      nodeArguments:
        options.cpuProfile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.cpuProfile}`],
    });
    undo.push(() => ours.stop());
    const bare = connectionUrl(await postgres.createDatabase('baseline'));
    const baselines = new Map<Baseline, RunningProgram>();
    for (const name of options.baselines) {
      const program = await startBaseline(name, bare);
      undo.push(() => program.stop());
      baselines.set(name, program);
    }
    const members = { file, addresses: Math.ceil(sizes.members / MEMBERS_PER_ADDRESS) };
    return { folder, pool, postgresPid: postgres.pid, ours, baselines, ready, members, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function startBaseline(name: Baseline, databaseUrl: string): Promise<RunningProgram> {
  const file = join(import.meta.dirname, '../baselines', `${name.slice('baseline-'.length)}.main.ts`);
  return startProgram({ file, env: { DATABASE_URL: databaseUrl } });
}
