import type { Context } from '../context.ts';
import { loadUnscored } from './score.store.ts';
import { scoreSpace } from './score-space.ts';

/** How often it is looked after spaces. */
const INTERVAL_MS = 30_000;
/** A space is scored anew after this long. What different people appreciate does not change by the minute. */
const EVERY_MS = 15 * 60_000;
/** Spaces at a time, so that a large deployment is gone through evenly. */
const SPACES_MAX = 20;

/** Find what people of different minds appreciate, from now on. Several processes may do so: each run is made by one. */
export function startDiscovery(context: Pick<Context, 'pool' | 'now' | 'log'>): { close(): Promise<void> } {
  let round: Promise<unknown> | undefined;
  let closed = false;
  const scoreSome = async (): Promise<void> => {
    const rows = await loadUnscored(context.pool, [context.now() - EVERY_MS, SPACES_MAX]);
    for (const { space_id: spaceId } of rows) {
      if (closed) return;
      await scoreSpace(context, spaceId, EVERY_MS);
    }
  };
  const begin = (): void => {
    round ??= scoreSome()
      .catch((error: unknown) => context.log('Discoveries were not brought up to date', error))
      .finally(() => (round = undefined));
  };
  begin();
  const timer = setInterval(begin, INTERVAL_MS);
  timer.unref();
  return {
    async close() {
      closed = true;
      clearInterval(timer);
      await round;
    },
  };
}
