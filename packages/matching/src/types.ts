/** A comment that may still be dealt, as the engine sees it. All counts are about dealt cards, not about the thread. */
export interface OpenComment {
  readonly commentId: number;
  readonly authorId: number;
  readonly postId: number;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  /** Cards answered by echo, reply or pass: honest looks. */
  readonly looks: number;
  /** Of these, genuine answers: echo or reply. */
  readonly answers: number;
  /** Sum of the probabilities that were predicted for the looks when they were dealt. */
  readonly expected: number;
  /** Sum of p(1 - p) of the same predictions: how much the looks can say about the comment itself. */
  readonly information: number;
  /** Cards out at this moment, dealt a short while ago and not answered yet. */
  readonly inFlight: number;
  /** Sum of the probabilities predicted for the cards in flight. */
  readonly inFlightExpected: number;
}

/** Whom a deck is for, as the engine sees them. */
export interface Listener {
  readonly memberId: number;
  /** Cards of theirs that were answered, and of these genuinely. */
  readonly looks: number;
  readonly answers: number;
  /** Sums over these cards, as for a comment. */
  readonly expected: number;
  readonly information: number;
  /** False: dealt at random among what needs to be heard, and nothing learned. */
  readonly personalised: boolean;
}

/** How a card came into a deck: by score, by a draw on quality, to give a comment its second look, or by plain chance. */
export type Lane = 'fit' | 'explore' | 'look' | 'random';

/** A comment chosen for a listener, with everything that must be logged to learn from it later. */
export interface Deal<C> {
  readonly comment: C;
  readonly lane: Lane;
  /** Predicted probability of a genuine answer, 0 to 1. */
  readonly predicted: number;
  /** Probability, 0 to 1, that this comment came into this deck, given what was eligible. */
  readonly propensity: number;
  /** The features of the pair, to learn from when the answer comes. */
  readonly features: readonly number[];
}

/** An eligible comment with the predicted probability of a genuine answer, 0 to 1. */
export interface Predicted<C> {
  readonly comment: C;
  readonly predicted: number;
}

/** The same with what the engine makes of it. */
export interface Scored<C> extends Predicted<C> {
  readonly score: number;
  readonly lane: Lane;
}
