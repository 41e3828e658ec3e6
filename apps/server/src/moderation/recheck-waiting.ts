import type { Context } from '../context.ts';
import { startRounds, type Job } from '../rounds.ts';
import { forgetRefused, loadForMachine, moveWaiting, type WaitingRow } from './waiting.store.ts';
import { refuseWaiting, releaseWaiting } from './waiting.ts';

const INTERVAL_MS = 20_000;
const REFUSED_KEPT_MS = 30 * 24 * 3_600_000;

/**
 * Ask the machine again about what waits for it, longest waiting first, and stop when it still does not answer. Whose
 * author has left meanwhile can be checked by a person only.
 */
export async function recheckWaiting(context: Context): Promise<void> {
  const { now, pool } = context;
  for (const row of await loadForMachine(pool, [])) if (!(await recheck(context, row))) break;
  await forgetRefused(pool, [now() - REFUSED_KEPT_MS]);
}

/** @returns whether the machine could be asked */
async function recheck(context: Context, row: WaitingRow): Promise<boolean> {
  const { author_id: memberId, text } = row;
  const { decision, by } = await context.safety.judge({ memberId, kind: 'comment', text });
  if (decision === 'machine') return false;
  if (decision === 'refuse') await refuseWaiting(context, row, null);
  else if (decision === 'person' || by === 'absent')
    await moveWaiting(context.pool, [row.space_id, row.waiting_id, 'person', null, null]);
  else await releaseWaiting(context, row);
  return true;
}

/** Do so every few seconds. */
export function startRechecking(context: Context): Job {
  return startRounds(context, {
    everyMs: INTERVAL_MS,
    round: () => recheckWaiting(context),
    failure: 'What waits was not checked',
  });
}
