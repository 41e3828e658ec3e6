import type { Budget } from '@huixiang/contract';

/** Calls allowed at once (`burst`) and on average (`perMinute`). */
export interface Allowance {
  readonly burst: number;
  readonly perMinute: number;
}

/** What one person may do. A person who reads and taps fast stays far below; a script does not. */
export const personAllowances: Readonly<Record<Budget, Allowance>> = {
  'sign-in': { burst: 10, perMinute: 6 },
  comment: { burst: 6, perMinute: 6 },
  echo: { burst: 40, perMinute: 40 },
  exposure: { burst: 60, perMinute: 60 },
  deck: { burst: 10, perMinute: 10 },
  search: { burst: 30, perMinute: 40 },
  picture: { burst: 9, perMinute: 4 },
  manage: { burst: 60, perMinute: 60 },
};

/**
 * What one network address may do. Many people share an address (campus, carrier NAT), so this is wide; it slows
 * floods and is never used to tell people apart.
 */
export const addressAllowances: Readonly<Record<Budget, Allowance>> = {
  'sign-in': { burst: 60, perMinute: 30 },
  comment: { burst: 300, perMinute: 300 },
  echo: { burst: 2_000, perMinute: 2_000 },
  exposure: { burst: 3_000, perMinute: 3_000 },
  deck: { burst: 600, perMinute: 600 },
  search: { burst: 600, perMinute: 600 },
  picture: { burst: 120, perMinute: 120 },
  manage: { burst: 600, perMinute: 600 },
};

/** Sums of fractions of a millisecond drift by less than this. */
const ROUNDING_MS = 0.001;
/** Above this many remembered keys per budget the expired ones are dropped. */
const SWEEP_ABOVE = 50_000;

/**
 * Generic cell rate algorithm: per key one number, the theoretical arrival time. `take` returns 0 when the call is
 * allowed, else the milliseconds to wait.
 */
export class RateLimiter<Key> {
  readonly #intervalMs: number;
  readonly #toleranceMs: number;
  readonly #arrivals = new Map<Key, number>();
  #sweepAbove = SWEEP_ABOVE;

  constructor(allowance: Allowance) {
    this.#intervalMs = 60_000 / allowance.perMinute;
    this.#toleranceMs = this.#intervalMs * (allowance.burst - 1);
  }

  take(key: Key, now: number): number {
    const arrival = Math.max(this.#arrivals.get(key) ?? 0, now);
    const early = arrival - this.#toleranceMs - now;
    if (early > ROUNDING_MS) return early;
    this.#arrivals.set(key, arrival + this.#intervalMs);
    if (this.#arrivals.size > this.#sweepAbove) this.#sweep(now);
    return 0;
  }

  #sweep(now: number): void {
    for (const [key, arrival] of this.#arrivals) if (arrival <= now) this.#arrivals.delete(key);
    // Sweeping costs a pass over the map: wait until it has doubled before the next one.
    this.#sweepAbove = Math.max(SWEEP_ABOVE, this.#arrivals.size * 2);
  }
}
