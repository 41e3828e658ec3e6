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

/**
 * Stops calling a service that does not answer, so that those who wait for it fail at once instead of after a timeout, and it is not
 * run over when it comes back: after a while one call is let through as a trial.
 */
export interface CircuitBreaker {
  /** Undefined: call. Otherwise the milliseconds until a trial. Each undefined must be followed by `succeeded`, `failed` or `left`. */
  heldFor(): number | undefined;
  succeeded(): void;
  failed(): void;
  /** The call ended without telling anything about the service (called off by us). */
  left(): void;
}

export function createCircuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  const { now, random, failuresMax, openMs, openMaxMs } = options;
  let failures = 0;
  let trials = 0;
  let openUntil = 0;
  let trying = false;
  const isOpen = () => failures >= failuresMax;
  return {
    heldFor() {
      if (!isOpen()) return undefined;
      const left = openUntil - now();
      if (left > 0) return left;
      if (trying) return openMs;
      trying = true;
      return undefined;
    },
    succeeded() {
      failures = 0;
      trials = 0;
      trying = false;
    },
    failed() {
      const wasTrial = trying;
      trying = false;
      failures += 1;
      if (!isOpen()) return;
      // Calls that were under way when it opened tell nothing new.
      if (failures > failuresMax && !wasTrial) return;
      trials += 1;
      const full = Math.min(openMaxMs, openMs * 2 ** Math.min(trials - 1, 20));
      openUntil = now() + full * (0.5 + random() / 2);
    },
    left() {
      trying = false;
    },
  };
}
