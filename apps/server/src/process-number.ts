import type { Pool } from '@huixiang/postgres';

/** First key of the advisory locks that stand for process numbers ("hx" in ASCII). */
const LOCK_CLASS = 0x6878;
const NUMBERS = 32;

/**
 * Claim a process number 0..31 that no other process on this store holds, for making ids. The claim lives as long as
 * its connection; a number whose process died is free again.
 */
export async function claimProcessNumber(pool: Pool): Promise<{ number: number; release: () => void }> {
  const client = await pool.connect();
  for (let number = 0; number < NUMBERS; number += 1) {
    const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS held', [
      LOCK_CLASS,
      number,
    ]);
    if (rows[0]?.held === true) return { number, release: () => client.release(true) };
  }
  client.release();
  throw new Error(`All ${NUMBERS} process numbers are taken`);
}
