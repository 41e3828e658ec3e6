import type { Jester } from '../data/jester.ts';
import { gaussian, hash32, randomFrom, weighted, type Random } from '../random.ts';
import { answer, commentsAt, commentsPerDay, DECK, likesOf, timesOf } from './parts.ts';
import { DAY, HOUR, WORLD_START, type Schedule, type ScheduledVisit } from './schedule.ts';
import { tasteOf } from './signal.ts';

export interface M1Setting {
  readonly name: string;
  /** Cards for each comment, before caps. */
  readonly supply: number;
  /** A rating from here on is a genuine answer. */
  readonly threshold: number;
}

const LIKE = { 'like=29%': 5, 'like=15%': 7 } as const;

function setting(supply: number, like: keyof typeof LIKE): M1Setting {
  return { name: `S=${supply} ${like}`, supply, threshold: LIKE[like] };
}

export const M1_SETTINGS: readonly M1Setting[] = [
  ...[2, 3, 6, 10].map((supply) => setting(supply, 'like=29%')),
  ...[3, 6, 10].map((supply) => setting(supply, 'like=15%')),
];

/** Comments of the last day are not judged: they only keep attention scarce while those before get their 24 hours. */
const DAYS = 3;
const JUDGED_DAYS = 2;
const DAILY_CAP = 15;

/** Everything is known: people of `jester.full`, comments that are instances of the texts they all rated. */
export function makeM1(jester: Jester, hours: readonly number[], given: M1Setting, seed: number): Schedule {
  const { threshold, supply } = given;
  const random = randomFrom(1, seed, threshold, Math.round(supply * 1_000));
  const people = jester.full.people;
  const perDay = commentsPerDay(people);
  const { comments, texts } = commentsAt(timesOf(DAYS, perDay, hours, random), jester, threshold, random);
  const { likes, shares } = likesOf(jester, threshold);
  const salt = hash32(2, seed);
  const authors = Int32Array.from(comments, ({ authorId }) => authorId);
  return {
    world: 'M1',
    setting: given.name,
    seed,
    wantedMs: HOUR,
    members: Array.from({ length: people }, (_, id) => ({
      id,
      taste: tasteOf(jester, id, threshold),
      dailyCap: DAILY_CAP,
    })),
    comments,
    visits: visitsOf(people, Math.round((supply * perDay) / DECK), hours, random),
    truth: (memberId, commentId) => answer(salt, memberId, commentId, likes(memberId, texts[commentId] ?? 0)),
    barrier: (memberId, commentId) => (authors[commentId] === memberId ? 'own' : null),
    judged: Uint8Array.from(comments, ({ at }) => (at < WORLD_START + JUDGED_DAYS * DAY ? 1 : 0)),
    appeal: Float64Array.from(texts, (text) => shares[text] ?? 0),
  };
}

/** Few members come often, many seldom: log-normal with deviation 1. */
function visitsOf(
  people: number,
  perDay: number,
  hours: readonly number[],
  random: Random,
): ScheduledVisit[] {
  const member = weighted(Array.from({ length: people }, () => Math.exp(gaussian(random))));
  return timesOf(DAYS, perDay, hours, random).map((at) => ({ memberId: member(random), at, size: DECK }));
}
