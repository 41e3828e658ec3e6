import type { Listening } from '@huixiang/contract';

/** One listener asking for a deck: what the parts of dealing need to know. */
export interface Visit {
  readonly memberId: number;
  readonly settings: Listening;
  readonly spaceIds: readonly number[];
  readonly mutedAuthors: readonly number[];
  readonly mutedPosts: readonly number[];
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}
