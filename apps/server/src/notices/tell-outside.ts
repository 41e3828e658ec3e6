import type { Context } from '../context.ts';
import { queueDigests } from './digest.store.ts';

/** These members have news: after a while in which more may be gathered, a digest falls due for those who want any. */
export async function tellOutside(
  { config, now, pool }: Pick<Context, 'config' | 'now' | 'pool'>,
  memberIds: readonly number[],
): Promise<void> {
  if (memberIds.length > 0) await queueDigests(pool, [memberIds, now() + config.newsGatherMs]);
}
