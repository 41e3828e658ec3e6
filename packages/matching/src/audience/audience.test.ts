import { expect, test } from 'vitest';
import { Audience } from './audience.ts';
import { mayAsk, scoreFor } from './testing/oracle.ts';
import { EVENING, memberLike, questionLike } from './testing/people.ts';
import { randomFrom } from './testing/random.ts';
import type { AudienceMember, AudienceOptions, Question } from './types.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function audienceOf(members: readonly AudienceMember[], options: Partial<AudienceOptions> = {}): Audience {
  const audience = new Audience(options);
  for (const member of members) audience.set(member);
  return audience;
}

function crowd(size: number, like: (id: number) => Partial<AudienceMember>): AudienceMember[] {
  return Array.from({ length: size }, (_, i) => memberLike({ id: i + 1, ...like(i + 1) }));
}

function idsOf(audience: Audience, question: Question): number[] {
  return audience.candidates(question).map(({ memberId }) => memberId);
}

/** How often each member comes up in so many questions. */
function tally(audience: Audience, questions: number, change: Partial<Question> = {}): Map<number, number> {
  const random = randomFrom(7);
  const times = new Map<number, number>();
  for (let i = 0; i < questions; i += 1) {
    for (const id of idsOf(audience, questionLike({ ...change, random })))
      times.set(id, (times.get(id) ?? 0) + 1);
  }
  return times;
}

test('an empty index finds nobody', () => {
  expect(new Audience().candidates(questionLike())).toEqual([]);
});

test('a tired listener comes after a fresh one, and both are equal again some days later', () => {
  const audience = audienceOf(
    crowd(2, () => ({})),
    { explore: 0, jitter: 0 },
  );
  audience.asked(1, EVENING);
  const [first, second] = audience.candidates(questionLike({ now: EVENING + HOUR_MS }));
  expect([first?.memberId, second?.memberId]).toEqual([2, 1]);
  expect(second?.score).toBeLessThan(0.6 * (first?.score ?? 0));
  const later = audience.candidates(questionLike({ now: EVENING + 4 * DAY_MS })).map(({ score }) => score);
  expect(later[0]).toBe(later[1]);
});

test('a pass tires, a genuine answer refreshes, and the accept rate is what the host says', () => {
  const audience = audienceOf(crowd(3, () => ({})));
  for (const id of [1, 2, 3]) audience.asked(id, EVENING);
  audience.answered(1, false, 0.3);
  audience.answered(2, true, 0.6);
  const [passed, genuine, silent] = [1, 2, 3].map((id) => audience.get(id));
  expect(passed?.fatigue).toBeGreaterThan(silent?.fatigue ?? 1);
  expect(genuine?.fatigue).toBeLessThan(silent?.fatigue ?? 0);
  expect(passed?.acceptRate).toBeCloseTo(0.3, 2);
  expect(genuine?.acceptRate).toBeCloseTo(0.6, 2);
});

test('nobody is asked beyond the budget of their week, which begins anew on their own Monday', () => {
  const audience = audienceOf([memberLike({ id: 1, weeklyBudget: 2, utcOffsetMinutes: 480 })]);
  const mayBe = (now: number): boolean => idsOf(audience, questionLike({ now })).length === 1;
  audience.asked(1, EVENING - 1);
  expect(mayBe(EVENING)).toBe(true);
  audience.asked(1, EVENING);
  expect(mayBe(EVENING)).toBe(false);
  const monday = Date.UTC(2026, 9, 11, 16);
  expect([mayBe(monday - 1), mayBe(monday)]).toEqual([false, true]);
  audience.asked(1, monday);
  expect(audience.get(1)?.askedThatWeek).toBe(1);
});

test('who is unknown can leave, be asked and answer without harm', () => {
  const audience = audienceOf(crowd(3, () => ({})));
  audience.leave(9);
  audience.asked(9, EVENING);
  audience.answered(9, true, 1);
  expect(audience.size).toBe(3);
  expect(audience.get(9)).toBeNull();
});

test('equals take turns when all of them are looked at, and when only a few are', () => {
  const members = crowd(600, (id) => ({ tags: [['茶', 1]], region: id % 2 === 0 ? '3402' : '5101' }));
  for (const looks of [4_096, 60]) {
    const times = tally(audienceOf(members, { looks }), 1_200, { tags: [['茶', 1]] });
    const counts = members.map(({ id }) => times.get(id) ?? 0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12_000);
    expect(Math.min(...counts)).toBeGreaterThan(4);
    expect(Math.max(...counts)).toBeLessThan(45);
  }
}, 60_000);

test('those who are not personalised are asked as often as the others, whatever they like', () => {
  const members = crowd(500, (id) => ({ tags: [['茶', 1]], personalised: id % 5 !== 0 }));
  const times = tally(audienceOf(members), 500, { tags: [['茶', 1]] });
  const plain = members.filter(({ personalised }) => !personalised).map(({ id }) => times.get(id) ?? 0);
  const mean = plain.reduce((sum, count) => sum + count, 0) / plain.length;
  expect(mean).toBeGreaterThan(9);
  expect(mean).toBeLessThan(11);
  expect(Math.min(...plain)).toBeGreaterThan(1);
  expect(Math.max(...plain)).toBeLessThan(25);
});

test('some places go to people whom nothing speaks for', () => {
  const members = crowd(400, (id) => (id <= 200 ? { tags: [['茶', 1]] } : {}));
  const audience = audienceOf(members);
  const lanes = Array.from({ length: 100 }, (_, i) => {
    return audience.candidates(questionLike({ tags: [['茶', 1]], random: randomFrom(i) }));
  }).flat();
  expect(lanes.filter(({ memberId }) => memberId > 200).length).toBeGreaterThan(20);
  expect(lanes.filter(({ lane }) => lane === 'random').length).toBeLessThan(150);
  for (const { lane, score } of lanes) expect(score === null).toBe(lane === 'random');
});

test('listeners of one city make room for others nearly as good, but not for strangers', () => {
  const members = crowd(90, (id) => {
    if (id <= 30) return { tags: [['茶', 1]], region: '3402', acceptRate: 0.5 };
    if (id <= 60) return { tags: [['茶', 1]], region: '5101', acceptRate: 0.5 };
    return { region: '6501', acceptRate: 0.5 };
  });
  const audience = audienceOf(members, { explore: 0 });
  const ids = idsOf(audience, questionLike({ tags: [['茶', 1]], region: '3402' }));
  expect(ids.filter((id) => id <= 30).length).toBeGreaterThan(2);
  expect(ids.filter((id) => id > 30 && id <= 60).length).toBeGreaterThan(2);
  expect(ids.filter((id) => id > 60)).toEqual([]);
});

test('in a pool too large to look at everybody the chosen are nearly as good as the best', () => {
  const random = randomFrom(3);
  const names = Array.from({ length: 60 }, (_, i) => `标签${i}`);
  const drawTag = (): string => names[Math.floor(60 * random() ** 2)] as string;
  const members = crowd(30_000, () => ({
    tags: Array.from({ length: 4 }, () => [drawTag(), random()] as const),
    acceptRate: random(),
    activeHours: Math.floor(random() * 0x1000000),
  }));
  const audience = audienceOf(members, { glances: 8_000, looks: 500, explore: 0, variety: 1 });
  const ratios = Array.from({ length: 10 }, () => {
    const question = questionLike({
      tags: [
        [drawTag(), 1],
        [drawTag(), 0.5],
      ],
      random,
    });
    const best = members.filter((one) => mayAsk(one, question)).map((one) => scoreFor(one, question));
    best.sort((a, b) => b - a);
    const found = audience.candidates(question).map(({ score }) => score ?? 0);
    return sum(found) / sum(best.slice(0, found.length));
  });
  expect(sum(ratios) / ratios.length).toBeGreaterThan(0.8);
}, 60_000);

test('a rare interest is found among many, and so is one that came later', () => {
  const members = crowd(20_000, () => ({ tags: [['茶', 1]] }));
  const audience = audienceOf(members, { looks: 500, explore: 0 });
  const question = questionLike({
    tags: [
      ['茶', 0.3],
      ['窑', 1],
    ],
    count: 2,
  });
  audience.set(memberLike({ id: 30_000, tags: [['窑', 1]] }));
  audience.set(memberLike({ id: 77, tags: [['窑', 0.9]] }));
  expect(idsOf(audience, question).toSorted((a, b) => b - a)).toEqual([30_000, 77]);
  audience.set(
    memberLike({
      id: 77,
      tags: [
        ['窑', -1],
        ['茶', 1],
      ],
    }),
  );
  audience.leave(30_000);
  expect(idsOf(audience, question)).not.toContain(77);
});

test('who reads a language that few read is found although others seem to fit better', () => {
  const members = crowd(20_000, (id) => {
    return id % 100 === 0 ? { languages: 2, acceptRate: 0.1 } : { languages: 1, acceptRate: 0.9 };
  });
  const audience = audienceOf(members, { looks: 60, explore: 0 });
  const ids = idsOf(audience, questionLike({ language: 2 }));
  expect(ids.filter((id) => id % 100 !== 0)).toEqual([]);
  expect(new Set(ids).size).toBe(10);
});

test('the book of tags takes 4,095, ignores more, and uses again what nobody has any longer', () => {
  const audience = audienceOf(
    crowd(4_095, (id) => ({ tags: [[`标签${id}`, 1]] })),
    { explore: 0, jitter: 0 },
  );
  const late = memberLike({ id: 9_999, tags: [['迟到', 1]] });
  audience.set(late);
  expect(audience.get(9_999)?.tags).toEqual([]);
  audience.leave(17);
  audience.set(late);
  expect(audience.get(9_999)?.tags).toEqual([['迟到', 1]]);
  expect(idsOf(audience, questionLike({ tags: [['迟到', 1]], count: 1 }))).toEqual([9_999]);
  expect(audience.get(18)?.tags).toEqual([['标签18', 1]]);
});

test('rows are given back when many leave, and who stays is still found', () => {
  const members = crowd(200_000, (id) => ({ tags: [[`标签${id % 50}`, 1]], region: `34${10 + (id % 20)}` }));
  const audience = audienceOf(members);
  const full = audience.bytes;
  for (let id = 1; id <= 199_000; id += 1) audience.leave(id);
  expect(audience.size).toBe(1_000);
  expect(audience.bytes).toBeLessThan(0.65 * full);
  const ids = idsOf(audience, questionLike({ tags: [['标签3', 1]], count: 10 }));
  expect(ids.length).toBe(10);
  expect(Math.min(...ids)).toBeGreaterThan(199_000);
}, 60_000);

test('what cannot be is refused', () => {
  const audience = audienceOf(crowd(3, () => ({})));
  for (const id of [0, -1, 1.5, 2 ** 53]) expect(() => audience.set(memberLike({ id }))).toThrow(RangeError);
  for (const count of [0, 101, 1.5])
    expect(() => audience.candidates(questionLike({ count }))).toThrow(RangeError);
  const nested = (): boolean => audience.candidates(questionLike()).length > 0;
  expect(() => audience.candidates(questionLike({ excludes: nested }))).toThrow(
    'A search may not start another',
  );
  expect(idsOf(audience, questionLike()).length).toBe(3);
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
