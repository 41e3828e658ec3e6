import type { Jester } from '../data/jester.ts';
import type { Outcome, WorldComment } from '../policy.ts';
import { below, gaussian, hash32, randomFrom, weighted, type Random } from '../random.ts';
import { answer, chance, commentsAt, commentsPerDay, DECK, likesOf, timesOf, type Likes } from './parts.ts';
import { DAY, HOUR, hourOf, WORLD_START, type Schedule, type ScheduledVisit } from './schedule.ts';
import { tasteOf } from './signal.ts';

export const STRESS = 'stress';

const SUPPLY = 6;
const THRESHOLD = 5;
const DAYS = 3;
const JUDGED_DAYS = 2;

/** Four kinds of listeners: share of the pool, how often they come, and how many cards they leave or pass although they would answer. */
const KINDS = [
  { share: 0.2, activity: 2.5, leaves: 0, withholds: 0 },
  { share: 0.4, activity: 1, leaves: 0, withholds: 0.1 },
  { share: 0.25, activity: 0.8, leaves: 0.25, withholds: 0 },
  { share: 0.15, activity: 1.2, leaves: 0.1, withholds: 0.6 },
] as const;
const PASSERS = 0.1;
const SPAM = { share: 0.05, appeal: 0.02, authors: 0.02 } as const;
const CAPS = [3, 5, 8, 10, 15, 15, 20, 30] as const;
const LEAVING = { share: 0.2, at: WORLD_START + 1.5 * DAY } as const;
/** Ten times the comments in one evening hour of the second day. */
const SPIKE = { times: 10, from: WORLD_START + DAY + 20 * HOUR, to: WORLD_START + DAY + 21 * HOUR } as const;
/** Nobody comes between the first day and the second. */
const NIGHT = { from: WORLD_START + 23 * HOUR, to: WORLD_START + DAY + 7 * HOUR } as const;
/** Half of the members want eight hours of quiet; we offer cards of our own accord at any hour, a tenth of all visits. */
const QUIET = { share: 0.5, hours: 8, earliest: 20, starts: 5 } as const;
const OFFERS = 0.1;
/** Share of authors that a member does not want to hear. */
const MUTES = 0.02;

/** A member's ways, drawn once. */
interface Habits {
  readonly kind: (typeof KINDS)[number];
  readonly passes: boolean;
  readonly cap: number;
  /** Hour at which quiet begins; null without. */
  readonly quietFrom: number | null;
  readonly leaves: boolean;
}

/** M1 under everything at once that goes wrong in a community. */
export function makeM3(jester: Jester, hours: readonly number[], seed: number): Schedule {
  const random = randomFrom(5, seed);
  const people = jester.full.people;
  const habits = Array.from({ length: people }, () => habitsOf(random));
  const perDay = commentsPerDay(people);
  const times = spiked(timesOf(DAYS, perDay, hours, random), random);
  const made = commentsAt(times, jester, THRESHOLD, random);
  const { comments, spam } = withSpam(made.comments, people, random);
  const likes = likesOf(jester, THRESHOLD);
  const salt = hash32(6, seed);
  const flags = (wanted: (comment: WorldComment) => boolean): Uint8Array =>
    Uint8Array.from(comments, (comment) => (wanted(comment) ? 1 : 0));
  return {
    world: 'M3',
    setting: STRESS,
    seed,
    wantedMs: HOUR,
    members: habits.map(({ cap }, id) => ({ id, taste: tasteOf(jester, id, THRESHOLD), dailyCap: cap })),
    comments,
    visits: visitsOf(habits, (SUPPLY * perDay) / DECK, hours, random),
    truth: truthOf(habits, likes, made.texts, spam, salt),
    barrier: (memberId, commentId, at) => {
      const author = comments[commentId]?.authorId ?? -1;
      if (author === memberId) return 'own';
      if (isQuiet(habits[memberId], at)) return 'quiet';
      return chance(MUTES, salt, 7, memberId, author) ? 'mute' : null;
    },
    judged: flags(({ id, at }) => spam[id] === 0 && at < WORLD_START + JUDGED_DAYS * DAY),
    appeal: Float64Array.from(comments, ({ id }) =>
      spam[id] === 1 ? SPAM.appeal : (likes.shares[made.texts[id] ?? 0] ?? 0),
    ),
    stress: {
      spam,
      passer: Uint8Array.from(habits, ({ passes }) => (passes ? 1 : 0)),
      spike: flags(({ id, at }) => spam[id] === 0 && at >= SPIKE.from && at < SPIKE.to),
      night: flags(({ id, at }) => spam[id] === 0 && at >= NIGHT.from && at < NIGHT.to),
    },
  };
}

function habitsOf(random: Random): Habits {
  const kind = KINDS[weighted(KINDS.map(({ share }) => share))(random)] ?? KINDS[0];
  const quiet = random() < QUIET.share;
  return {
    kind,
    passes: random() < PASSERS,
    cap: CAPS[below(random, CAPS.length)] ?? DECK,
    quietFrom: quiet ? (QUIET.earliest + below(random, QUIET.starts)) % 24 : null,
    leaves: random() < LEAVING.share,
  };
}

function isQuiet(habits: Habits | undefined, at: number): boolean {
  const from = habits?.quietFrom ?? null;
  return from !== null && (hourOf(at) - from + 24) % 24 < QUIET.hours;
}

/** The same moments and the further ones of the spike. */
function spiked(times: readonly number[], random: Random): number[] {
  const usual = times.filter((at) => at >= SPIKE.from && at < SPIKE.to).length;
  const more = Array.from({ length: usual * (SPIKE.times - 1) }, () => SPIKE.from + below(random, HOUR));
  return [...times, ...more].toSorted((a, b) => a - b);
}

/** Some comments become spam, all by a few members who write nothing else; in its content nothing tells it from others. */
function withSpam(
  comments: readonly WorldComment[],
  people: number,
  random: Random,
): { comments: WorldComment[]; spam: Uint8Array } {
  const spammers = Math.min(people - 1, Math.max(1, Math.round(SPAM.authors * people)));
  const spam = Uint8Array.from(comments, () => (random() < SPAM.share ? 1 : 0));
  const first = people - spammers;
  return {
    spam,
    comments: comments.map((comment) => ({
      ...comment,
      authorId: spam[comment.id] === 1 ? first + below(random, spammers) : comment.authorId % first,
    })),
  };
}

function visitsOf(
  habits: readonly Habits[],
  perDay: number,
  hours: readonly number[],
  random: Random,
): ScheduledVisit[] {
  const member = weighted(habits.map(({ kind }) => kind.activity * Math.exp(gaussian(random))));
  const come = timesOf(DAYS, Math.round(perDay), hours, random).map((at): ScheduledVisit => {
    const memberId = member(random);
    // Who wants quiet does not come by then either, but after it.
    return { memberId, at: quietEnds(habits[memberId], at), size: DECK };
  });
  const offered = Array.from({ length: Math.round(OFFERS * come.length) }, () => ({
    memberId: below(random, habits.length),
    at: WORLD_START + below(random, DAYS * DAY),
    size: DECK,
  }));
  return [...come, ...offered]
    .filter(({ memberId, at }) => !(habits[memberId]?.leaves === true && at >= LEAVING.at))
    .filter(({ at }) => at < NIGHT.from || at >= NIGHT.to)
    .toSorted((a, b) => a.at - b.at);
}

function quietEnds(habits: Habits | undefined, at: number): number {
  let later = at;
  while (isQuiet(habits, later)) later += HOUR;
  return later;
}

function truthOf(
  habits: readonly Habits[],
  { likes }: Likes,
  texts: Int32Array,
  spam: Uint8Array,
  salt: number,
): (memberId: number, commentId: number) => Outcome {
  return (memberId, commentId) => {
    const { kind, passes } = habits[memberId] ?? { kind: KINDS[0], passes: false };
    if (chance(kind.leaves, salt, 8, memberId, commentId)) return 'none';
    const willing = !passes && !chance(kind.withholds, salt, 9, memberId, commentId);
    const liked =
      spam[commentId] === 1
        ? chance(SPAM.appeal, salt, 10, memberId, commentId)
        : likes(memberId, texts[commentId] ?? 0);
    return answer(salt, memberId, commentId, willing && liked);
  };
}
