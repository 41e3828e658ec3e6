import { type Generator, startGenerator } from './generator/start-generator.ts';
import type { Traffic } from './generator/traffic.ts';
import { chosen, probes } from './probes/all.ts';
import { type Baseline, baselines } from './probes/probe.ts';
import { describeMachine } from './report/machine.ts';
import { NOT_METERED, startMeter } from './report/meter.ts';
import { type Measured, REFERENCE, type Row, summarise } from './report/summary.ts';
import { settle } from './world/settle.ts';
import { type RunningWorld, startWorld } from './world/start-world.ts';
import type { Sizes } from './world/sizes.ts';

export interface LoadOptions {
  /** A probe, or the beginning of several; absent: all. The reference is always measured too. */
  readonly only?: string;
  readonly seconds: number;
  readonly rounds: number;
  readonly warmUpSeconds: number;
  readonly sizes: Sizes;
  /** Folder for a CPU profile of the server. */
  readonly cpuProfile?: string;
  readonly log: (message: string) => void;
}

export interface LoadReport {
  /** Machine and versions. */
  readonly machine: readonly string[];
  readonly rows: readonly Row[];
  /** What is wrong: refused requests, and stores that do not hold what was acknowledged. */
  readonly problems: readonly string[];
}

export const CONNECTIONS = 64;

/** Measure round by round, all chosen probes in each, so that a busy spell of the machine meets all of them alike. */
export async function runLoad(options: LoadOptions): Promise<LoadReport> {
  const names = chosen(options.only);
  const ours = probes.filter(({ name }) => names.includes(name));
  const bare = baselines.filter((name) => names.includes(name) || name === REFERENCE);
  const world = await startWorld({ ...options, probes: ours, baselines: bare });
  const generator = startGenerator();
  try {
    const machine = await describeMachine(world.folder, world.pool);
    for (const line of machine) options.log(line);
    const run = new Run(options, world, generator);
    const rounds: Measured[][] = [];
    for (let round = 0; round < options.rounds; round += 1) {
      options.log(`round ${round + 1} of ${options.rounds}`);
      const measured: Measured[] = [];
      for (const name of [...bare, ...ours.map((probe) => probe.name)])
        measured.push(await run.measure(name, round));
      rounds.push(measured);
    }
    const verified = await run.verify();
    return { machine, rows: summarise(rounds, verified), problems: run.problems };
  } finally {
    await generator.stop();
    await world.stop();
  }
}

class Run {
  readonly problems: string[] = [];
  readonly #options: LoadOptions;
  readonly #world: RunningWorld;
  readonly #generator: Generator;
  /** Number of the next request, and acknowledged requests, of each probe. */
  readonly #next = new Map<string, number>();
  readonly #acknowledged = new Map<string, number>();

  constructor(options: LoadOptions, world: RunningWorld, generator: Generator) {
    this.#options = options;
    this.#world = world;
    this.#generator = generator;
  }

  async measure(probe: string, round: number): Promise<Measured> {
    const { seconds, warmUpSeconds, log } = this.#options;
    const program = this.#world.baselines.get(probe as Baseline) ?? this.#world.ours;
    const traffic = await this.#traffic(probe, round, program.url);
    await settle(this.#world.pool, { server: this.#world.ours.pid, postgres: this.#world.postgresPid });
    let meter: ReturnType<typeof startMeter> | undefined;
    const first = this.#next.get(probe) ?? 0;
    const order = { traffic, connections: CONNECTIONS, warmUpSeconds, seconds, first };
    const result = await this.#generator.run(order, () => {
      meter = startMeter(program.pid, this.#world.postgresPid);
    });
    const metered = await (await meter)?.();
    this.#next.set(probe, result.next);
    this.#acknowledged.set(probe, (this.#acknowledged.get(probe) ?? 0) + result.acknowledged);
    if (result.errors > 0)
      this.problems.push(`${probe}: ${result.errors} refused, first: ${result.firstError}`);
    log(`  ${probe}: ${Math.round(result.rps)}/s, p99 ${result.p99Ms.toFixed(1)} ms`);
    return { probe, ...result, ...(metered ?? NOT_METERED) };
  }

  /** Compare the store with what was acknowledged. @returns for each probe that can tell, whether it is exact */
  async verify(): Promise<Map<string, boolean>> {
    const verified = new Map<string, boolean>();
    for (const [name, ready] of this.#world.ready) {
      if (ready.check === undefined) continue;
      const wrong = await ready.check(this.#world.pool, this.#acknowledged.get(name) ?? 0);
      if (wrong !== undefined) this.problems.push(`${name}: ${wrong}`);
      verified.set(name, wrong === undefined);
    }
    return verified;
  }

  async #traffic(probe: string, round: number, url: string): Promise<Traffic> {
    const port = Number(new URL(url).port);
    const ready = this.#world.ready.get(probe);
    if (ready === undefined) return { port, targets: ['POST /echo'], body: BARE_BODY };
    const { signedIn, ...sends } = await ready.sends(round, url);
    if (signedIn === undefined || signedIn === false) return { port, ...sends };
    const members = signedIn === true ? this.#world.members : { ...this.#world.members, count: signedIn };
    return { port, ...sends, members };
  }
}

/** About 200 bytes. The leading digit keeps the number free of leading zeros. */
const BARE_BODY = JSON.stringify({
  id: 0,
  text: '今天读到这篇文章里说的老城墙，想起外婆带我走过的那条巷子，谢谢你写下来',
  at: 1_700_000_000_000,
}).replace('"id":0', '"id":1{n}');
