import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from '@huixiang/postgres';
import { cpuOfFamily, usageOf } from '../report/process-usage.ts';

const LOOK_MS = 500;
const LONGEST_MS = 20_000;
/** Cores of work below which nothing is disturbed: timers, and what comes in small portions. */
const IDLE_BELOW = 0.1;

/**
 * Let the server and PostgreSQL finish what the probe before has left behind: words to index, pages to write, rows to vacuum.
 * What a probe causes while it runs is measured with it; what it leaves must not be charged to the next one.
 */
export async function settle(
  pool: Pool,
  pids: { readonly server: number; readonly postgres: number },
): Promise<void> {
  await pool.query('CHECKPOINT');
  const used = async (): Promise<number> =>
    ((await usageOf(pids.server))?.cpuSeconds ?? 0) + ((await cpuOfFamily(pids.postgres)) ?? 0);
  const deadline = performance.now() + LONGEST_MS;
  let [before, from] = [await used(), performance.now()];
  while (performance.now() < deadline) {
    await delay(LOOK_MS);
    const [now, at] = [await used(), performance.now()];
    if ((now - before) / ((at - from) / 1000) < IDLE_BELOW) return;
    [before, from] = [now, at];
  }
}
