export { bridge, type Bridge, type Rating } from './bridging/bridge.ts';
export { gentlePart, type GentlePart } from './gentle-part.ts';
export { pickDiverse, type Choice } from './pick-diverse.ts';
export { PRIOR_SHARE, PRIOR_WEIGHT, resonance } from './resonance.ts';
export { searchScore, type SearchEvidence } from './search-score.ts';
