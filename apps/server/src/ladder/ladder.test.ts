import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

const DAY_MS = 24 * 3_600_000;
let t: TestApp;
let space: TestSpace;
/** A comment that many felt and nobody replied to, and its author. */
let felt: { commentId: number; author: TestMember };

beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  t.clock.now += 60 * DAY_MS;
  space = await TestSpace.open(t);
  for (const id of await space.comments(12)) await space.echo(await t.signIn('路人'), id);
  const author = await t.signIn('作者');
  const commentId = await space.comment({ as: author });
  for (let i = 0; i < 3; i += 1) await space.echo(await t.signIn('听众'), commentId);
  felt = { commentId, author };
  t.clock.now += 2 * 3_600_000;
});

const ask = (as: TestMember, step: 'say-why' | 'pass-on', commentId = felt.commentId) =>
  t.call(operations.askNextStep, { as, params: { spaceId: space.spaceId, commentId }, body: { step } });
const answer = (as: TestMember, outcome: 'taken' | 'dismissed' | 'never', commentId = felt.commentId) =>
  t.attempt(operations.answerNextStep, {
    as,
    params: { spaceId: space.spaceId, commentId },
    body: { step: 'say-why', outcome },
  });
async function echoer(): Promise<TestMember> {
  const as = await t.signIn('有回响的人');
  await space.echo(as, felt.commentId);
  return as;
}
/** More comments as good as that one. */
async function more(count: number): Promise<number[]> {
  const ids = await space.comments(count);
  for (const id of ids) for (let i = 0; i < 3; i += 1) await space.echo(await t.signIn('听众'), id);
  return ids;
}

test('who echoed what many felt is asked why, once', async () => {
  const as = await echoer();
  expect(await ask(as, 'say-why')).toEqual({ offered: true });
  expect(await ask(as, 'say-why')).toEqual({ offered: false });
});

test('who did not echo and who has said why are not asked', async () => {
  expect(await ask(await t.signIn('没回响的'), 'say-why')).toEqual({ offered: false });
  const said = await echoer();
  await space.reply(said, felt.commentId);
  expect(await ask(said, 'say-why')).toEqual({ offered: false });
});

test('an author whose comment did better than most here is asked to pass it on, and nobody else', async () => {
  expect(await ask(await echoer(), 'pass-on')).toEqual({ offered: false });
  expect(await ask(felt.author, 'pass-on')).toEqual({ offered: true });
});

test('one is asked at most twice a day in all spaces together, and again when days have passed', async () => {
  const as = await echoer();
  const others = await more(2);
  for (const id of others) await space.echo(as, id);
  const asked = [];
  for (const id of [felt.commentId, ...others]) {
    asked.push((await ask(as, 'say-why', id)).offered);
    await answer(as, 'taken', id);
  }
  expect(asked).toEqual([true, true, false]);
  t.clock.now += DAY_MS;
  expect(await ask(as, 'say-why', others[1])).toEqual({ offered: true });
});

test('after one no the question rests, after "never" it does not come back', async () => {
  const as = await echoer();
  const others = await more(2);
  for (const id of others) await space.echo(as, id);
  expect((await ask(as, 'say-why')).offered).toBe(true);
  expect((await answer(as, 'dismissed')).status).toBe(200);
  t.clock.now += DAY_MS;
  expect((await ask(as, 'say-why', others[0])).offered).toBe(false);
  t.clock.now += 3 * DAY_MS;
  expect((await ask(as, 'say-why', others[0])).offered).toBe(true);
  expect((await answer(as, 'never', others[0])).status).toBe(200);
  t.clock.now += 20 * DAY_MS;
  expect((await ask(as, 'say-why', others[1])).offered).toBe(false);
});

test('in a space with few comments nobody is asked', async () => {
  const small = await TestSpace.open(t);
  const commentId = await small.comment();
  const as = await t.signIn('读者');
  await small.echo(as, commentId);
  t.clock.now += 2 * 3_600_000;
  const params = { spaceId: small.spaceId, commentId };
  expect(await t.call(operations.askNextStep, { as, params, body: { step: 'say-why' } })).toEqual({
    offered: false,
  });
});

test('what was not offered cannot be answered', async () => {
  expect(await answer(await echoer(), 'taken')).toMatchObject({ status: 404 });
});

test('a minor is asked nothing', async () => {
  const as = await echoer();
  const body = { ageBand: '14-17' } as const;
  for (const one of [as, felt.author]) await t.call(operations.setProfile, { as: one, body });
  expect(await ask(as, 'say-why')).toEqual({ offered: false });
  expect(await ask(felt.author, 'pass-on')).toEqual({ offered: false });
});
