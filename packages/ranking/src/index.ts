export { PRIOR_SHARE, PRIOR_WEIGHT, resonance } from './resonance.ts';
export { searchScore, type SearchEvidence } from './search-score.ts';
