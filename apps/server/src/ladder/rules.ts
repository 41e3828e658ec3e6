/** A small next step: say why a comment reached you, or show your own to somebody. */
export type Step = 'say-why' | 'pass-on';

/** A step that was offered to a member, and what they made of it. */
export interface Offer {
  readonly step: Step;
  /** Milliseconds since the Unix epoch. */
  readonly offeredAt: number;
  readonly outcome: 'taken' | 'dismissed' | 'never' | null;
}

/** How comments of a space do, from its own rows. */
export interface Distribution {
  /** Comments that it was measured on. */
  readonly comments: number;
  /** Counted echoes of those that have any: the median and the upper quartile. */
  readonly echoesMedian: number;
  readonly echoesUpper: number;
  /** Replies to a comment: the lower quartile. */
  readonly repliesLower: number;
}

/** What is known of the comment in question and of the member's part in it. */
export interface Situation {
  /** Counted. */
  readonly echoes: number;
  readonly replies: number;
  readonly own: boolean;
  readonly echoed: boolean;
  readonly replied: boolean;
}

const DAY_MS = 24 * 3_600_000;
/** All steps of a member in all spaces together. */
const PER_DAY = 2;
const PER_WEEK = 6;
/** After a no, this step rests; after three in a row, for long. */
const REST_MS = 3 * DAY_MS;
const LONG_REST_MS = 30 * DAY_MS;
const REFUSALS_IN_A_ROW = 3;
/** What is looked back at; `history` must reach as far, and hold every `never`. */
export const LOOK_BACK_MS = 30 * DAY_MS;
/** With fewer comments a quartile says nothing, and nobody is asked. */
const COMMENTS_MIN = 12;

/** Whether this member may be asked at all now: seldom, and less with every no. */
export function mayAsk(step: Step, history: readonly Offer[], now: number): boolean {
  if (history.some(({ outcome }) => outcome === 'never')) return false;
  const since = (ms: number): number => history.filter(({ offeredAt }) => now - offeredAt < ms).length;
  if (since(DAY_MS) >= PER_DAY || since(7 * DAY_MS) >= PER_WEEK) return false;
  const latest = history
    .filter((offer) => offer.step === step)
    .toSorted((a, b) => b.offeredAt - a.offeredAt)
    .slice(0, REFUSALS_IN_A_ROW);
  const [last] = latest;
  if (last === undefined) return true;
  // Looking away is a no that was not worth a tap.
  const refused = latest.length === REFUSALS_IN_A_ROW && latest.every(({ outcome }) => outcome !== 'taken');
  if (refused) return now - last.offeredAt >= LONG_REST_MS;
  return last.outcome === 'taken' || now - last.offeredAt >= REST_MS;
}

/**
 * Whether the step fits the moment, measured by what is usual in this space: many felt it and few said why; or one's own
 * comment did better than three of four.
 */
export function fits(step: Step, { echoes, replies, ...mine }: Situation, usual: Distribution): boolean {
  if (usual.comments < COMMENTS_MIN) return false;
  if (step === 'pass-on') return mine.own && echoes >= Math.max(2, usual.echoesUpper);
  return (
    !mine.own &&
    mine.echoed &&
    !mine.replied &&
    echoes >= Math.max(1, usual.echoesMedian) &&
    replies <= usual.repliesLower
  );
}
