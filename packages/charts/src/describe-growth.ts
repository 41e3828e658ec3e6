import { lastOf } from './last-of.ts';
import type { GrowthPoint } from './growth-geometry.ts';

/** What a growth curve says, in parts from which each language makes its own sentence. Times in milliseconds. */
export interface GrowthDescription {
  /** `empty`: no echo yet; `growing`: the last step brought echoes; `settled`: it did not. */
  readonly shape: 'empty' | 'growing' | 'settled';
  readonly raw: number;
  readonly counted: number;
  readonly organic: number;
  /** Length of the curve. */
  readonly spanMs: number;
  /** From the start to the end of the step that brought the first echo; null when there is none. */
  readonly firstEchoMs: number | null;
  /** From the start until half of all raw echoes were there; null when there are none. */
  readonly halfMs: number | null;
  /** The step in which echoes came fastest; null when there are none. The latest one among equals. */
  readonly busiest: { readonly from: number; readonly to: number; readonly echoes: number } | null;
}

/** Reads a curve for people who hear it or want it in words. */
export function describeGrowth(points: readonly GrowthPoint[]): GrowthDescription {
  const first = points[0];
  const last = lastOf(points);
  const from = first?.at ?? 0;
  const raw = last?.raw ?? 0;
  const reached = (share: number): number | null => {
    const point = points.find((one) => one.raw >= Math.max(1, share));
    return point === undefined ? null : point.at - from;
  };
  return {
    shape: raw === 0 ? 'empty' : raw > (points[points.length - 2]?.raw ?? 0) ? 'growing' : 'settled',
    raw,
    counted: last?.counted ?? 0,
    organic: last?.organic ?? 0,
    spanMs: (last?.at ?? from) - from,
    firstEchoMs: reached(1),
    halfMs: raw === 0 ? null : reached(raw / 2),
    busiest: busiestStep(points),
  };
}

function busiestStep(points: readonly GrowthPoint[]): GrowthDescription['busiest'] {
  let best: GrowthDescription['busiest'] = null;
  let bestRate = 0;
  for (const [i, to] of points.entries()) {
    const from = points[i - 1];
    if (from === undefined || to.raw <= from.raw || to.at <= from.at) continue;
    const rate = (to.raw - from.raw) / (to.at - from.at);
    if (rate < bestRate) continue;
    bestRate = rate;
    best = { from: from.at, to: to.at, echoes: to.raw - from.raw };
  }
  return best;
}
