/** A comment as a policy may know it. */
export interface WorldComment {
  readonly id: number;
  readonly authorId: number;
  /** Milliseconds. */
  readonly at: number;
  /** What its content tells about who may answer it; may be empty. */
  readonly content: Float64Array;
  readonly text?: string;
}

export interface WorldMember {
  readonly id: number;
  /** What onboarding told, in the dimensions of `WorldComment.content`; may be empty. */
  readonly taste: Float64Array;
  /** Cards a day that the member allows at most. */
  readonly dailyCap: number;
}

/** Somebody is there now and can be dealt up to `size` cards. */
export interface Visit {
  readonly member: WorldMember;
  /** Milliseconds. */
  readonly at: number;
  readonly size: number;
  /** Whether this member may get this card now: not their own, never twice, no mute, no quiet hour. */
  readonly mayDeal: (commentId: number) => boolean;
}

/** `none`: the card was left unanswered. */
export type Outcome = 'genuine' | 'pass' | 'none';

/** Decides who is dealt what. It learns of the world only through these calls, in the order of time. */
export interface Policy {
  readonly name: string;
  memberJoined?(member: WorldMember): void;
  commentPosted(comment: WorldComment): void;
  /** Ids of comments, at most `visit.size`, each of which `visit.mayDeal` allows. */
  deal(visit: Visit): readonly number[];
  observed(memberId: number, commentId: number, at: number, outcome: Outcome): void;
}

/** `wantedMs`: the time within which each comment should get a genuine answer. */
export type MakePolicy = (world: { seed: number; random: () => number; wantedMs: number }) => Policy;
