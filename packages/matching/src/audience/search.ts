import type { Best } from './best.ts';
import type { Clock } from './clock.ts';
import type { Cursor } from './cursor.ts';
import type { Estimates } from './estimates.ts';
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
  /** Where each list is read; more come when there are more lists. */
  readonly cursors: Cursor[];
  /** Fit of the members of a stretch, all 0 between stretches; what is too much for a byte stays at its end. */
  readonly fits: Uint8ClampedArray;
  /** Which members of the stretch are in a list, one more than there can be. */
  readonly listed: Uint32Array;
  readonly estimates: Estimates;
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
