export { barsHeight, barsSvg, type Bar, type BarsOptions } from './bars-svg.ts';
export { svgDataUri } from './data-uri.ts';
export { describeGrowth, type GrowthDescription } from './describe-growth.ts';
export {
  growthCurveSvg,
  type GrowthCurveOptions,
  type GrowthLabels,
  type GrowthPalette,
} from './growth-curve-svg.ts';
export type { GrowthPoint } from './growth-geometry.ts';
export { sparklineSvg, type SparklineOptions } from './sparkline-svg.ts';
