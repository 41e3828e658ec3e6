import type { Jester } from '../data/jester.ts';
import type { Outcome, WorldComment } from '../policy.ts';
import { below, hash32, weighted, type Random } from '../random.ts';
import { DAY, HOUR, WORLD_START } from './schedule.ts';
import { textSignals } from './signal.ts';

/** Of the research: 900 comments a day among 1,473 people. */
const COMMENTS_A_DAY_EACH = 900 / 1_473;
/** How much of a comment's signal is its own; the rest is that of another text. */
const OWN_SIGNAL = 0.6;
const UNANSWERED = 0.15;
export const DECK = 5;

export function commentsPerDay(people: number): number {
  return Math.max(1, Math.round(COMMENTS_A_DAY_EACH * people));
}

/** So many moments on each of the days from the first on, in order, spread as people write over the hours. */
export function timesOf(days: number, perDay: number, hours: readonly number[], random: Random): number[] {
  const hour = weighted(hours);
  const times: number[] = [];
  for (let day = 0; day < days; day += 1)
    for (let i = 0; i < perDay; i += 1)
      times.push(WORLD_START + day * DAY + hour(random) * HOUR + below(random, HOUR));
  return times.toSorted((a, b) => a - b);
}

/** A comment at each of the times: an instance of a random text by a random author, whose signal is partly that of another text. */
export function commentsAt(
  times: readonly number[],
  jester: Jester,
  threshold: number,
  random: Random,
): { comments: WorldComment[]; texts: Int32Array } {
  const texts = Int32Array.from(times, () => below(random, jester.rest.length));
  const signals = textSignals(jester, threshold);
  const comments = times.map((at, id) => {
    const authorId = below(random, jester.full.people);
    return { id, authorId, at, content: blurred(signals, texts[id] ?? 0, random) };
  });
  return { comments, texts };
}

function blurred(signals: readonly Float64Array[], text: number, random: Random): Float64Array {
  const step = 1 + below(random, Math.max(1, signals.length - 1));
  const own = signals[text] ?? new Float64Array();
  const wrong = signals[(text + step) % signals.length] ?? own;
  return own.map((value, i) => OWN_SIGNAL * value + (1 - OWN_SIGNAL) * (wrong[i] ?? 0));
}

/** Who likes which text of `rest`. */
export interface Likes {
  readonly likes: (person: number, text: number) => boolean;
  /** Share of people, by text. */
  readonly shares: Float64Array;
}

export function likesOf({ full, rest }: Jester, threshold: number): Likes {
  const texts = rest.length;
  const table = new Uint8Array(full.people * texts);
  const shares = new Float64Array(texts);
  for (let person = 0; person < full.people; person += 1)
    for (const [place, text] of rest.entries()) {
      if (!((full.values[person * full.texts + text] ?? Number.NaN) >= threshold)) continue;
      table[person * texts + place] = 1;
      shares[place] = (shares[place] ?? 0) + 1 / full.people;
    }
  return { likes: (person, text) => table[person * texts + text] === 1, shares };
}

/** True with this chance, always the same for the same numbers. */
export function chance(share: number, ...numbers: readonly number[]): boolean {
  return hash32(...numbers) < share * 2 ** 32;
}

/** What a member says to a comment if dealt it, fixed by both: some cards are left unanswered, the rest follow the liking. */
export function answer(salt: number, memberId: number, commentId: number, likes: boolean): Outcome {
  if (chance(UNANSWERED, salt, memberId, commentId)) return 'none';
  return likes ? 'genuine' : 'pass';
}
