import type { Context } from '../context.ts';
import { startRounds, type Job } from '../rounds.ts';
import { dropEnded, loadUnfinished } from './erasure.store.ts';
import { forgetErasure, sweepMember } from './sweep-member.ts';

/** An act that another process had under way when somebody left is durable long before this. */
const STRAGGLERS_MS = 60_000;
const INTERVAL_MS = 60_000;

/**
 * Take up erasures that were interrupted, and look once more after those that are a minute old; then the last row of a
 * member goes, the one that asked for it.
 */
export async function finishErasures(context: Context): Promise<void> {
  const { now, pool } = context;
  const before = now() - STRAGGLERS_MS;
  for (const { member_id: memberId, words, swept_at: sweptAt } of await loadUnfinished(pool, [
    before,
    before,
  ])) {
    await sweepMember(context, { memberId, words });
    if (sweptAt !== null) await forgetErasure(context, memberId);
  }
  await dropEnded(pool, [now()]);
}

/** Do so every minute. */
export function startErasing(context: Context): Job {
  return startRounds(context, {
    everyMs: INTERVAL_MS,
    round: () => finishErasures(context),
    failure: 'An erasure was not finished',
  });
}
