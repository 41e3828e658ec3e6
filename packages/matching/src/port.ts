/** A comment that may be dealt. */
export interface Candidate {
  readonly commentId: number;
  readonly authorId: number;
  readonly postId: number;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  /** People who have answered its card so far. */
  readonly heard: number;
  /** It is the first that its author says in the space. */
  readonly newcomer: boolean;
  /** Self-declared province or city code of the author, null when unknown. */
  readonly authorRegion: string | null;
  readonly postTitle: string;
  readonly text: string;
}

/** Whom the deck is for. */
export interface Listener {
  readonly memberId: number;
  readonly interests: readonly string[];
  /** Self-declared province or city code, null when unknown. */
  readonly region: string | null;
}

export interface DealRequest<C extends Candidate> {
  /** In any order. */
  readonly candidates: readonly C[];
  readonly listener: Listener;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** Cards wanted at most, 0 or more. */
  readonly size: number;
}

/** Why a card was dealt, as the listener reads it. `value` is the interest that it touches. */
export interface Reason {
  readonly code: 'least-heard' | 'new' | 'interest' | 'region' | 'newcomer';
  readonly value?: string;
}

/** A candidate chosen, with the reasons that the listener is told. */
export interface Deal<C extends Candidate> {
  readonly candidate: C;
  readonly why: readonly Reason[];
}

/**
 * The port between dealing and matching: which candidates this listener gets, best first. An engine never deals a
 * listener's own comment, none twice, and no more than `size`; the same request always gives the same deck. Budgets,
 * quiet hours, mutes and what was dealt before are the caller's business.
 */
export type Dealer = <C extends Candidate>(request: DealRequest<C>) => Deal<C>[];
