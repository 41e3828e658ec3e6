import { backoffMs } from '../backoff.ts';
import { type Later, platformLater } from '../timers.ts';
import { LinkError } from './call-error.ts';
import type { Transport } from './transport.ts';

/** When a request that got lost is sent once more without asking anybody. */
export interface RepeatOptions {
  /** Asked before each repetition: false while the device knows that it has no network. */
  readonly mayRepeat: () => boolean;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** The timers of the platform when absent. */
  readonly later?: Later;
}

const REPEATS_MAX = 2;
const BACKOFF = { firstMs: 400, lastMs: 1_600 };

/**
 * Sends again what did not come through, twice at most: on a weak network a second try mostly does. Only for requests that do
 * the same however often they arrive, because a lost reply looks like a lost request. A slow network is not tried
 * again: the person has waited long enough to be asked.
 */
export function repeating(
  transport: Transport,
  { mayRepeat, random, later = platformLater }: RepeatOptions,
): Transport {
  return async (request) => {
    for (let failures = 1; ; failures += 1) {
      try {
        return await transport(request);
      } catch (error) {
        const isSlow = error instanceof LinkError && error.code === 'HX_TIMEOUT';
        if (isSlow || failures > REPEATS_MAX || !mayRepeat()) throw error;
        await new Promise<void>((resolve) => void later(resolve, backoffMs(failures, random(), BACKOFF)));
      }
    }
  };
}
