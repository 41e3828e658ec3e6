/** The phone and the line that a page is measured with, by Chromium's own throttling. */
export interface Line {
  readonly name: string;
  /** How many times slower than this machine. */
  readonly cpuSlowdown: number;
  readonly kilobitsDown: number;
  readonly kilobitsUp: number;
  /** Added to every request, in milliseconds. */
  readonly latencyMs: number;
}

const SLOW_PHONE = { cpuSlowdown: 4, kilobitsDown: 1_600, kilobitsUp: 750 } as const;

export const lines: readonly Line[] = [
  { ...SLOW_PHONE, name: '4× CPU, 1.6 Mbit/s', latencyMs: 0 },
  { ...SLOW_PHONE, name: '4× CPU, 1.6 Mbit/s, 150 ms', latencyMs: 150 },
];
