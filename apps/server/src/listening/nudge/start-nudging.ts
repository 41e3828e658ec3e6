import type { Context } from '../../context.ts';
import { inAppNote } from './channel.ts';
import { createNudger } from './nudger.ts';

/** How often it is looked after who waits. Waves are minutes apart. */
const INTERVAL_MS = 30_000;

/** Look after waiting comments from now on. Several processes may do so: each wave is run by one of them. */
export function startNudging(context: Context): { close(): Promise<void> } {
  const nudger = createNudger(context, [inAppNote]);
  let round: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    round ??= nudger
      .round()
      .catch((error: unknown) => context.log('Listeners could not be told', error))
      .finally(() => (round = undefined));
  }, INTERVAL_MS);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      nudger.close();
      await round;
    },
  };
}
