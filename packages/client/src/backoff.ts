export interface BackoffOptions {
  /** The first wait, in milliseconds. */
  readonly firstMs: number;
  /** No wait grows beyond this. */
  readonly lastMs: number;
}

/**
 * Milliseconds to wait after `failures` failures in a row (1 or more): doubling from `firstMs` up to `lastMs`, of which the
 * upper half is random, so that phones that lost one network together do not come back together. `random` is in [0, 1).
 */
export function backoffMs(failures: number, random: number, { firstMs, lastMs }: BackoffOptions): number {
  const full = Math.min(lastMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(full * (0.5 + random / 2));
}
