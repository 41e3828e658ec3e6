import type { Growth } from '@huixiang/contract';

export type GrowthPoint = Growth['points'][number];

/** The steps at which the totals changed, the newest first, thinned to at most `max` with both ends kept. */
export function growthTable(points: readonly GrowthPoint[], max: number): GrowthPoint[] {
  const steps = points.filter((point, i) => {
    const before = points[i - 1];
    return (
      point.raw !== (before?.raw ?? 0) ||
      point.counted !== (before?.counted ?? 0) ||
      point.organic !== (before?.organic ?? 0)
    );
  });
  if (steps.length <= max) return steps.reverse();
  const kept = Array.from({ length: max }, (_, i) => steps[Math.round((i * (steps.length - 1)) / (max - 1))]);
  return kept.filter((point) => point !== undefined).reverse();
}
