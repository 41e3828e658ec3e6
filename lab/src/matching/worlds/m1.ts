import type { Jester } from '../data/jester.ts';
import type { Outcome, WorldComment, WorldMember } from '../policy.ts';
import { below, gaussian, hash32, randomFrom, weighted, type Random } from '../random.ts';
import { DAY, HOUR, WORLD_START, type Schedule, type ScheduledVisit } from './schedule.ts';
import { tasteOf, textSignals } from './signal.ts';

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

const DAYS = 3;
const JUDGED_DAYS = 2;
/** Of the research: 900 comments a day among 1,473 people. */
const COMMENTS_A_DAY_EACH = 900 / 1_473;
export const DECK = 5;
const DAILY_CAP = 15;
const UNANSWERED = 0.15;
/** How much of a comment's signal is its own; the rest is that of another text. */
const OWN_SIGNAL = 0.6;

/** Everything is known: people of `jester.full`, comments that are instances of the texts they all rated. */
export function makeM1(jester: Jester, hours: readonly number[], given: M1Setting, seed: number): Schedule {
  const random = randomFrom(1, seed, given.threshold, Math.round(given.supply * 1_000));
  const members = membersOf(jester, given.threshold);
  const perDay = Math.max(1, Math.round(COMMENTS_A_DAY_EACH * members.length));
  const times = timesOf(perDay, hours, random);
  const texts = Int32Array.from(times, () => below(random, jester.rest.length));
  const signals = textSignals(jester, given.threshold);
  const comments = times.map((at, id): WorldComment => {
    const authorId = below(random, members.length);
    return { id, authorId, at, content: blurred(signals, texts[id] ?? 0, random) };
  });
  const likes = likesOf(jester, given.threshold);
  const textCount = jester.rest.length;
  const salt = hash32(2, seed);
  const authors = Int32Array.from(comments, ({ authorId }) => authorId);
  const truth = (memberId: number, commentId: number): Outcome => {
    if (hash32(salt, memberId, commentId) < UNANSWERED * 2 ** 32) return 'none';
    return likes[memberId * textCount + (texts[commentId] ?? 0)] === 1 ? 'genuine' : 'pass';
  };
  const shares = appealOf(likes, members.length, textCount);
  return {
    world: 'M1',
    setting: given.name,
    seed,
    wantedMs: HOUR,
    members,
    comments,
    visits: visitsOf(members.length, (given.supply * perDay) / DECK, hours, random),
    truth,
    barrier: (memberId, commentId) => (authors[commentId] === memberId ? 'own' : null),
    judged: Uint8Array.from(comments, ({ at }) => (at < WORLD_START + JUDGED_DAYS * DAY ? 1 : 0)),
    appeal: Float64Array.from(texts, (text) => shares[text] ?? 0),
  };
}

function membersOf(jester: Jester, threshold: number): WorldMember[] {
  return Array.from({ length: jester.full.people }, (_, id) => ({
    id,
    taste: tasteOf(jester, id, threshold),
    dailyCap: DAILY_CAP,
  }));
}

/** So many moments on each day, in order, spread as people write over the hours. */
function timesOf(perDay: number, hours: readonly number[], random: Random): number[] {
  const hour = weighted(hours);
  const times: number[] = [];
  for (let day = 0; day < DAYS; day += 1)
    for (let i = 0; i < perDay; i += 1)
      times.push(WORLD_START + day * DAY + hour(random) * HOUR + below(random, HOUR));
  return times.toSorted((a, b) => a - b);
}

/** Few members come often, many seldom: log-normal with deviation 1. */
function visitsOf(
  people: number,
  perDay: number,
  hours: readonly number[],
  random: Random,
): ScheduledVisit[] {
  const member = weighted(Array.from({ length: people }, () => Math.exp(gaussian(random))));
  return timesOf(Math.round(perDay), hours, random).map((at) => ({
    memberId: member(random),
    at,
    size: DECK,
  }));
}

function blurred(signals: readonly Float64Array[], text: number, random: Random): Float64Array {
  const step = 1 + below(random, Math.max(1, signals.length - 1));
  const own = signals[text] ?? new Float64Array();
  const wrong = signals[(text + step) % signals.length] ?? own;
  return own.map((value, i) => OWN_SIGNAL * value + (1 - OWN_SIGNAL) * (wrong[i] ?? 0));
}

/** People × texts of `rest`: 1 where the rating reaches the threshold. */
function likesOf({ full, rest }: Jester, threshold: number): Uint8Array {
  const likes = new Uint8Array(full.people * rest.length);
  for (let person = 0; person < full.people; person += 1)
    for (const [place, text] of rest.entries())
      if ((full.values[person * full.texts + text] ?? Number.NaN) >= threshold)
        likes[person * rest.length + place] = 1;
  return likes;
}

function appealOf(likes: Uint8Array, people: number, texts: number): Float64Array {
  const shares = new Float64Array(texts);
  for (let i = 0; i < likes.length; i += 1)
    shares[i % texts] = (shares[i % texts] ?? 0) + (likes[i] ?? 0) / people;
  return shares;
}
