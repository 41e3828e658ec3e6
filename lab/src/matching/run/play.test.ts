import { expect, test } from 'vitest';
import type { Outcome, Policy } from '../policy.ts';
import { DAY, MINUTE, WORLD_START, type Schedule } from '../worlds/schedule.ts';
import { play } from './play.ts';

const none = new Float64Array();
const START = WORLD_START;

function worldOf(changes: Partial<Schedule> = {}): Schedule {
  return {
    world: 'M1',
    setting: 'by hand',
    seed: 1,
    wantedMs: 60 * MINUTE,
    members: [0, 1].map((id) => ({ id, taste: none, dailyCap: 3 })),
    comments: [0, 1, 2, 3].map((id) => ({ id, authorId: id === 3 ? 0 : 5, at: START, content: none })),
    visits: [{ memberId: 0, at: START + 1, size: 5 }],
    truth: () => 'pass',
    barrier: (memberId, commentId) => (memberId === 0 && commentId === 3 ? 'own' : null),
    judged: new Uint8Array(4).fill(1),
    appeal: new Float64Array(4),
    ...changes,
  };
}

function dealing(deck: readonly number[], seen: [number, Outcome][] = []): Policy {
  return {
    name: 'fixed',
    commentPosted: () => {},
    deal: () => deck,
    observed: (_memberId, _commentId, at, outcome) => seen.push([at - START, outcome]),
  };
}

test('cards beyond the cap, own ones, unknown ones and repeats are not dealt but counted', () => {
  const { cards, broken } = play(worldOf(), dealing([3, 99, 0, 0, 1, 2, 1]));
  expect(cards.map(({ commentId }) => commentId)).toEqual([0, 1, 2]);
  expect(broken).toEqual({ own: 1, cannot: 1, mute: 0, quiet: 0, twice: 1, cap: 1 });
});

test('the cap is of the day in China, and a new day gives new cards', () => {
  const visits = [1, 2, DAY].map((after) => ({ memberId: 1, at: START + after, size: 2 }));
  const asked: number[] = [];
  const policy: Policy = {
    ...dealing([]),
    deal: ({ size, mayDeal }) => {
      asked.push(size);
      return [0, 1, 2, 3].filter((id) => mayDeal(id)).slice(0, size);
    },
  };
  expect(play(worldOf({ visits }), policy).cards).toHaveLength(4);
  expect(asked).toEqual([2, 1, 2]);
});

test('answers are known at once, a card left unanswered after a quarter of an hour', () => {
  const seen: [number, Outcome][] = [];
  const visits = [1, 16 * MINUTE].map((after) => ({ memberId: 1, at: START + after, size: 1 }));
  const truth = (_memberId: number, commentId: number): Outcome => (commentId === 0 ? 'none' : 'genuine');
  const decks = [[0], [1]];
  play(worldOf({ visits, truth }), { ...dealing([], seen), deal: () => decks.shift() ?? [] });
  expect(seen).toEqual([
    [15 * MINUTE + 1, 'none'],
    [16 * MINUTE, 'genuine'],
  ]);
});

test('a comment cannot be dealt before it is posted', () => {
  const comments = worldOf().comments.map((one) => ({ ...one, at: START + 10 }));
  const { cards, broken } = play(worldOf({ comments }), dealing([0]));
  expect(cards).toEqual([]);
  expect(broken.cannot).toBe(1);
});
