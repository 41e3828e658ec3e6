import { type PoolClient, transaction } from '@huixiang/postgres';
import type { Context } from '../context.ts';
import { idFloor } from '../ids.ts';
import {
  CHANGE_LATE_MS,
  dropOld,
  HOUR_MS,
  LATE_MS,
  loadCheck,
  loadDue,
  loadHours,
  lockHours,
  makeDays,
  makeHours,
  writeCheck,
  type HourRow,
} from './space-hours.store.ts';

/** Hours before the longest time that can be asked for, with some room. */
const KEPT_MS = 32 * 24 * HOUR_MS;
/** What was checked so lately is not noted again. */
const CHECK_MS = 60_000;
/** Tries to find all hours, should somebody forget them in between. */
const TRIES_MAX = 3;

/** The start of the hour of a time. */
export function hourOf(ms: number): number {
  return ms - (ms % HOUR_MS);
}

/**
 * The end of what is kept by hours: an hour is over when everything in it has been written, and every comment of it had
 * its hour to be heard.
 */
export function hoursEnd(now: number): number {
  return hourOf(now - HOUR_MS - LATE_MS);
}

/**
 * The hours of a space from `from` to before `to`, both full hours. Those that are missing, and those in which something
 * changed since, are made from the rows first.
 */
export async function hoursOf(
  { pool, now: clock }: Pick<Context, 'pool' | 'now'>,
  spaceId: number,
  from: number,
  to: number,
): Promise<readonly HourRow[]> {
  if (to <= from) return [];
  const now = clock();
  const checkedAt = (await loadCheck(pool, [spaceId]))[0]?.checked_at;
  // Before the first hour is made: from here on changes are looked for.
  if (checkedAt === undefined) await writeCheck(pool, [spaceId, now]);
  const range = [spaceId, from, to, (checkedAt ?? now) - CHANGE_LATE_MS];
  for (let tries = 1; ; tries += 1) {
    if ((await loadDue(pool, range)).length > 0)
      await transaction(pool, (client) => make(client, spaceId, range, now));
    const hours = await loadHours(pool, [spaceId, from, to]);
    if (hours.length < (to - from) / HOUR_MS && tries < TRIES_MAX) continue;
    if (checkedAt !== undefined && now - checkedAt >= CHECK_MS) {
      await writeCheck(pool, [spaceId, now]);
      await dropOld(pool, [spaceId, now - KEPT_MS]);
    }
    return hours;
  }
}

/** Make what is due, once nobody else does. */
async function make(
  client: PoolClient,
  spaceId: number,
  range: readonly number[],
  now: number,
): Promise<void> {
  await lockHours(client, [spaceId]);
  const due = await loadDue(client, range);
  for (const [start, end] of runsOf(due.map((row) => row.hour_at)))
    await makeHours(client, [spaceId, start, end, now, idFloor(start), idFloor(end + LATE_MS)]);
  await makeDays(client, range.slice(0, 3));
}

/** Neighbouring hours together, each run from its first to before its last. */
function runsOf(hours: readonly number[]): [start: number, end: number][] {
  const runs: [number, number][] = [];
  for (const hour of hours) {
    const last = runs.at(-1);
    if (last?.[1] === hour) last[1] += HOUR_MS;
    else runs.push([hour, hour + HOUR_MS]);
  }
  return runs;
}
