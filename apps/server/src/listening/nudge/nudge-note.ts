import type { Nudge } from '@huixiang/contract';
import type { Context } from '../../context.ts';
import { loadNudge } from './nudge.store.ts';

/** A note this old says nothing about now. */
const FRESH_MS = 24 * 3_600_000;

/** The note that comments wait for a listener, while it is true: they were chosen to be told, and have not come since. */
export async function nudgeNote(
  { now, pool, rooms }: Pick<Context, 'now' | 'pool' | 'rooms'>,
  memberId: number,
): Promise<Nudge | null> {
  const [nudge] = await loadNudge(pool, [memberId]);
  if (nudge === undefined || now() - nudge.at > FRESH_MS) return null;
  const { comments } = await rooms.of(nudge.space_id);
  const waiting = [...comments.values()].filter((one) => one.answers === 0 && one.authorId !== memberId);
  return waiting.length === 0 ? null : { comments: waiting.length, at: nudge.at };
}
