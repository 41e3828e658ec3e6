import type { Context } from '../context.ts';
import { withAlts } from '../pictures/attach-pictures.ts';
import { loadPicturesOf } from '../pictures/pictures.store.ts';
import { startRounds, type Job } from '../rounds.ts';
import {
  forgetRefused,
  leaveToPerson,
  loadForMachine,
  loadHalfPublished,
  type WaitingRow,
} from './waiting.store.ts';
import { publishSettled, settle } from './waiting.ts';
import { whyWait } from './why-wait.ts';

const INTERVAL_MS = 20_000;
const REFUSED_KEPT_MS = 30 * 24 * 3_600_000;
/** Publishing takes a moment; what takes longer was left by a process that died. */
const HALF_MS = 60_000;
/** By then the pictures of what waits stand in it. */
const WHOLE_MS = 10_000;

/**
 * Ask the machine again about what waits for it, with the words of its pictures, longest waiting first, and stop when it
 * still does not answer. Whose author has left meanwhile can be checked by a person only. What somebody let pass and a dying
 * process left is finished.
 */
export async function recheckWaiting(context: Context): Promise<void> {
  const { now, pool } = context;
  for (const row of await loadForMachine(pool, [now() - WHOLE_MS])) if (!(await recheck(context, row))) break;
  for (const row of await loadHalfPublished(pool, [now() - HALF_MS])) await publishSettled(context, row);
  await forgetRefused(pool, [now() - REFUSED_KEPT_MS]);
}

/** @returns whether the machine could be asked */
async function recheck(context: Context, row: WaitingRow): Promise<boolean> {
  const { author_id: memberId, space_id: spaceId, waiting_id: waitingId } = row;
  const pictures = await loadPicturesOf(context.pool, [[spaceId], [waitingId]]);
  const alts = pictures.map(({ alt }) => alt);
  const text = withAlts(row.text, { alts });
  const { decision, by } = await context.safety.judge({ memberId, kind: 'comment', text });
  if (decision === 'machine') return false;
  if (decision === 'refuse') {
    await settle(context, row, { by: null, refusal: { reason: 'machine', note: null } });
    return true;
  }
  const why = by === 'absent' ? 'away' : await whyWait(context, { spaceId, memberId }, { decision, by });
  if (why === undefined) await settle(context, row, { by: null, refusal: null });
  else {
    await leaveToPerson(context.pool, [spaceId, waitingId, why]);
    context.bus.publish({ kind: 'moderation', spaceId });
  }
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
