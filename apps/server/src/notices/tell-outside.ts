import type { Pool } from '@huixiang/postgres';
import { queueDigests } from './digest.store.ts';

/** What happened is gathered for this long before it may be sent outside the app. */
const GATHER_MS = 3_600_000;

/** These members have news: a digest falls due for those who want any. */
export async function tellOutside(pool: Pool, memberIds: readonly number[], at: number): Promise<void> {
  if (memberIds.length > 0) await queueDigests(pool, [memberIds, at + GATHER_MS]);
}
