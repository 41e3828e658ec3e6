import { expect, test } from 'vitest';
import type { Outcome } from '../policy.ts';
import { randomFrom } from '../random.ts';
import { play } from '../run/play.ts';
import { makerOf } from '../run/registry.ts';
import { HOUR, WORLD_START, type Schedule } from '../worlds/schedule.ts';

const PEOPLE = 40;
const COMMENTS = 20;
/** Half of the people and half of the comments, in orders that have nothing to do with each other. */
const sides = { member: (id: number) => id % 2 === 0, comment: (id: number) => (id * 13) % 20 < 10 };

/** Twenty comments at once, and everybody comes once for one card. Only the signal tells comments and people of two sides. */
function worldOf(genuine: (memberId: number, commentId: number) => boolean): Schedule {
  const towards = (side: boolean) => Float64Array.of(side ? 1 : -1);
  return {
    world: 'M1',
    setting: 'by hand',
    seed: 1,
    wantedMs: HOUR,
    members: Array.from({ length: PEOPLE }, (_, id) => ({
      id,
      taste: towards(sides.member(id)),
      dailyCap: 9,
    })),
    comments: Array.from({ length: COMMENTS }, (_, id) => ({
      id,
      authorId: PEOPLE,
      at: WORLD_START,
      content: towards(sides.comment(id)),
    })),
    visits: Array.from({ length: PEOPLE }, (_, memberId) => ({
      memberId,
      at: WORLD_START + 1 + memberId,
      size: 1,
    })),
    truth: (memberId, commentId): Outcome => (genuine(memberId, commentId) ? 'genuine' : 'pass'),
    barrier: () => null,
    judged: new Uint8Array(COMMENTS).fill(1),
    appeal: new Float64Array(COMMENTS),
  };
}

/** The first so many cards that are dealt. */
function dealtBy(name: string, schedule: Schedule, count: number) {
  const { seed, wantedMs } = schedule;
  const policy = makerOf(name, schedule)({ seed, random: randomFrom(4, seed), wantedMs });
  return play(schedule, policy).cards.slice(0, count);
}

test.each(['knows-comments', 'knows-rates', 'knows-rates-signal', 'knows-answers'])(
  '%s deals first what is answered at all',
  (name) => {
    const world = worldOf((_member, comment) => comment % 3 === 1);
    const dealt = dealtBy(name, world, 7).map(({ commentId }) => commentId);
    expect(dealt.toSorted((a, b) => a - b)).toEqual([1, 4, 7, 10, 13, 16, 19]);
  },
);

test('who is told what content says of a pair deals by it, and rates alone say nothing of pairs', () => {
  const world = worldOf((member, comment) => sides.member(member) === sides.comment(comment));
  const answered = (name: string) =>
    dealtBy(name, world, COMMENTS).filter(({ outcome }) => outcome === 'genuine').length;
  expect(answered('knows-rates-signal')).toBe(COMMENTS);
  expect(answered('knows-rates')).toBeLessThan(COMMENTS);
});

test('who knows every answer gets one for each comment', () => {
  const world = worldOf((member, comment) => member % COMMENTS === (comment * 7) % COMMENTS);
  const dealt = dealtBy('knows-answers', world, COMMENTS);
  expect(dealt.every(({ outcome }) => outcome === 'genuine')).toBe(true);
});
