import type { AudienceMeasured, CrowdOrder, ScanMeasured } from './measure-audience.ts';
import type { DeckOrder } from './measure-deck.ts';
import type { Times } from './measured.ts';

/** What a measuring process is told to do. */
export type Order =
  | { readonly kind: 'audience'; readonly order: CrowdOrder }
  | { readonly kind: 'scan'; readonly order: CrowdOrder; readonly chosen: AudienceMeasured['chosen'] }
  | { readonly kind: 'deck'; readonly order: DeckOrder };

/** What it answers. */
export interface Answers {
  readonly audience: AudienceMeasured;
  readonly scan: ScanMeasured;
  readonly deck: Times;
}
