import type { Jester } from '../data/jester.ts';
import { below, hash32, randomFrom } from '../random.ts';
import { answer, commentsAt, DECK, likesOf } from './parts.ts';
import { HOUR, MINUTE, WORLD_START, type Schedule } from './schedule.ts';
import { tasteOf } from './signal.ts';

const OPEN = 5_000;
const DECKS = 2_000;
const THRESHOLD = 5;
const DAILY_CAP = 1_000;

export const CROWDED = `open=${OPEN}`;

/** So many comments of the last hour wait when the first listener comes: how long does a deck take? */
export function makeCrowded(jester: Jester, seed: number): Schedule {
  const random = randomFrom(11, seed);
  const people = jester.full.people;
  const times = Array.from({ length: OPEN }, () => WORLD_START + below(random, HOUR)).toSorted(
    (a, b) => a - b,
  );
  const { comments, texts } = commentsAt(times, jester, THRESHOLD, random);
  const { likes, shares } = likesOf(jester, THRESHOLD);
  const salt = hash32(12, seed);
  return {
    world: 'M3',
    setting: CROWDED,
    seed,
    wantedMs: HOUR,
    members: Array.from({ length: people }, (_, id) => ({
      id,
      taste: tasteOf(jester, id, THRESHOLD),
      dailyCap: DAILY_CAP,
    })),
    comments,
    visits: Array.from({ length: DECKS }, (_, i) => ({
      memberId: below(random, people),
      at: WORLD_START + HOUR + Math.floor((i * 10 * MINUTE) / DECKS),
      size: DECK,
    })),
    truth: (memberId, commentId) => answer(salt, memberId, commentId, likes(memberId, texts[commentId] ?? 0)),
    barrier: (memberId, commentId) => (comments[commentId]?.authorId === memberId ? 'own' : null),
    judged: new Uint8Array(OPEN).fill(1),
    appeal: Float64Array.from(texts, (text) => shares[text] ?? 0),
  };
}
