export { dealByNeed } from './deal-by-need.ts';
export type { Candidate, Deal, Dealer, DealRequest, Listener, Reason } from './port.ts';
export { FEW_HEARD, NEW_MS, reasonsFor } from './reasons.ts';
