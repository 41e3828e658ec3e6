import { type Pool, withRetry } from '@huixiang/postgres';
import { CHANNEL } from './bus.ts';

interface Listening {
  readonly pool: Pool;
  readonly deliver: (payload: string) => void;
  /** Called when it listens again after a break, in which nothing was delivered. */
  readonly missed: () => void;
  readonly log: (message: string, error?: unknown) => void;
}

/**
 * Hold one connection that listens, and open it again when it breaks.
 * @returns a function that stops listening
 */
export async function listenOn({ pool, deliver, missed, log }: Listening): Promise<() => Promise<void>> {
  let stopped = false;
  let release: (() => void) | undefined;

  const open = async (): Promise<void> => {
    const client = await pool.connect();
    if (stopped) return client.release(true);
    let released = false;
    release = () => {
      if (!released) client.release(true);
      released = true;
    };
    client.on('notification', (notification) => deliver(notification.payload ?? ''));
    client.once('end', () => {
      release?.();
      if (!stopped) reopen();
    });
    await client.query(`LISTEN ${CHANNEL}`);
  };
  const reopen = (): void => {
    withRetry(open, { attempts: 1_000 })
      .then(() => !stopped && missed())
      .catch((error: unknown) => {
        if (!stopped) log('The live channel could not be opened again', error);
      });
  };

  await open();
  return async () => {
    stopped = true;
    release?.();
  };
}
