import type { Best } from './best.ts';
import type { Clock } from './clock.ts';
import type { PostingList } from './posting-list.ts';
import type { Criteria } from './score.ts';
import type { Slots } from './slots.ts';
import type { TagBook } from './tag-book.ts';
import type { AudienceOptions, Question } from './types.ts';

/** What a search needs to know of the index. */
export interface AudienceParts {
  readonly slots: Slots;
  readonly tags: TagBook;
  readonly regions: ReadonlyMap<number, PostingList>;
  /** Members who are not personalised. */
  readonly plain: PostingList;
}

/** What searches write on, kept between them so that they leave little garbage. */
export interface Scratch {
  readonly clock: Clock;
  /** By tag number; all 0 between searches. */
  readonly wanted: Float32Array;
  readonly batch: Uint32Array;
  readonly rights: Uint32Array;
  readonly best: Best;
}

/** One search for the listeners of one comment. */
export interface Search {
  readonly parts: AudienceParts;
  readonly question: Question;
  readonly options: AudienceOptions;
  readonly scratch: Scratch;
  readonly criteria: Criteria;
  /** -1 when the author is not in the index. */
  readonly authorSlot: number;
  /** Other with every search, so that chance favours somebody else. */
  readonly seed: number;
}
