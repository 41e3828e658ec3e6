import type { Answer } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { claimAnswer } from './cards.store.ts';

/**
 * People who have to answer a comment's card before it counts as heard. Of five answers at the usual accept rate of 0.2
 * to 0.3 at least one is an echo or a reply in two of three cases or more, and the sixth would be taken from a comment
 * that nobody has heard.
 */
export const HEARD_TARGET = 5;

/** Answers that say what a person made of the comment. A mute or a report is about something else. */
const HEARD: ReadonlySet<Answer> = new Set(['echo', 'reply', 'pass']);

export interface CardRef {
  readonly spaceId: number;
  readonly commentId: number;
  readonly memberId: number;
}

/** Answer a card once. @returns false when it was answered before, or never dealt */
export async function claimCard(
  { now, pool }: Pick<Context, 'now' | 'pool'>,
  { spaceId, commentId, memberId }: CardRef,
  answer: Answer,
): Promise<boolean> {
  const counts = HEARD.has(answer);
  const values = [spaceId, memberId, commentId, answer, now(), counts, HEARD_TARGET];
  return (await claimAnswer(pool, values)).length > 0;
}
