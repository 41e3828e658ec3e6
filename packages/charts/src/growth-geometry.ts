import { lastOf } from './last-of.ts';
import { timeTicks, valueTicks, type TimeTick } from './ticks.ts';

/** Running totals at one time; raw ≥ counted ≥ organic ≥ 0, times never going back. The shape of the contract's Growth. */
export interface GrowthPoint {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly raw: number;
  readonly counted: number;
  readonly organic: number;
}

export const growthLayers = ['raw', 'counted', 'organic'] as const;
export type GrowthLayer = (typeof growthLayers)[number];

/** The rectangle in which the curves are drawn, in pixels of the picture. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface GrowthGeometry {
  /** One line per layer, from left to right, y never rising down again while totals only grow. */
  readonly lines: Readonly<Record<GrowthLayer, readonly Spot[]>>;
  readonly valueTicks: readonly { readonly value: number; readonly y: number }[];
  readonly timeTicks: readonly (TimeTick & { readonly x: number })[];
}

const PIXELS_PER_TIME_TICK = 72;
const PIXELS_PER_VALUE_TICK = 44;

/** Where everything of a growth curve lies. A single point becomes a level line across the plot. */
export function growthGeometry(
  points: readonly GrowthPoint[],
  plot: Plot,
  utcOffsetMinutes: number,
): GrowthGeometry {
  const from = points[0]?.at ?? 0;
  const to = lastOf(points)?.at ?? 0;
  const highest = Math.max(0, ...points.map(({ raw }) => raw));
  const rows = valueTicks(
    highest,
    Math.max(2, Math.floor((plot.bottom - plot.top) / PIXELS_PER_VALUE_TICK) + 1),
  );
  const top = lastOf(rows) ?? 1;
  const xOf = (at: number): number =>
    plot.left + (to > from ? (at - from) / (to - from) : 0) * (plot.right - plot.left);
  const yOf = (value: number): number => plot.bottom - (value / top) * (plot.bottom - plot.top);
  const line = (layer: GrowthLayer): Spot[] => {
    const spots = points.map((point) => ({ x: xOf(point.at), y: yOf(point[layer]) }));
    const last = lastOf(spots);
    return to > from || last === undefined
      ? thinned(spots)
      : [
          { ...last, x: plot.left },
          { ...last, x: plot.right },
        ];
  };
  const columns = Math.max(1, Math.floor((plot.right - plot.left) / PIXELS_PER_TIME_TICK));
  return {
    lines: { raw: line('raw'), counted: line('counted'), organic: line('organic') },
    valueTicks: rows.map((value) => ({ value, y: yOf(value) })),
    timeTicks: timeTicks(from, to, columns, utcOffsetMinutes).map((tick) => ({ ...tick, x: xOf(tick.at) })),
  };
}

/** Leaves out spots within one pixel of the last kept one and inside level stretches; first and last always stay. */
function thinned(spots: readonly Spot[]): Spot[] {
  const kept: Spot[] = [];
  for (const [i, spot] of spots.entries()) {
    const before = lastOf(kept);
    const after = spots[i + 1];
    const level = before !== undefined && before.y === spot.y && after?.y === spot.y;
    const close = before !== undefined && spot.x - before.x < 1 && Math.abs(spot.y - before.y) < 1;
    if (after === undefined || !(level || close)) kept.push(spot);
  }
  return kept;
}
