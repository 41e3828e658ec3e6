export { growthBucketStart, growthCurve, type GrowthChange, type GrowthPoint } from './growth-curve.ts';
