import { median } from '../metrics/coverage.ts';
import type { Figure, Task } from '../run/task.ts';

/** One figure over all seeds. Shares are 0 to 1; digits beyond the sixth are cut. */
export interface Row {
  readonly world: string;
  readonly setting: string;
  readonly policy: string;
  readonly metric: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Put the seeds of each setting together, in the order in which they come. */
export function summarise(tasks: readonly Task[], figures: readonly (readonly Figure[])[]): Row[] {
  const groups = new Map<string, { first: Omit<Row, 'median' | 'min' | 'max'>; values: number[] }>();
  for (const [place, { world, setting }] of tasks.entries())
    for (const { policy, metric, value } of figures[place] ?? []) {
      const key = JSON.stringify([world, setting, policy, metric]);
      const group = groups.get(key) ?? { first: { world, setting, policy, metric }, values: [] };
      group.values.push(value);
      groups.set(key, group);
    }
  return [...groups.values()].map(({ first, values }) => ({
    ...first,
    median: rounded(median(values)),
    min: rounded(Math.min(...values)),
    max: rounded(Math.max(...values)),
  }));
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
