import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Audience } from './audience.ts';
import { hearsIn, mayAsk, scoreFor } from './testing/oracle.ts';
import { EVENING } from './testing/people.ts';
import { randomFrom } from './testing/random.ts';
import type { AudienceMember, Question, TagWeight } from './types.ts';

const DAY_MS = 86_400_000;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const mostly = fc.constantFrom(true, true, true, false);
const region = fc.constantFrom(null, '34', '3402', '3401', '51', '5101');
const tagName = fc.constantFrom('散步', '雨天', '窑', '茶', '火车', '夜班', '菜谱', '方言', '骑行', '旧书');

function tags(weightMin: number): fc.Arbitrary<TagWeight[]> {
  const weight = fc.double({ min: weightMin, max: 1, noNaN: true });
  return fc.uniqueArray(fc.tuple(tagName, weight), { selector: ([name]) => name, maxLength: 10 });
}

const member: fc.Arbitrary<AudienceMember> = fc.record({
  id: fc.oneof(
    fc.integer({ min: 1, max: 20 }),
    fc.constantFrom(2 ** 32 + 1, 2 ** 40, Number.MAX_SAFE_INTEGER),
  ),
  on: mostly,
  personalised: mostly,
  tags: tags(-1),
  region,
  languages: fc.integer({ min: 0, max: 3 }),
  activeHours: fc.oneof(fc.constant(0xffffff), fc.integer({ min: 0, max: 0xffffff })),
  quietFrom: fc.integer({ min: 0, max: 23 }),
  quietTo: fc.integer({ min: 0, max: 23 }),
  utcOffsetMinutes: fc.oneof(fc.constant(480), fc.integer({ min: -720, max: 840 })),
  acceptRate: share,
  fatigue: share,
  lastAskedAt: fc.oneof(fc.constant(null), fc.integer({ min: EVENING - 9 * DAY_MS, max: EVENING })),
  askedThatWeek: fc.integer({ min: 0, max: 9 }),
  weeklyBudget: fc.integer({ min: 0, max: 9 }),
});
const pool = fc.uniqueArray(member, { selector: ({ id }) => id, maxLength: 23 });
const question: fc.Arbitrary<Question> = fc.record({
  authorId: fc.integer({ min: 1, max: 20 }),
  tags: tags(0),
  region,
  language: fc.integer({ min: 0, max: 3 }),
  now: fc.integer({ min: EVENING - DAY_MS, max: EVENING + 4 * DAY_MS }),
  count: fc.integer({ min: 1, max: 30 }),
  excludes: fc.constantFrom(
    () => false,
    (id: number) => id % 3 === 0,
  ),
  random: fc.integer().map(randomFrom),
});

function audienceOf(members: readonly AudienceMember[], options = {}): Audience {
  const audience = new Audience(options);
  for (const one of members) audience.set(one);
  return audience;
}

/** As they are kept: rounded. Whether they may be asked is judged by what was told, what they are worth by this. */
function kept(audience: Audience, id: number): AudienceMember {
  const found = audience.get(id);
  if (found === null) throw new Error('A member is missing');
  return found;
}

test('everybody asked may be asked, once each, and places stay empty only when there is nobody left', () => {
  fc.assert(
    fc.property(pool, question, (members, asked) => {
      const found = audienceOf(members).candidates(asked);
      const allowed = members.filter((one) => mayAsk(one, asked)).map(({ id }) => id);
      const ids = found.map(({ memberId }) => memberId);
      expect(ids.filter((id) => !allowed.includes(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBe(Math.min(asked.count, allowed.length));
    }),
    { numRuns: 500 },
  );
});

test('who is not personalised is never chosen by fit, and nothing of their taste is kept', () => {
  fc.assert(
    fc.property(pool, question, (members, asked) => {
      const audience = audienceOf(members);
      const chosen = audience.candidates(asked).filter(({ lane }) => lane === 'fit');
      for (const { id } of members.filter(({ personalised }) => !personalised)) {
        expect(chosen.map(({ memberId }) => memberId)).not.toContain(id);
        expect(kept(audience, id)).toMatchObject({ tags: [], region: null });
      }
    }),
  );
});

test('by score alone exactly the best are found, best first', () => {
  fc.assert(
    fc.property(pool, question, (members, asked) => {
      const everybody = members.map((one) => ({ ...one, personalised: true }));
      const audience = audienceOf(everybody, { explore: 0, jitter: 0, variety: 1 });
      const found = audience.candidates(asked);
      const worth = (id: number): number => scoreFor(kept(audience, id), asked);
      const best = everybody.filter((one) => mayAsk(one, asked)).map(({ id }) => worth(id));
      best.sort((a, b) => b - a);
      expect(found.length).toBe(Math.min(asked.count, best.length));
      for (const [i, { memberId, score }] of found.entries()) {
        expect(score).toBeCloseTo(worth(memberId), 5);
        expect(score).toBeCloseTo(best[i] ?? -1, 5);
      }
    }),
    { numRuns: 300 },
  );
});

test('whoever is chosen by fit is nearly as good as everybody left out', () => {
  fc.assert(
    fc.property(pool, question, (members, asked) => {
      const audience = audienceOf(members, { jitter: 0.2, variety: 1 });
      const found = audience.candidates(asked);
      const chosen = found.filter(({ lane }) => lane === 'fit').map(({ score }) => score ?? 0);
      const ids = new Set(found.map(({ memberId }) => memberId));
      const leftOut = members.filter((one) => one.personalised && mayAsk(one, asked) && !ids.has(one.id));
      const lost = Math.max(0, ...leftOut.map(({ id }) => scoreFor(kept(audience, id), asked)));
      expect(Math.min(...chosen)).toBeGreaterThanOrEqual(0.8 * lost - 1e-6);
    }),
  );
});

const act = fc.oneof(
  { weight: 3, arbitrary: member },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 20 }) },
);

test('an index that was changed is the same as one built from what is left', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80 }), question, (acts, asked) => {
      const options = { explore: 0, jitter: 0, variety: 1 };
      const changed = new Audience(options);
      const left = new Map<number, AudienceMember>();
      for (const one of acts) {
        if (typeof one === 'number') {
          changed.leave(one);
          left.delete(one);
        } else {
          changed.set(one);
          left.set(one.id, one);
        }
      }
      const built = audienceOf([...left.values()], options);
      expect(changed.size).toBe(left.size);
      for (const id of [...left.keys(), 1, 2, 3]) expect(changed.get(id)).toEqual(built.get(id));
      const scores = (audience: Audience): (number | null)[] => {
        return audience.candidates({ ...asked, random: randomFrom(1) }).map(({ score }) => score);
      };
      expect(scores(changed)).toEqual(scores(built));
    }),
    { numRuns: 300 },
  );
});

test('what is kept of somebody is what was told, rounded', () => {
  fc.assert(
    fc.property(member, (told) => {
      const audience = audienceOf([told]);
      const found = kept(audience, told.id);
      for (const key of [
        'id',
        'on',
        'personalised',
        'languages',
        'utcOffsetMinutes',
        'weeklyBudget',
      ] as const) {
        expect(found[key]).toBe(told[key]);
      }
      const hours = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => hearsIn(told, hour));
      expect(found.activeHours).toBe(told.on ? hours.reduce((all, hour) => all | (1 << hour), 0) : 0);
      const rate = told.personalised ? told.acceptRate : 0;
      expect(Math.abs(found.acceptRate - rate)).toBeLessThan(1 / 255);
      expect(Math.abs(found.fatigue - told.fatigue)).toBeLessThan(1 / 255);
      expect(Math.abs((found.lastAskedAt ?? 0) - (told.lastAskedAt ?? 0))).toBeLessThan(60_000);
      const weights = new Map(told.personalised ? told.tags : []);
      for (const [name, weight] of found.tags) {
        expect(Math.abs(weight - (weights.get(name) ?? 9))).toBeLessThanOrEqual(1 / 14 + 1e-9);
      }
      const heavy = [...weights.values()].filter((weight) => Math.abs(weight) > 1 / 13).length;
      expect(found.tags.length).toBeGreaterThanOrEqual(Math.min(8, heavy));
      expect(found.tags.length).toBeLessThanOrEqual(8);
      audience.set(found);
      expect(kept(audience, told.id)).toEqual(found);
    }),
  );
});
