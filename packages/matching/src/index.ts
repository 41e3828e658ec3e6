export { allot } from './allot.ts';
export { appealOf, type Usual, type Weighed } from './appeal.ts';
export { Audience } from './audience/audience.ts';
export type {
  AudienceCandidate,
  AudienceMember,
  Question as AudienceQuestion,
  TagWeight,
} from './audience/types.ts';
export { deal, type DealRequest } from './deal.ts';
export { ANSWERS_ENOUGH, graduated, intervalOfRate, LOOKS_FLOOR, LOOKS_MAX } from './graduation.ts';
export { emptyMarket, hazardPerHour, passTime, type Market } from './market.ts';
export { usualPromises, type Promises } from './need.ts';
export { drawWeights, emptyModel, learn, logistic, predict, product, type Model } from './predict.ts';
export { cardsFor } from './price.ts';
export { residualOf, type TrackRecord } from './residual.ts';
export { supplyOf, type ListenerFacts, type Supply, type SupplyFacts } from './supply.ts';
export { emptyTaste, fitOf, learnTaste, type Taste } from './taste.ts';
export type { Deal, Lane, Listener, OpenComment } from './types.ts';
export { listenersFor, nextWave, WAVES_FROM_MS, WAVES_UNTIL_MS, type Waiting, type Wave } from './waves.ts';
