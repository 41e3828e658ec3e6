import type { CommentContent } from '../../topics/topics.ts';
import type { Language } from '../../topics/language.ts';
import { asksSomething, logLength } from '../text-facts.ts';
import type { OpenRow, StaticRow } from './room.store.ts';

/** A comment that waits to be heard, as dealing sees it: what it is, and how far its hearing has come. */
export interface RoomComment {
  readonly spaceId: number;
  readonly commentId: number;
  readonly authorId: number;
  readonly postId: number;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  readonly newcomer: boolean;
  /** Self-declared province or city code of the author, null when unknown. */
  readonly authorRegion: string | null;
  readonly content: CommentContent;
  readonly language: Language;
  readonly logLength: number;
  readonly asks: boolean;
  /** Visitors of the room before it came; those it could be dealt to since, with what was predicted for them in sum. */
  readonly visitorsBefore: number;
  weighed: number;
  predictedSum: number;
  /** The counts of packages/matching, from rows, with what this process did since they were read. */
  looks: number;
  answers: number;
  expected: number;
  information: number;
  inFlight: number;
  inFlightExpected: number;
}

export function makeRoomComment(
  row: StaticRow,
  counts: OpenRow,
  about: Pick<RoomComment, 'spaceId' | 'authorRegion' | 'content' | 'visitorsBefore'>,
): RoomComment {
  // Field by field: what is spread into an object lies in a second one beside it, and there are tens of thousands.
  const comment: RoomComment = {
    spaceId: about.spaceId,
    commentId: row.comment_id,
    authorId: row.author_id,
    postId: row.post_id,
    createdAt: row.created_at,
    newcomer: row.newcomer,
    authorRegion: about.authorRegion,
    content: about.content,
    language: about.content.language,
    logLength: logLength(row.text),
    asks: asksSomething(row.text),
    visitorsBefore: about.visitorsBefore,
    weighed: 0,
    predictedSum: 0,
    looks: 0,
    answers: 0,
    expected: 0,
    information: 0,
    inFlight: 0,
    inFlightExpected: 0,
  };
  takeCounts(comment, counts);
  return comment;
}

export function takeCounts(comment: RoomComment, counts: Omit<OpenRow, 'comment_id'>): void {
  comment.looks = counts.heard;
  comment.answers = counts.answers;
  comment.expected = counts.expected;
  comment.information = counts.information;
  comment.inFlight = counts.in_flight;
  comment.inFlightExpected = counts.in_flight_expected;
}
