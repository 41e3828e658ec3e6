export { dealByNeed } from './deal-by-need.ts';
export type { Candidate, Deal, Dealer, DealRequest, Listener } from './port.ts';
export { FEW_HEARD, NEW_MS, reasonsFor, type Reason } from './reasons.ts';
