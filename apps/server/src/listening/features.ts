import { emptyModel, residualOf, type Listener, type Model } from '@huixiang/matching';
import type { Language } from '../topics/language.ts';
import type { Match } from '../topics/topics.ts';
import { localHour } from './local-time.ts';
import type { RoomComment } from './room/room.ts';

/**
 * What is looked at to tell whether somebody answers a comment, in the order of the logged features, with what is
 * believed before anything was learned: mean and standard deviation of the weight, in log-odds per unit. The list only
 * grows at its end: cards of the past hold it.
 */
const BELIEFS = {
  /** Always 1. One card in four is answered, everything else being nothing special. */
  constant: { mean: -1.1, spread: 1 },
  /** -1 to 1: tags of the listener in the comment. */
  tags: { mean: 2, spread: 1 },
  /** -1 to 1: likeness to what spoke to them at onboarding. */
  gauge: { mean: 1.5, spread: 1 },
  /** 1 in the same city, a half in the same province. */
  near: { mean: 0.3, spread: 0.3 },
  /** -1 when it is written in another language than what they told about themselves. */
  foreign: { mean: 2, spread: 1 },
  /** Powers of ten of its characters, less one: ten characters are 0. */
  length: { mean: 0.3, spread: 0.3 },
  /** 1 in an hour that they call active. */
  active: { mean: 0.1, spread: 0.2 },
  /** 1 for the first words of an author in the space. */
  newcomer: { mean: 0, spread: 0.2 },
  /** 1 when it asks something. */
  question: { mean: 0.2, spread: 0.3 },
  /** Powers of ten of its age in hours, from 0 on. */
  age: { mean: -0.1, spread: 0.2 },
  /** How much more readily than predicted they answer, and it was answered. */
  listener: { mean: 1, spread: 0.3 },
  comment: { mean: 0.2, spread: 0.3 },
} as const;

const beliefs = Object.values(BELIEFS);
/** Numbers in a card's features. */
export const FEATURES = beliefs.length;
const HOUR_MS = 3_600_000;

/** What a space knows before its first answers. */
export function untaughtModel(): Model {
  return emptyModel(
    beliefs.map((belief) => belief.mean),
    beliefs.map((belief) => belief.spread),
  );
}

/** What is the same of a listener for all comments of a visit. */
export interface ListenerFacts {
  readonly record: Listener;
  /** Bit h is set in hours they call active, on their own clock. */
  readonly active: boolean;
  readonly region: string | null;
  /** Languages of what they told about themselves; null: nothing to go by. */
  readonly language: Language | null;
  /** Its residual, worked out once. */
  readonly residual: number;
}

export function listenerFacts(
  record: Listener,
  {
    activeHours,
    region,
    utcOffsetMinutes,
  }: { activeHours: readonly number[]; region: string | null; utcOffsetMinutes: number },
  language: Language | null,
  now: number,
): ListenerFacts {
  const active = activeHours.includes(localHour(now, utcOffsetMinutes));
  return { record, active, region, language, residual: residualOf(record) };
}

/** Writes the features of a pair. */
export function describePair(
  comment: RoomComment,
  { active, region, language, residual }: ListenerFacts,
  { score, gauge }: Match,
  now: number,
  into: Float64Array,
): void {
  const foreign = language !== null && comment.language !== 'other' && comment.language !== language;
  into[0] = 1;
  into[1] = score;
  into[2] = gauge;
  into[3] = nearness(comment.authorRegion, region);
  into[4] = foreign ? -1 : 0;
  into[5] = comment.logLength;
  into[6] = active ? 1 : 0;
  into[7] = comment.newcomer ? 1 : 0;
  into[8] = comment.asks ? 1 : 0;
  into[9] = Math.log10(1 + Math.max(0, now - comment.createdAt) / HOUR_MS);
  into[10] = residual;
  into[11] = residualOf(comment);
}

/** 1 in the same city, a half in the same province (its code begins that of its cities), else 0. */
export function nearness(a: string | null, b: string | null): number {
  if (a === null || b === null || a.slice(0, 2) !== b.slice(0, 2)) return 0;
  return a === b && a.length > 2 ? 1 : 0.5;
}
