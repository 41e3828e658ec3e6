import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const noon = Date.UTC(2026, 10, 21, 12);
let t: TestApp;
let space: TestSpace;
beforeAll(async () => {
  t = await startTestApp();
});
beforeEach(async () => {
  t.clock.now = noon;
  space = await TestSpace.open(t, ['一', '二', '三']);
});
afterAll(() => t.close());

function supply() {
  const { owner, spaceId } = space;
  return t.call(operations.getSupply, { as: owner, params: { spaceId } });
}

/** Take a deck and answer its cards, the first so many with an echo. */
async function visit(as: TestMember, echoes: number): Promise<number> {
  const { cards } = await space.deal(as);
  for (const [i, { commentId }] of cards.entries()) {
    const body = { answer: i < echoes ? 'echo' : 'pass' } as const;
    await t.call(operations.answerCard, { as, params: { spaceId: space.spaceId, commentId }, body });
  }
  return cards.length;
}

test('a new space promises nothing', async () => {
  expect(await supply()).toEqual({
    since: noon - DAY_MS,
    days: 1,
    commentsPerDay: 0,
    listeners: { on: 0, visiting: 0 },
    cardsPerDay: { dealt: 0, available: 0, declared: 0 },
    cardsPerComment: null,
    acceptRate: null,
    promise: { share: 0.9, cardsPerDay: null },
    firstHour: { comments: 0, share: null, ceiling: null },
    firstDay: { comments: 0, share: null, ceiling: null },
    verdict: 'not-enough-data',
  });
});

test('comments, cards, visits and answers of the last days are those of the rows', async () => {
  await space.comments(12);
  await space.comment({ as: space.owner });
  const listeners = await Promise.all(Array.from({ length: 6 }, () => space.listener({ dailyCap: 18 })));
  let dealt = 0;
  for (const as of listeners) dealt += await visit(as, 3);
  expect(dealt).toBe(36);
  await space.comment({ as: await space.listener({ dailyCap: 5 }) });
  await space.comment({ as: await space.listener({ on: false }) });
  t.clock.now = noon + 2 * HOUR_MS;
  const found = await supply();
  expect(found).toMatchObject({
    days: 1,
    commentsPerDay: 14,
    listeners: { on: 7, visiting: 6 },
    cardsPerDay: { dealt: 36, available: 36, declared: 6 * 18 + 5 },
    acceptRate: { rate: 0.5, cards: 36 },
    verdict: 'tight',
  });
  expect(found.cardsPerComment).toBeCloseTo(36 / 14);
  const { firstHour, firstDay } = found;
  expect(firstHour.comments).toBe(14);
  expect(firstHour.share).toBeGreaterThan(0.4);
  expect(firstHour.ceiling).toBe(1);
  expect(firstDay).toEqual({ comments: 0, share: null, ceiling: 1 });
});

test('what is answered late counts for the day, not for the hour', async () => {
  const [first = 0, second = 0] = await space.comments(2);
  t.clock.now = noon + HOUR_MS + 1;
  await space.echo(await t.signIn('路人'), first);
  t.clock.now = noon + 30 * HOUR_MS;
  await space.reply(await t.signIn('路人'), second, 1);
  const { days, firstHour, firstDay } = await supply();
  expect(days).toBe(1.25);
  expect([firstHour.share, firstDay.share]).toEqual([0, 0.5]);
});

test('a card that lies unanswered counts against the rate once it is gone, and a week later not at all', async () => {
  await space.comments(6);
  for (let i = 0; i < 6; i += 1) await space.deal(await space.listener());
  expect(await supply()).toMatchObject({ cardsPerDay: { dealt: 36 }, acceptRate: null });
  t.clock.now = noon + 2 * HOUR_MS + 1;
  expect((await supply()).acceptRate).toMatchObject({ rate: 0, cards: 36 });
  t.clock.now = noon + 8 * DAY_MS;
  expect(await supply()).toMatchObject({
    days: 7,
    commentsPerDay: 0,
    cardsPerDay: { dealt: 0, available: 0 },
    listeners: { visiting: 0 },
  });
});

test('a visit that found nothing to hear is supply all the same', async () => {
  const as = await space.listener({ dailyCap: 4 });
  expect(await space.dealtIds(as)).toEqual([]);
  await space.comment({ as });
  expect((await supply()).cardsPerDay).toEqual({ dealt: 0, available: 4, declared: 4 });
});

test('the panel is for staff', async () => {
  const as = await t.signIn('路人');
  const refused = await t.attempt(operations.getSupply, { as, params: { spaceId: space.spaceId } });
  expect(refused).toMatchObject({ status: 403, body: { error: { code: 'HX_FORBIDDEN' } } });
});
