export { PRIOR_SHARE, PRIOR_WEIGHT, resonance } from './resonance.ts';
