import type { Thanks } from '@huixiang/contract';
import type { Context } from '../../context.ts';
import { REST_MS } from './thank-listeners.ts';
import { loadFreshThanks } from './thanks.store.ts';

/** What a listener was told this week and has not seen yet, for the end of a deck; null when there is nothing. */
export async function freshThanks(
  { now, pool }: Pick<Context, 'now' | 'pool'>,
  memberId: number,
): Promise<Thanks | null> {
  const [row] = await loadFreshThanks(pool, [memberId, now() - REST_MS]);
  return row ?? null;
}
