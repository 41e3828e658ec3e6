export { growthBucketStart, growthCurve, type GrowthChange, type GrowthPoint } from './growth-curve.ts';
export { tellKinds, wholePortions, type ToldKind } from './portrait.ts';
