import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { connectionUrl, type Pool } from '@huixiang/postgres';
import type { Members } from '../generator/traffic.ts';
import type { Baseline, Probe, Ready } from '../probes/probe.ts';
import { buildWorld } from '../../server/build-world.ts';
import { type RunningProgram, startProgram } from '../../server/start-program.ts';
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

/** As many addresses as 20 people behind each: every person and every address stays within the product's own budgets. */
const MEMBERS_PER_ADDRESS = 20;

/**
 * Fill a database, and start the product's server and the bare ones on it.
 */
export async function startWorld(options: WorldOptions): Promise<RunningWorld> {
  const { sizes, rounds, probes, log } = options;
  return buildWorld(async ({ folder, pool, postgres, startServer, atEnd }) => {
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
      env: { HUIXIANG_DEMO: '0', TRUST_PROXY: '1', SESSION_SECRET: secret },
      nodeArguments:
        options.cpuProfile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.cpuProfile}`],
    });
    const bare = connectionUrl(await postgres.createDatabase('baseline'));
    const baselines = new Map<Baseline, RunningProgram>();
    for (const name of options.baselines) {
      const program = await startBaseline(name, bare);
      atEnd(() => program.stop());
      baselines.set(name, program);
    }
    const members = { file, addresses: Math.ceil(sizes.members / MEMBERS_PER_ADDRESS) };
    return { folder, pool, postgresPid: postgres.pid, ours, baselines, ready, members };
  });
}

function startBaseline(name: Baseline, databaseUrl: string): Promise<RunningProgram> {
  const file = join(import.meta.dirname, '../baselines', `${name.slice('baseline-'.length)}.main.ts`);
  return startProgram({ file, env: { DATABASE_URL: databaseUrl } });
}
