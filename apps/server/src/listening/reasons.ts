import type { Why } from '@huixiang/contract';
import type { Lane } from '@huixiang/matching';
import type { RoomComment } from './room/room.ts';

/** Below this many people, few have heard a comment. */
const FEW_HEARD = 5;
/** A comment is new within its first hour. */
const NEW_MS = 60 * 60_000;

/** How a card came to be dealt. */
interface Way {
  readonly lane: Lane;
  /** The tag of the listener that speaks for the comment most, and whether they chose it themselves. */
  readonly tag: string | null;
  readonly tagIsDeclared: boolean;
  /** Of the listener; null when unknown or when nothing is to be known of them. */
  readonly region: string | null;
  readonly now: number;
}

/**
 * The true reasons why this comment was dealt to this listener: how it was chosen first, then what was looked at, in the
 * order in which it matters to a reader.
 */
export function reasonsFor(comment: RoomComment, { lane, tag, tagIsDeclared, region, now }: Way): Why[] {
  const reasons: Why[] = [];
  if (lane === 'random') reasons.push({ code: 'random' });
  if (lane === 'explore') reasons.push({ code: 'explore' });
  if (lane === 'fit' || lane === 'look') {
    if (tag !== null) reasons.push({ code: tagIsDeclared ? 'interest' : 'taste', value: tag });
    if (isFrom(comment.authorRegion, region)) reasons.push({ code: 'region' });
  }
  if (comment.newcomer) reasons.push({ code: 'newcomer' });
  if (now - comment.createdAt < NEW_MS) reasons.push({ code: 'new' });
  if (comment.looks < FEW_HEARD) reasons.push({ code: 'least-heard' });
  return reasons;
}

/** A city lies in its province, whose code it begins with; an author who names the province only may be anywhere in it. */
function isFrom(authorRegion: string | null, region: string | null): boolean {
  return authorRegion !== null && region !== null && authorRegion.startsWith(region);
}
