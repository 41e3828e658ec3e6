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
export { drawPoster, measureOn, type PosterCanvas } from './poster/draw-poster.ts';
export { layoutPoster, POSTER_SCALE, type PosterContent } from './poster/poster-layout.ts';
