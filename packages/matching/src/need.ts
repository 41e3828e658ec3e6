import { hazardPerHour, type Market } from './market.ts';
import type { OpenComment } from './types.ts';

/** What a space has promised its authors, and how much each part of it weighs. */
export interface Promises {
  /** A first genuine answer within so many milliseconds counts 1. */
  readonly soonMs: number;
  /** One that comes later, but within so many milliseconds, counts `lateValue`. */
  readonly lateMs: number;
  readonly lateValue: number;
  /** Honest looks that every comment gets, whatever anybody makes of it, and the age at which they are due. */
  readonly looks: number;
  readonly looksMs: number;
  /** What a look is worth once it is due, in first answers. */
  readonly lookValue: number;
  /** From this age on a comment gets only the hearing that no younger one needs. */
  readonly freshMs: number;
}

const HOUR_MS = 3_600_000;

export const usualPromises: Promises = {
  soonMs: HOUR_MS,
  lateMs: 24 * HOUR_MS,
  lateValue: 0.05,
  looks: 2,
  looksMs: 16 * HOUR_MS,
  lookValue: 0.2,
  freshMs: 48 * HOUR_MS,
};

/**
 * How much of the hazard counts. Below 1, because a comment is not answered at the market's pace by itself: whoever is
 * counted on to answer it later will have others to answer then. Measured in lab/matching.
 */
const HAZARD_SHARE = 0.4;

/**
 * What a genuine answer now is worth to a comment: the promise times the chance that it would not be kept otherwise.
 *
 * This is the dual price of "one genuine answer in time" in closed form. A comment that waits is answered at a hazard h
 * (the market's, times the comment's own appeal), so with t hours left it stays unanswered with probability exp(-h t).
 * Where listeners are plenty h is large, fresh comments can wait and those near their time go first; where listeners are
 * few h is small, every waiting comment is worth about the same, and the best match decides.
 * @param appeal how much more (above 1) or less readily than others the comment is answered
 */
export function needOf(
  comment: OpenComment,
  promises: Promises,
  market: Market,
  appeal: number,
  now: number,
): number {
  if (comment.answers > 0) return 0;
  const age = now - comment.createdAt;
  const hazard = (HAZARD_SHARE * hazardPerHour(market) * appeal) / HOUR_MS;
  const soon = promises.soonMs - age;
  const late = promises.lateMs - age;
  let need = 0;
  if (soon > 0) need = (1 - promises.lateValue) * Math.exp(-hazard * soon);
  if (late > 0) need += promises.lateValue * Math.exp(-hazard * late);
  // Whoever holds a card of it at this moment may be about to answer.
  return need * Math.max(0, 1 - comment.inFlightExpected);
}

/** A second look is worth this share of a first one, and no more than so many times its worth when due. */
const SECOND = { share: 0.5, most: 2 };
/** Less than any need of an answer in time. */
const TRIFLE = 0.001;
/** Less than any fresh comment gets, which has left the pool long before so many looks. */
const OLD = 0.01;

/** Whether the comment waits behind all that is fresh. */
export function isOld(comment: OpenComment, promises: Promises, now: number): boolean {
  return now - comment.createdAt >= promises.freshMs;
}

/**
 * What one more honest look is worth. It grows with the square of the waiting: the price finds the level at which the
 * floor is kept. For the first look it is not capped, so where attention is scarce the oldest outweigh any need in the
 * end. For the second it is, because a debt that attention cannot pay would eat all of it: with one price for both,
 * lab/matching M1 at two cards for each comment left 12 % without any look and answered fewer in time (0.41, now 0.45).
 * A trifle for those who have their looks, so that hearing that nobody needs goes to those who were looked at least.
 */
export function lookNeedOf(comment: OpenComment, promises: Promises, now: number): number {
  const looks = comment.looks + comment.inFlight;
  if (isOld(comment, promises, now)) return (TRIFLE * OLD) / (1 + looks);
  if (looks >= promises.looks) return TRIFLE / (1 + looks);
  const due = ((now - comment.createdAt) / promises.looksMs) ** 2;
  const worth = looks === 0 ? due : SECOND.share * Math.min(due, SECOND.most);
  return TRIFLE + promises.lookValue * worth;
}
