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
  /** Room for a block of a list. */
  readonly batch: Uint32Array;
  /** Fit of the members of a stretch; what is too much for a byte stays at its end. */
  readonly fits: Uint8ClampedArray;
  /** Of each member surveyed: fit x accept rate, and a little for being awake. */
  readonly estimates: Uint16Array;
  /** How many estimates there are of each grade. */
  readonly grades: Uint32Array;
  /** Slots to look at closely. */
  readonly chosen: Uint32Array;
  readonly best: Best;
  /** Without a reader the processor would not have to touch anything. */
  touched: number;
}

/** One search for the listeners of one comment. */
export interface Search {
  readonly parts: AudienceParts;
  readonly question: Question;
  readonly options: AudienceOptions;
  readonly scratch: Scratch;
  readonly criteria: Criteria;
  /** Other with every search, so that chance favours somebody else. */
  readonly seed: number;
}
