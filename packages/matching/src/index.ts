export { dealByNeed } from './deal-by-need.ts';
export { graduated, intervalOfRate, LOOKS_FLOOR, LOOKS_MAX } from './graduation.ts';
export type { Candidate, Deal, Dealer, DealRequest, Listener, Reason } from './port.ts';
export { FEW_HEARD, NEW_MS, reasonsFor } from './reasons.ts';
export { supplyOf, type ListenerFacts, type Supply, type SupplyFacts } from './supply.ts';
