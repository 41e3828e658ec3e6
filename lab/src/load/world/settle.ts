import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from '@huixiang/postgres';

const POLL_MS = 100;
const LONGEST_MS = 20_000;

/**
 * Let PostgreSQL finish what the probe before has left behind: pages to write and rows to vacuum. What a probe causes
 * while it runs is measured with it; what it leaves must not be charged to the next one.
 */
export async function settle(pool: Pool): Promise<void> {
  await pool.query('CHECKPOINT');
  const deadline = performance.now() + LONGEST_MS;
  while (performance.now() < deadline) {
    const { rows } = await pool.query<{ busy: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE backend_type = 'autovacuum worker') AS busy`,
    );
    if (rows[0]?.busy !== true) return;
    await delay(POLL_MS);
  }
}
