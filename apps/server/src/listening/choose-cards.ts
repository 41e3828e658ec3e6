import type { Why } from '@huixiang/contract';
import { dealByNeed } from '@huixiang/matching';
import type { Context } from '../context.ts';
import type { OwnCardRow } from './deck.store.ts';
import type { RoomComment } from './room/room.ts';
import type { Visit } from './visit.ts';

/** What a deck is chosen from, and for whom. */
export interface Choosing {
  readonly visit: Visit;
  /** The listener's latest cards in these spaces. */
  readonly own: readonly OwnCardRow[];
  /** The comments that wait, by space. */
  readonly waiting: readonly ReadonlyMap<number, RoomComment>[];
  readonly mayDeal: (comment: RoomComment) => boolean;
  readonly size: number;
}

/** A comment chosen for a listener, with what must be logged and told. */
export interface Choice {
  readonly comment: RoomComment;
  readonly why: readonly Why[];
  readonly lane: 'fit' | 'explore' | 'look' | 'random';
  readonly predicted: number;
  readonly propensity: number;
  readonly features: readonly number[] | null;
}

export async function chooseCards(
  _context: Context,
  { visit, waiting, mayDeal, size }: Choosing,
): Promise<Choice[]> {
  const { memberId, settings, at } = visit;
  const candidates = waiting.flatMap((comments) =>
    [...comments.values()].filter(mayDeal).map((comment) => ({
      comment,
      commentId: comment.commentId,
      authorId: comment.authorId,
      postId: comment.postId,
      createdAt: comment.createdAt,
      heard: comment.looks + comment.inFlight,
      newcomer: comment.newcomer,
      authorRegion: comment.authorRegion,
      postTitle: comment.postTitle,
      text: comment.text,
    })),
  );
  const { interests, region } = settings;
  return dealByNeed({ candidates, listener: { memberId, interests, region }, now: at, size }).map(
    ({ candidate, why }) => ({
      comment: candidate.comment,
      why,
      lane: 'look',
      predicted: 0.25,
      propensity: 1,
      features: null,
    }),
  );
}
