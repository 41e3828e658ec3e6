import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from '@huixiang/postgres';
import { describeMachine } from '../load/report/machine.ts';
import { backendsOf, cpuClock } from './cpu-clock.ts';
import { inventLanguage } from './language.ts';
import type { RunningProgram } from '../server/start-program.ts';
import { drawWishes, type WishKind } from './wishes.ts';
import { makeWorld, type SearchWorld } from './world.ts';

/** One kind of wish in one scope: ours by HTTP, the baseline in the store alone. */
export interface SearchRow {
  readonly probe: string;
  readonly scope: 'public' | 'space';
  readonly queries: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Time on a CPU, of server and store together; null where it cannot be told. */
  readonly cpuP50Ms: number | null;
  readonly cpuP99Ms: number | null;
  /** Median of the answers on a first page. */
  readonly found: number;
  /** The same wishes by `ILIKE` over the comments. */
  readonly baselineP50Ms: number;
  readonly baselineP99Ms: number;
  readonly baselineCpuP50Ms: number | null;
}

export interface SearchReport {
  readonly machine: readonly string[];
  readonly rows: readonly SearchRow[];
  readonly problems: readonly string[];
}

export interface SearchOptions {
  readonly comments: number;
  /** Wishes of each kind. */
  readonly wishes: number;
  /** How often every wish is made. */
  readonly rounds: number;
  /** Wishes of each kind that the baseline, which takes long, is given. */
  readonly baselineWishes: number;
  readonly log: (message: string) => void;
}

const LIMIT = 20;
const POLL_MS = 3_000;
const PEOPLE = 250;

/** Write comments, let the product index them, and search: every wish as a request of a guest over one connection. */
export async function runSearch(options: SearchOptions): Promise<SearchReport> {
  const { comments, log } = options;
  const language = inventLanguage();
  const world = await makeWorld(language, comments, log);
  try {
    const machine = await describeMachine(world.folder, world.pool);
    const startedAt = performance.now();
    const server = await world.startServer();
    await untilIndexed(world.pool, comments);
    const seconds = (performance.now() - startedAt) / 1000;
    machine.push(
      `${comments} comments indexed by the running server in ${seconds.toFixed(0)} s (${Math.round(comments / seconds)}/s), ${await sizes(world.pool)}`,
    );
    for (const line of machine) log(line);
    // As autovacuum leaves it.
    await world.pool.query('VACUUM (ANALYZE) comment_search');
    const kinds = await drawWishes(world.pool, language, options.wishes);
    const run = new Run(options, world, server);
    const rows: SearchRow[] = [];
    for (const scope of ['public', 'space'] as const)
      for (const kind of kinds) rows.push(await run.measure(kind, scope));
    return { machine, rows, problems: run.problems };
  } finally {
    await world.stop();
  }
}

async function untilIndexed(pool: Pool, comments: number): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ n: number }>('SELECT count(*) AS n FROM comment_search');
    if ((rows[0]?.n ?? 0) >= comments) return;
    await wait(POLL_MS);
  }
}

async function sizes(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ name: string; mb: number }>(
    `SELECT relname AS name, round(pg_relation_size(oid) / 1048576.0)::integer AS mb FROM pg_class
     WHERE relname IN ('comments', 'comment_search', 'comment_search_grams') ORDER BY relname`,
  );
  return rows.map(({ name, mb }) => `${name} ${mb} MB`).join(', ');
}

class Run {
  readonly problems: string[] = [];
  readonly #options: SearchOptions;
  readonly #world: SearchWorld;
  readonly #server: RunningProgram;
  #requests = 0;

  constructor(options: SearchOptions, world: SearchWorld, server: RunningProgram) {
    this.#options = options;
    this.#world = world;
    this.#server = server;
  }

  async measure({ name, wishes }: WishKind, scope: SearchRow['scope']): Promise<SearchRow> {
    const { rounds, baselineWishes, log } = this.#options;
    const found: number[] = [];
    // The first round warms up.
    for (const wish of wishes) found.push(await this.#ask(wish, scope));
    const ours: Timed[] = [];
    for (let round = 0; round < rounds; round += 1)
      for (const wish of wishes) ours.push(await this.#time(() => this.#ask(wish, scope)));
    const scans: Timed[] = [];
    for (const wish of wishes.slice(0, baselineWishes))
      scans.push(await this.#time(() => this.#scan(wish, scope)));
    const row = {
      probe: name,
      scope,
      queries: ours.length,
      p50Ms: quantile(
        ours.map(({ ms }) => ms),
        0.5,
      ),
      p99Ms: quantile(
        ours.map(({ ms }) => ms),
        0.99,
      ),
      cpuP50Ms: cpuQuantile(ours, 0.5),
      cpuP99Ms: cpuQuantile(ours, 0.99),
      found: quantile(found, 0.5),
      baselineP50Ms: quantile(
        scans.map(({ ms }) => ms),
        0.5,
      ),
      baselineP99Ms: quantile(
        scans.map(({ ms }) => ms),
        0.99,
      ),
      baselineCpuP50Ms: cpuQuantile(scans, 0.5),
    };
    log(`  ${scope} ${name}: p50 ${row.p50Ms} ms, p99 ${row.p99Ms} ms, CPU p99 ${row.cpuP99Ms} ms`);
    return row;
  }

  async #time(act: () => Promise<unknown>): Promise<Timed> {
    const clock = cpuClock(this.#server.pid, await backendsOf(this.#world.pool));
    const [cpuBefore, startedAt] = [clock(), performance.now()];
    await act();
    const [ms, cpuAfter] = [performance.now() - startedAt, clock()];
    return { ms, cpuMs: cpuBefore === undefined || cpuAfter === undefined ? null : cpuAfter - cpuBefore };
  }

  async #ask(wish: string, scope: SearchRow['scope']): Promise<number> {
    const query = new URLSearchParams({ q: wish, limit: String(LIMIT) });
    if (scope === 'space') query.set('spaceId', String(this.#world.largeSpace));
    this.#requests += 1;
    // Guests at many addresses: each stays within the product's own budget.
    const address = `10.1.${this.#requests % PEOPLE}.${Math.floor(this.#requests / PEOPLE) % PEOPLE}`;
    const reply = await fetch(`${this.#server.url}/api/search?${query.toString()}`, {
      headers: { 'x-forwarded-for': address },
    });
    const text = await reply.text();
    if (reply.status !== 200) {
      this.problems.push(`${wish}: ${reply.status} ${text.slice(0, 200)}`);
      return 0;
    }
    return (JSON.parse(text) as { items: unknown[] }).items.length;
  }

  /** What one would write without an index: newest first, stopping at a page; no HTTP, no ranking, no marks. */
  async #scan(wish: string, scope: SearchRow['scope']): Promise<void> {
    await this.#world.pool.query(
      `SELECT c.comment_id, c.text FROM comments c JOIN spaces s USING (space_id)
       WHERE s.visibility = 'public' AND c.deleted_at IS NULL AND c.text ILIKE ALL ($1)
         ${scope === 'space' ? 'AND c.space_id = $2' : 'AND $2::bigint > 0'}
       ORDER BY c.comment_id DESC LIMIT ${LIMIT}`,
      [wish.split(' ').map((word) => `%${word}%`), this.#world.largeSpace],
    );
  }
}

/** How long something took, on the wall and on a CPU. */
interface Timed {
  readonly ms: number;
  readonly cpuMs: number | null;
}

function cpuQuantile(times: readonly Timed[], share: number): number | null {
  const known = times.flatMap(({ cpuMs }) => cpuMs ?? []);
  return known.length === 0 ? null : quantile(known, share);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return Math.round(value * 10) / 10;
}
