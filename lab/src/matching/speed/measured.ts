import { setTimeout as pass } from 'node:timers/promises';
import { quantile } from '../metrics/coverage.ts';

/** How long single acts took, in milliseconds, by the clock on the wall; `cpuP99` is processor time alone. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Leaves out the time in which other programs had the processor. */
  readonly cpuP99: number;
}

/** Give each of the things to the act and take its time; the first ones, in which the runtime compiles, do not count. */
export function timed<T>(things: readonly T[], warmUp: number, act: (thing: T) => void): Times {
  const times = new Float64Array(Math.max(0, things.length - warmUp));
  const cpuTimes = new Float64Array(times.length);
  for (const [place, thing] of things.entries()) {
    const cpuBefore = process.threadCpuUsage();
    const startedAt = performance.now();
    act(thing);
    const took = performance.now() - startedAt;
    const { user, system } = process.threadCpuUsage(cpuBefore);
    if (place < warmUp) continue;
    times[place - warmUp] = took;
    cpuTimes[place - warmUp] = (user + system) / 1_000;
  }
  return {
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    max: quantile(times, 1),
    cpuP99: quantile(cpuTimes, 0.99),
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
