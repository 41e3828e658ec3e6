import type { Pool } from '@huixiang/postgres';
import { queueDigests } from './digest.store.ts';

/** What is needed to tell members outside the app. */
export interface Teller {
  readonly config: { readonly newsGatherMs: number };
  readonly now: () => number;
  readonly pool: Pool;
}

/** These members have news: after a while in which more may be gathered, a digest falls due for those who want any. */
export async function tellOutside(
  { config, now, pool }: Teller,
  memberIds: readonly number[],
): Promise<void> {
  if (memberIds.length > 0) await queueDigests(pool, [memberIds, now() + config.newsGatherMs]);
}
