import type { AudienceMember, Question } from '../types.ts';
import { randomFrom } from './random.ts';

/** A Thursday, 20:30 in China. */
export const EVENING = Date.UTC(2026, 9, 8, 12, 30);

/** Somebody in China who may be asked at any hour, five times a week, and answers every other time. */
export function memberLike(change: Partial<AudienceMember> & { readonly id: number }): AudienceMember {
  return {
    on: true,
    personalised: true,
    tags: [],
    region: null,
    languages: 0,
    activeHours: 0xffffff,
    quietFrom: 0,
    quietTo: 0,
    utcOffsetMinutes: 480,
    acceptRate: 0.5,
    fatigue: 0,
    lastAskedAt: null,
    askedThatWeek: 0,
    weeklyBudget: 5,
    ...change,
  };
}

/** A comment of nobody in the index about nothing in particular. */
export function questionLike(change: Partial<Question> = {}): Question {
  return {
    authorId: Number.MAX_SAFE_INTEGER - 1,
    tags: [],
    region: null,
    language: 0,
    now: EVENING,
    count: 10,
    excludes: () => false,
    random: randomFrom(1),
    ...change,
  };
}
