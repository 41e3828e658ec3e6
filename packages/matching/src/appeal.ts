/** What came by a comment: how often it could be dealt, and how well it seemed to fit then. */
export interface Weighed {
  /** Visitors to whom it could have been dealt, and the sum of the probabilities predicted for them. */
  weighed: number;
  predictedSum: number;
}

/** The same over all comments: the usual. */
export interface Usual {
  /** Mean predicted probability, above 0. */
  readonly predicted: number;
  /** Share of visitors to whom a comment could be dealt, above 0. */
  readonly eligible: number;
}

/** Visitors of usual taste that a new comment is taken to have met. */
const PRIOR_VISITORS = 3;

/**
 * How readily a comment finds an answer compared with others, 1 as usual: how well it seemed to fit those who came by,
 * and how many of them it could be dealt to at all. What few people can answer must not wait for them to come again.
 * @param visitors who came by since the comment was posted
 */
export function appealOf({ weighed, predictedSum }: Weighed, visitors: number, usual: Usual): number {
  const fit = (predictedSum + PRIOR_VISITORS * usual.predicted) / (weighed + PRIOR_VISITORS);
  const reach = (weighed + PRIOR_VISITORS * usual.eligible) / (visitors + PRIOR_VISITORS);
  return (fit / usual.predicted) * (reach / usual.eligible);
}
