import { type Pool, withRetry } from '@huixiang/postgres';

/** First key of the advisory locks that stand for process numbers ("hx" in ASCII). */
const LOCK_CLASS = 0x6878;
const NUMBERS = 32;

/** The number of this process among those on one store; may change when the connection that held it was lost. */
export interface ProcessNumber {
  readonly number: number;
  release(): void;
}

/**
 * Claim a process number 0..31 that no other process on this store holds, for making ids. The claim lives as long as
 * its connection, so the number of a dead process is free again; after a lost connection it is claimed anew.
 * @throws Error when all numbers are taken
 */
export async function claimProcessNumber(
  pool: Pool,
  log: (message: string, error?: unknown) => void,
): Promise<ProcessNumber> {
  let number = -1;
  let release = (): void => undefined;
  let released = false;

  const claim = async (): Promise<void> => {
    const client = await pool.connect();
    if (released) return client.release(true);
    // The number from before first: ids made meanwhile carry it.
    const candidates = [...Array(NUMBERS).keys()].sort((a, b) => Number(b === number) - Number(a === number));
    for (const candidate of candidates) {
      const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS held', [
        LOCK_CLASS,
        candidate,
      ]);
      if (rows[0]?.held !== true) continue;
      number = candidate;
      let gone = false;
      release = () => {
        if (!gone) client.release(true);
        gone = true;
      };
      client.once('end', () => {
        release();
        if (!released) reclaim();
      });
      return;
    }
    client.release();
    throw new Error(`All ${NUMBERS} process numbers are taken`);
  };
  const reclaim = (): void => {
    withRetry(claim, { attempts: 1_000 }).catch((error: unknown) => {
      if (!released) log('The process number could not be claimed again', error);
    });
  };

  await claim();
  return {
    get number() {
      return number;
    },
    release() {
      released = true;
      release();
    },
  };
}
