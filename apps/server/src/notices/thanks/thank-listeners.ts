import type { Context } from '../../context.ts';
import { isQuiet, minorNight } from '../../listening/local-time.ts';
import { startRounds, type Job } from '../../rounds.ts';
import { arrayOf } from '../../sql-array.ts';
import { PRESET } from '../settings.ts';
import { tellOutside } from '../tell-outside.ts';
import { loadDue, loadOutcomes, markLooked, tell, type DueRow, type OutcomeRow } from './thanks.store.ts';
import { startOfWeek, weekOf } from './week.ts';

/** A member is told at most once in this time, whenever that was. */
export const REST_MS = 7 * 24 * 3_600_000;
const INTERVAL_MS = 20 * 60_000;
const BATCH_MAX = 200;

/**
 * Tell listeners what became of the answers that they gave last week, each at most once a week, from rows, and nothing when
 * there is nothing to say. Quiet hours put it off; who switched this kind of news off is left in peace.
 * @returns how many were told
 */
export async function thankListeners(context: Context): Promise<number> {
  const { now, pool } = context;
  const at = now();
  const week = weekOf(at) - 1;
  let [told, after] = [0, 0];
  for (;;) {
    const due = await loadDue(pool, [week, after, BATCH_MAX]);
    after = due.at(-1)?.member_id ?? after;
    told += await thankSome(
      context,
      { week, at },
      due.filter((row) => !rests(context, row, at)),
    );
    if (due.length < BATCH_MAX) return told;
  }
}

function rests({ standing }: Context, row: DueRow, at: number): boolean {
  const utcOffsetMinutes = row.utc_offset_minutes ?? PRESET.utcOffsetMinutes;
  const quietFrom = row.quiet_from ?? PRESET.quietFrom;
  const quietTo = row.quiet_to ?? PRESET.quietTo;
  if (isQuiet(at, { quietFrom, quietTo, utcOffsetMinutes })) return true;
  return standing.isYoung(row.member_id) && isQuiet(at, minorNight(utcOffsetMinutes));
}

async function thankSome(
  context: Context,
  { week, at }: { week: number; at: number },
  due: readonly DueRow[],
): Promise<number> {
  if (due.length === 0) return 0;
  const { pool } = context;
  const wanted = due.filter((row) => row.kinds_off?.includes('thanks') !== true);
  const ids = arrayOf(wanted, (row) => row.member_id);
  const outcomes = await loadOutcomes(pool, [ids, startOfWeek(week), startOfWeek(week + 1)]);
  const withNews = new Set(outcomes.map((row) => row.member_id));
  const told: number[] = [];
  for (const row of outcomes) if (await tellOne(context, row, week, at)) told.push(row.member_id);
  const without = due.filter((row) => !withNews.has(row.member_id));
  await markLooked(pool, [arrayOf(without, (row) => row.member_id), week]);
  await tellOutside(context, told);
  return told.length;
}

async function tellOne({ pool }: Context, row: OutcomeRow, week: number, at: number): Promise<boolean> {
  const { member_id: memberId, answered, outcome, outcomes, space_id: spaceId, comment_id: commentId } = row;
  const values = [memberId, week, at, answered, outcome, outcomes, spaceId, commentId, REST_MS];
  return (await tell(pool, values)).length > 0;
}

/** Do so now and then; most rounds find nobody who was not looked at. */
export function startThanking(context: Context): Job {
  return startRounds(context, {
    everyMs: INTERVAL_MS,
    atOnce: true,
    round: () => thankListeners(context),
    failure: 'Listeners were not thanked',
  });
}
