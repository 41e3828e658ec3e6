import type { Outcome, WorldComment, WorldMember } from '../policy.ts';

export interface ScheduledVisit {
  readonly memberId: number;
  /** Milliseconds. */
  readonly at: number;
  /** Cards at most. */
  readonly size: number;
}

/** Why a member must not get a card. */
export type Barrier = 'own' | 'cannot' | 'mute' | 'quiet';

/**
 * All that happens in a world but the dealing: the same for every policy of a seed. Ids are places in `members` and `comments`.
 * The truth is a function of member and comment alone, so two policies that deal the same card see the same answer.
 */
export interface Schedule {
  readonly world: string;
  readonly setting: string;
  readonly seed: number;
  /** The window of the promise, milliseconds. */
  readonly wantedMs: number;
  readonly members: readonly WorldMember[];
  /** In the order of their times. */
  readonly comments: readonly WorldComment[];
  /** In the order of their times. */
  readonly visits: readonly ScheduledVisit[];
  readonly truth: (memberId: number, commentId: number) => Outcome;
  /** What forbids this card now, apart from having been dealt; null when nothing does. */
  readonly barrier: (memberId: number, commentId: number, at: number) => Barrier | null;
  /** 1: counts in the figures. */
  readonly judged: Uint8Array;
  /** True share of people who would answer each comment. */
  readonly appeal: Float64Array;
  /** Parts of the world with figures of their own. */
  readonly stress?: StressParts;
}

export interface StressParts {
  /** 1: spam. */
  readonly spam: Uint8Array;
  /** 1: always passes. */
  readonly passer: Uint8Array;
  /** 1: posted in the hour of the spike. */
  readonly spike: Uint8Array;
  /** 1: posted in the night without visitors. */
  readonly night: Uint8Array;
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Midnight in China of the day on which made-up worlds begin. */
export const WORLD_START = Date.UTC(2026, 0, 4, 16);

/** The day in China, counted from some day. */
export function dayOf(at: number): number {
  return Math.floor((at + 8 * HOUR) / DAY);
}

/** Hour of the day in China, 0 to 23. */
export function hourOf(at: number): number {
  return Math.floor(((at + 8 * HOUR) % DAY) / HOUR);
}
