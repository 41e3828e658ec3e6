import type { ErrorLog } from '../runtime/error-log.ts';

const WAIT_MS = 4_000;
const LOOK_EVERY_MS = 5;

export interface Waiting {
  /** Waits until the function gives something truthy, and gives that. What it throws counts as not yet. */
  readonly waitFor: <T>(look: () => T, timeoutMs?: number) => Promise<NonNullable<T>>;
  /** Waits for what is due at once: timers of 0 ms, promises and drawing. */
  readonly settle: () => Promise<void>;
}

export function createWaiting(errors: ErrorLog): Waiting {
  const turn = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));
  return {
    async settle() {
      for (let i = 0; i < 3; i += 1) await turn(0);
    },
    async waitFor(look, timeoutMs = WAIT_MS) {
      const until = Date.now() + timeoutMs;
      let thrown: unknown;
      do {
        try {
          const seen = look();
          if (seen !== null && seen !== undefined && Boolean(seen)) return seen;
        } catch (error) {
          thrown = error;
        }
        await turn(LOOK_EVERY_MS);
      } while (Date.now() < until);
      const why = thrown instanceof Error ? `: ${thrown.message}` : '';
      throw new Error(`Waited ${timeoutMs} ms in vain${why}\n${errors.list().join('\n')}`, { cause: thrown });
    },
  };
}
