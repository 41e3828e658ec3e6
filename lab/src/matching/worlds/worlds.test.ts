import { describe, expect, test } from 'vitest';
import { conversationOf } from '../data/conversations.ts';
import { parseRatings, type Jester } from '../data/jester.ts';
import { makerOf, policyNames } from '../run/registry.ts';
import { measure } from '../metrics/measure.ts';
import { play } from '../run/play.ts';
import { randomFrom } from '../random.ts';
import { syntheticRatings } from '../testing/synthetic-jester.ts';
import { makeM1, M1_SETTINGS } from './m1.ts';
import { makeM2, SIGNALS } from './m2.ts';
import { makeM3 } from './m3.ts';
import { DAY, dayOf, WORLD_START, type Schedule } from './schedule.ts';

const gauge = [5, 7, 8, 13, 15, 16, 17, 18, 19, 20].map((number) => number - 1);
const jester: Jester = {
  full: parseRatings(syntheticRatings(150, 1, () => false)),
  others: parseRatings(syntheticRatings(150, 1, () => false)),
  gauge,
  rest: Array.from({ length: 100 }, (_, text) => text).filter((text) => !gauge.includes(text)),
};
const hours = Array.from({ length: 24 }, (_, hour) => 1 + (hour > 6 ? 5 : 0));
const scarce = M1_SETTINGS.find(({ name }) => name === 'S=3 like=29%')!;

/** 40 people, of whom most vote on most of 30 comments at random times of four days. */
function conversation() {
  const random = randomFrom(3);
  const comments = Array.from({ length: 30 }, (_, id) => [
    'x',
    String(id),
    `p${id}`,
    String(Math.floor(random() * 300_000)),
    'text',
  ]);
  const votes = comments.flatMap(([, id = '', , at = '0']) =>
    Array.from({ length: 40 }, (_, person) => [
      'x',
      String(Number(at) + Math.floor(random() * 100_000)),
      id,
      `p${person}`,
      String(Math.floor(random() * 3) - 1),
    ]).filter(() => random() < 0.8),
  );
  return conversationOf('x', votes, comments);
}

const worlds: [string, (seed: number) => Schedule][] = [
  ['M1', (seed) => makeM1(jester, hours, scarce, seed)],
  ['M2 agree', (seed) => makeM2(conversation(), 'agree', seed)],
  ['M2 rare', (seed) => makeM2(conversation(), 'rare', seed)],
  ['M3', (seed) => makeM3(jester, hours, seed)],
];

function run(schedule: Schedule, name: string) {
  const { seed, wantedMs } = schedule;
  return play(schedule, makerOf(name, schedule)({ seed, random: randomFrom(4, seed), wantedMs }));
}

describe.each(worlds)('%s', (_name, make) => {
  test('is the same for the same seed and another for another', () => {
    const parts = ({ comments, visits, members }: Schedule) => JSON.stringify([comments, visits, members]);
    expect(parts(make(1))).toBe(parts(make(1)));
    expect(parts(make(1))).not.toBe(parts(make(2)));
    expect(run(make(1), 'random').cards).toEqual(run(make(1), 'random').cards);
  });

  test('has comments and visits in the order of time, numbered by place', () => {
    const { comments, visits } = make(1);
    expect(comments.map(({ id }) => id)).toEqual(comments.map((_, place) => place));
    for (const list of [comments, visits])
      expect(list.every(({ at }, i) => at >= (list[i - 1]?.at ?? at))).toBe(true);
    expect(visits.length).toBeGreaterThan(10);
  });

  test('lets nobody break a cap, a mute, a quiet hour or get a card twice', () => {
    const schedule = make(1);
    for (const name of policyNames) {
      const { cards, broken } = run(schedule, name);
      expect(Object.values(broken), name).toEqual([0, 0, 0, 0, 0, 0]);
      expect(new Set(cards.map(({ memberId, commentId }) => `${memberId}:${commentId}`)).size).toBe(
        cards.length,
      );
      const perDay = new Map<string, number>();
      for (const { memberId, commentId, at } of cards) {
        expect(schedule.barrier(memberId, commentId, at)).toBeNull();
        const day = `${memberId}:${dayOf(at)}`;
        perDay.set(day, (perDay.get(day) ?? 0) + 1);
        expect(perDay.get(day)).toBeLessThanOrEqual(schedule.members[memberId]!.dailyCap);
      }
    }
  });

  test('no policy answers more comments within the promise than the oracle', () => {
    for (const seed of [1, 2]) {
      const schedule = { ...make(seed) };
      const metric = schedule.wantedMs > 3_600_000 ? 'e24h' : 'e1h';
      // All comments count: the greatest flow is over all of them, not over the judged alone.
      const whole = { ...schedule, judged: new Uint8Array(schedule.comments.length).fill(1) };
      const best = measure(whole, run(whole, 'oracle')).get(metric)!;
      for (const name of policyNames)
        expect(measure(whole, run(whole, name)).get(metric), name).toBeLessThanOrEqual(best);
    }
  });
});

test('M1 scales with the people and its supply with the setting', () => {
  const small = makeM1(jester, hours, scarce, 1);
  expect(small.comments).toHaveLength(3 * Math.round((900 * 150) / 1_473));
  const dealable = small.visits.reduce((sum, { size }) => sum + size, 0);
  expect(dealable / small.comments.length).toBeCloseTo(3, 1);
  const days = small.comments.map(({ at }) => Math.floor((at - WORLD_START) / DAY));
  expect(days.every((day, id) => (small.judged[id] === 1) === day < 2)).toBe(true);
});

test('M2 keeps at most 4 % of the votes and at most 3.9 cards a comment', () => {
  const source = conversation();
  for (const signal of SIGNALS) {
    const { visits, comments } = makeM2(source, signal, 1);
    expect(visits.length).toBe(Math.round(Math.min(0.04 * source.votes.at.length, 3.9 * comments.length)));
  }
});

test('in M2 a person only sees comments that they voted on, and says what they said', () => {
  const source = conversation();
  const { truth, barrier, comments } = makeM2(source, 'rare', 1);
  const order = source.comments
    .map((_, place) => place)
    .toSorted((a, b) => source.comments[a]!.at - source.comments[b]!.at || a - b);
  const [person, place, vote] = [source.votes.person[0]!, source.votes.comment[0]!, source.votes.vote[0]!];
  const id = order.indexOf(place);
  expect(barrier(person, id, 0)).toBeNull();
  expect(truth(person, id)).toBe(vote === -1 ? 'genuine' : 'pass');
  expect(comments.every((comment) => barrier(comment.authorId, comment.id, 0) === 'own')).toBe(true);
});

test('M3 has spam, a spike and a night without visitors', () => {
  const { stress, visits, comments } = makeM3(jester, hours, 1);
  const count = (flags: Uint8Array | undefined) =>
    (flags ?? new Uint8Array()).filter((flag) => flag === 1).length;
  expect(count(stress?.spam)).toBeGreaterThan(0);
  expect(count(stress?.passer)).toBeGreaterThan(0);
  expect(count(stress?.spike)).toBeGreaterThan(comments.length / 20);
  const night = comments.filter(({ id }) => stress?.night[id] === 1);
  const last = night.at(-1)!.at;
  expect(visits.filter(({ at }) => at >= night[0]!.at && at <= last)).toEqual([]);
});
