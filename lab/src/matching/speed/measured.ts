import { setTimeout as pass } from 'node:timers/promises';
import { quantile } from '../metrics/coverage.ts';

/** How long single acts took, in milliseconds, by the clock on the wall; `cpuMean` is processor time. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Leaves out the time in which other programs had the processor. Systems count in steps too coarse for single acts. */
  readonly cpuMean: number;
}

/** Give each of the things to the act and take its time; the first ones, in which the runtime compiles, do not count. */
export function timed<T>(things: readonly T[], warmUp: number, act: (thing: T) => void): Times {
  for (const thing of things.slice(0, warmUp)) act(thing);
  const measured = things.slice(warmUp);
  const times = new Float64Array(measured.length);
  const cpuBefore = process.cpuUsage();
  for (const [place, thing] of measured.entries()) {
    const startedAt = performance.now();
    act(thing);
    times[place] = performance.now() - startedAt;
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    max: quantile(times, 1),
    cpuMean: (user + system) / 1_000 / measured.length,
  };
}

/** Collections, with pauses in which freed memory goes back to the system, after which nothing more is freed. */
const COLLECTIONS = 3;
const PAUSE_MS = 200;

/** Resident bytes of this process once what is garbage is gone; the process must expose its collector for that. */
export async function residentBytes(): Promise<number> {
  for (let i = 0; i < COLLECTIONS; i += 1) {
    globalThis.gc?.();
    await pass(PAUSE_MS);
  }
  return process.memoryUsage.rss();
}
