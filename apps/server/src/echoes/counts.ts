import type { Counts } from '@huixiang/contract';

/** The stored sums from which the three public numbers follow. */
export interface CountSums {
  readonly echoes_raw: number;
  readonly echoes_dealt: number;
  readonly discounted: number;
  readonly discounted_organic: number;
}

/** raw ≥ counted ≥ organic ≥ 0: verdicts discount raw, and an echo from a dealt card is not organic. */
export function countsOf(sums: CountSums): Counts {
  return {
    raw: sums.echoes_raw,
    counted: sums.echoes_raw - sums.discounted,
    organic: sums.echoes_raw - sums.echoes_dealt - sums.discounted_organic,
  };
}
