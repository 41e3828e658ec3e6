export interface CircuitBreakerOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** So many failures in a row open the circuit. */
  readonly failuresMax: number;
  /** How long it stays open at first; doubles with every failed trial up to `openMaxMs`. */
  readonly openMs: number;
  readonly openMaxMs: number;
}

/** How a call that was let through ended. `unknown`: it tells nothing about the service, such as one called off by us. */
export type CallEnd = 'succeeded' | 'failed' | 'unknown';

/** Leave to make one call; tell once how it ended. */
export interface Passage {
  end(how: CallEnd): void;
}

/**
 * Stops calling a service that does not answer, so that those who wait for it fail at once instead of after a timeout, and it is not
 * run over when it comes back: after a while one call is let through as a trial.
 */
export interface CircuitBreaker {
  /** Leave to call, or the milliseconds until it makes sense to ask again. */
  enter(): Passage | number;
}

export function createCircuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  const { now, random, failuresMax, openMs, openMaxMs } = options;
  let failures = 0;
  let openings = 0;
  let openUntil: number | undefined;
  let trying = false;

  function open(): void {
    const full = Math.min(openMaxMs, openMs * 2 ** Math.min(openings, 20));
    openings += 1;
    openUntil = now() + full * (0.5 + random() / 2);
  }

  function end(how: CallEnd, isTrial: boolean): void {
    if (isTrial) trying = false;
    if (how === 'succeeded') {
      failures = 0;
      openings = 0;
      openUntil = undefined;
    } else if (how === 'failed') {
      failures += 1;
      // Calls that were under way when it opened tell nothing new.
      if (isTrial || (openUntil === undefined && failures >= failuresMax)) open();
    }
  }

  return {
    enter() {
      if (openUntil === undefined) return { end: (how) => end(how, false) };
      if (now() < openUntil) return openUntil - now();
      if (trying) return openMs;
      trying = true;
      return { end: (how) => end(how, true) };
    },
  };
}
