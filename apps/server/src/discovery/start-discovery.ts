import type { Context } from '../context.ts';
import { startRounds, type Job } from '../rounds.ts';
import { loadUnscored } from './score.store.ts';
import { scoreSpace } from './score-space.ts';

/** How often it is looked after spaces. */
const INTERVAL_MS = 30_000;
/** A space is scored anew after this long. What different people appreciate does not change by the minute. */
const EVERY_MS = 15 * 60_000;
/** Spaces at a time, so that a large deployment is gone through evenly. */
const SPACES_MAX = 20;

/** Score the spaces whose turn it is. */
export async function scoreSome(
  context: Pick<Context, 'pool' | 'now'>,
  isClosed: () => boolean = () => false,
): Promise<void> {
  const rows = await loadUnscored(context.pool, [context.now() - EVERY_MS, SPACES_MAX]);
  for (const { space_id: spaceId } of rows) {
    if (isClosed()) return;
    await scoreSpace(context, spaceId, EVERY_MS);
  }
}

/** Find what people of different minds appreciate, from now on. Several processes may do so: each run is made by one. */
export function startDiscovery(context: Pick<Context, 'pool' | 'now' | 'log'>): Job {
  let closed = false;
  return startRounds(context, {
    everyMs: INTERVAL_MS,
    atOnce: true,
    round: () => scoreSome(context, () => closed),
    failure: 'Discoveries were not brought up to date',
    stop: () => void (closed = true),
  });
}
