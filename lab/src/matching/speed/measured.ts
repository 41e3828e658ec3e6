import { setTimeout as pass } from 'node:timers/promises';
import { quantile } from '../metrics/coverage.ts';
import { clockOfWaiting } from './in-line.ts';

/** How long single acts took, in milliseconds. */
export interface Times {
  /** By the clock on the wall. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Without standing in line while other programs had the processors; the same where the system does not tell. */
  readonly runP50: number;
  readonly runP99: number;
}

/** Give each of the things to the act and take its time; the first ones, in which the runtime compiles, do not count. */
export function timed<T>(things: readonly T[], warmUp: number, act: (thing: T) => void): Times {
  for (const thing of things.slice(0, warmUp)) act(thing);
  const measured = things.slice(warmUp);
  const wall = new Float64Array(measured.length);
  const run = new Float64Array(measured.length);
  const waited = clockOfWaiting();
  for (const [place, thing] of measured.entries()) {
    const waitedBefore = waited();
    const startedAt = performance.now();
    act(thing);
    const took = performance.now() - startedAt;
    wall[place] = took;
    run[place] = Math.max(0, took - (waited() - waitedBefore));
  }
  return {
    p50: quantile(wall, 0.5),
    p99: quantile(wall, 0.99),
    max: quantile(wall, 1),
    runP50: quantile(run, 0.5),
    runP99: quantile(run, 0.99),
  };
}

/** Collections, with pauses in which freed memory goes back to the system, after which nothing more is freed. */
const COLLECTIONS = 3;
const PAUSE_MS = 200;

/** Resident bytes of this process once what is garbage is gone; the process must expose its collector for that. */
export async function residentBytes(): Promise<number> {
  for (let i = 0; i < COLLECTIONS; i += 1) {
    // The last resort gives the room of the garbage back as well, which is no part of what is measured.
    globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    await pass(PAUSE_MS);
  }
  return process.memoryUsage.rss();
}
