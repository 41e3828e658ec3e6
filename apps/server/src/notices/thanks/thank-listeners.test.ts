import { operations, type BodyOf } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/test-app.ts';
import { TestSpace } from '../../testing/test-space.ts';
import { thankListeners } from './thank-listeners.ts';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
let t: TestApp;
let space: TestSpace;
beforeAll(async () => {
  t = await startTestApp();
});
beforeEach(async () => {
  space = await TestSpace.open(t);
});
afterAll(() => t.close());

type Answer = BodyOf<typeof operations.answerCard>;
const round = () => thankListeners(t.app.context);

/** A listener who may be told at any hour, as others have it who set nothing between 8 and 22. */
async function listener(
  settings: Partial<BodyOf<typeof operations.setNoticeSettings>> = {},
): Promise<TestMember> {
  const as = await space.listener();
  const before = await t.call(operations.getNoticeSettings, { as });
  const body = { ...before, quietFrom: 0, quietTo: 0, ...settings };
  await t.call(operations.setNoticeSettings, { as, body });
  return as;
}

/** Deals this comment alone and answers it. */
async function answer(as: TestMember, commentId: number, body: Answer) {
  const { now } = t.clock;
  const ref = { spaceId: space.spaceId, memberId: as.id, commentId };
  const believed = {
    deckId: 1,
    dealtAt: now,
    why: [],
    lane: 'fit',
    predicted: 0.5,
    propensity: 1,
    features: null,
  };
  await t.app.context.cards.deal([{ ...ref, ...believed }]);
  t.clock.now += 1_000;
  return t.call(operations.answerCard, { as, params: { spaceId: space.spaceId, commentId }, body });
}

/** Somebody echoed it before anybody else came. */
async function known(): Promise<number> {
  const commentId = await space.comment();
  await space.echo(await t.signIn('路人'), commentId);
  return commentId;
}

async function thanksOf(as: TestMember) {
  const { items } = await t.call(operations.listNotices, { as });
  return items.filter(({ kind }) => kind === 'thanks');
}

test('the numbers are those of the week that is over: what was heard, and what went on below a reply', async () => {
  const as = await listener();
  const [went, silent, own] = [await known(), await known(), await known()];
  await answer(as, await known(), { answer: 'pass' });
  await answer(as, await known(), { answer: 'mute', mute: 'author' });
  const replies = new Map<number, number>();
  for (const id of [went, silent, own])
    replies.set(id, (await answer(as, id, { answer: 'reply', text: `听见 ${id}` })).replyId!);
  await space.reply(await t.signIn('作者'), replies.get(went)!);
  await space.reply(as, replies.get(own)!);
  const taken = await space.reply(await t.signIn('反悔的人'), replies.get(silent)!);
  const { rows } = await t.database.pool.query<{ author_id: number }>(
    'UPDATE comments SET deleted_at = $2 WHERE comment_id = $1 RETURNING author_id',
    [taken, t.clock.now],
  );
  expect(rows).toHaveLength(1);
  expect(await round()).toBe(0);
  t.clock.now += WEEK;
  expect(await round()).toBe(1);
  expect(await thanksOf(as)).toMatchObject([
    { commentId: went, total: 1, thanks: { answered: 4, outcome: 'went-on', outcomes: 1 } },
  ]);
  const { thanks } = await t.call(operations.getListening, { as });
  expect(thanks).toEqual({ answered: 4, outcome: 'went-on', outcomes: 1 });
  await t.call(operations.readNotices, { as, body: { until: t.clock.now } });
  expect((await t.call(operations.getListening, { as })).thanks).toBeNull();
});

test('who was the first to answer in any way is told so, and only then', async () => {
  const [first, second, revoking] = [await listener(), await listener(), await listener()];
  const ids = [await space.comment(), await space.comment()];
  await answer(first, ids[0]!, { answer: 'echo' });
  await answer(second, ids[0]!, { answer: 'echo' });
  await answer(second, await known(), { answer: 'reply', text: '我后来的' });
  await answer(revoking, ids[1]!, { answer: 'echo' });
  const params = { spaceId: space.spaceId, commentId: ids[1]! };
  await t.call(operations.revokeEcho, { as: revoking, params });
  t.clock.now += WEEK;
  expect(await round()).toBe(1);
  expect(await thanksOf(first)).toMatchObject([{ thanks: { answered: 1, outcome: 'first', outcomes: 1 } }]);
  expect([await thanksOf(second), await thanksOf(revoking)]).toEqual([[], []]);
});

test('nothing is said when there is nothing to say, when this news is off, or when listening is', async () => {
  const [passing, off, resting] = [
    await listener(),
    await listener({ kindsOff: ['thanks'] }),
    await listener(),
  ];
  const ids = [await known(), await space.comment(), await space.comment()];
  await answer(passing, ids[0]!, { answer: 'echo' });
  await answer(off, ids[1]!, { answer: 'echo' });
  await answer(resting, ids[2]!, { answer: 'echo' });
  const { settings } = await t.call(operations.getListening, { as: resting });
  await t.call(operations.setListening, { as: resting, body: { ...settings, on: false } });
  t.clock.now += WEEK;
  expect(await round()).toBe(0);
});

test('quiet hours put it off until they are over', async () => {
  const hour = Math.floor(t.clock.now / HOUR) % 24;
  const as = await listener({ quietFrom: hour, quietTo: (hour + 3) % 24, utcOffsetMinutes: 0 });
  await answer(as, await space.comment(), { answer: 'echo' });
  t.clock.now += WEEK;
  expect(await round()).toBe(0);
  t.clock.now += 3 * HOUR;
  expect(await round()).toBe(1);
});

test('switching the news off takes it from the list, and a comment that is gone shows none of its words', async () => {
  const as = await listener();
  const commentId = await space.comment({ text: '会被删掉的话' });
  await answer(as, commentId, { answer: 'echo' });
  t.clock.now += WEEK;
  await round();
  expect(await thanksOf(as)).toMatchObject([{ excerpt: '会被删掉的话' }]);
  await t.call(operations.deleteComment, { as: space.owner, params: { spaceId: space.spaceId, commentId } });
  expect(await thanksOf(as)).toMatchObject([{ excerpt: '' }]);
  const settings = await t.call(operations.getNoticeSettings, { as });
  await t.call(operations.setNoticeSettings, { as, body: { ...settings, kindsOff: ['thanks'] } });
  expect(await thanksOf(as)).toEqual([]);
});

test('never more than one in seven days, however often and by however many processes it is looked at', async () => {
  const other = await t.startProcess();
  // Quiet until late on some days, so that the first is told late in its week and the next would be early in the next.
  const as = await listener({ quietFrom: 1, quietTo: 0, utcOffsetMinutes: 0 });
  const told: number[] = [];
  for (let hours = 0; hours < 4 * 7 * 24; hours += 5) {
    t.clock.now += 5 * HOUR;
    if (hours % 15 === 0) await answer(as, await space.comment(), { answer: 'echo' });
    const before = (await thanksOf(as))[0]?.at ?? 0;
    await Promise.all([round(), round(), thankListeners(other.context)]);
    const lines = await thanksOf(as);
    expect(lines.length).toBeLessThanOrEqual(1);
    told.push(...lines.map(({ at }) => at).filter((at) => at !== before));
  }
  await other.close();
  expect(told.length).toBeGreaterThanOrEqual(2);
  const gaps = told.slice(1).map((at, index) => at - told[index]!);
  expect(gaps.filter((gap) => gap < WEEK)).toEqual([]);
});
