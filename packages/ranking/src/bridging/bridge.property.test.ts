import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bridge, type Rating } from './bridge.ts';

const ratings: fc.Arbitrary<Rating[]> = fc.uniqueArray(
  fc.record({
    memberId: fc.integer({ min: 1, max: 12 }),
    commentId: fc.integer({ min: 100, max: 110 }),
    value: fc.constantFrom<0 | 1>(0, 1),
    weight: fc.constantFrom(0.3, 1),
  }),
  { selector: ({ memberId, commentId }) => `${memberId}:${commentId}`, maxLength: 80 },
);

/** Two sides of ten people, each echoing its own ten comments and passing on those of the other. */
function divided(): Rating[] {
  const found: Rating[] = [];
  for (let member = 0; member < 20; member += 1)
    for (let comment = 0; comment < 20; comment += 1)
      found.push(rated(member, comment, member % 2 === comment % 2 ? 1 : 0));
  return found;
}

function rated(member: number, comment: number, value: 0 | 1): Rating {
  return { memberId: 1_000 + member, commentId: 2_000 + comment, value, weight: 1 };
}

function scoreOf(all: readonly Rating[], comment: number): number {
  return bridge(all).get(2_000 + comment)?.score ?? Number.NaN;
}

test('ten echoes from both sides count for more than ten from one', () => {
  const members = Array.from({ length: 20 }, (_, i) => i);
  const across = members.map((member) => rated(member, 50, member < 10 ? 1 : 0));
  const oneSided = members.map((member) => rated(member, 51, member % 2 === 0 ? 1 : 0));
  const all = [...divided(), ...across, ...oneSided];
  expect(scoreOf(all, 50)).toBeGreaterThan(scoreOf(all, 51) + 0.05);
});

test('a clique that echoes everything of its own does not lift it over what a few strangers agree on', () => {
  const clique = Array.from({ length: 30 }, (_, i) => i + 100);
  const own = clique.flatMap((member) => [60, 61, 62, 63, 64].map((comment) => rated(member, comment, 1)));
  const strangers = Array.from({ length: 20 }, (_, i) => i);
  const seen = strangers.flatMap((member) => [60, 61].map((comment) => rated(member, comment, 0)));
  const shared = strangers.map((member) => rated(member, 65, member < 14 ? 1 : 0));
  const all = [...divided(), ...own, ...seen, ...shared];
  expect(scoreOf(all, 65)).toBeGreaterThan(scoreOf(all, 60));
});

test('the same ratings give the same scores in whatever order they come', () => {
  fc.assert(
    fc.property(ratings, fc.nat(), (all, turn) => {
      const turned = all.map((_, i) => all[(i + turn) % all.length]!);
      expect(bridge(turned)).toEqual(bridge(all));
    }),
  );
});

test('every comment that was rated has a finite score of a sensible size', () => {
  fc.assert(
    fc.property(ratings, (all) => {
      const bridges = bridge(all);
      const finite = [...bridges.values()].every(
        ({ score, lean }) => Math.abs(score) <= 2 && Number.isFinite(lean),
      );
      return finite && bridges.size === new Set(all.map(({ commentId }) => commentId)).size;
    }),
  );
});

test('the more people echo it, the surer the score: one echo is hardly believed, thirty are', () => {
  const echoed = (people: number): number =>
    scoreOf([...divided(), ...Array.from({ length: people }, (_, i) => rated(i + 300, 70, 1))], 70);
  expect(echoed(1)).toBeLessThan(0.2);
  expect(echoed(30)).toBeGreaterThan(echoed(5));
  expect(echoed(5)).toBeGreaterThan(echoed(1));
});
