/** Answered cards of a comment or of a member, with what was expected of them. */
export interface TrackRecord {
  readonly answers: number;
  /** Sum of the predicted probabilities. */
  readonly expected: number;
  /** Sum of p(1 - p). */
  readonly information: number;
}

/** Information that is asked for before a record counts half. */
const SHRINK = 1;

/**
 * How much more readily than predicted a comment was answered, or a member answers: one Newton step from the prediction
 * towards the truth, in log-odds, held back while little is known. A feature of the model, which learns its weight.
 */
export function residualOf({ answers, expected, information }: TrackRecord): number {
  return (answers - expected) / (information + SHRINK);
}
