import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
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
  space = await TestSpace.open(t);
});
afterAll(() => t.close());

function overview(days?: number) {
  const { owner, spaceId } = space;
  return t.call(operations.getOverview, {
    as: owner,
    params: { spaceId },
    query: days === undefined ? {} : { days },
  });
}

test('an empty space has zeros and a flat curve', async () => {
  expect(await overview()).toMatchObject({
    since: noon - 7 * DAY_MS,
    posts: 1,
    comments: 0,
    memberComments: 0,
    heardWithinHour: 0,
    unanswered: 0,
    activeMembers: 0,
    echoes: { raw: 0, counted: 0, organic: 0 },
    listenersOn: 0,
  });
});

test('comments, members’ comments, waiting and active people are those of the rows', async () => {
  const { owner } = space;
  const busy = await t.signIn('常客');
  const [first, second] = [await space.comment({ as: busy }), await space.comment()];
  await space.comment({ as: owner });
  const removed = await space.comment();
  await t.call(operations.deleteComment, {
    as: owner,
    params: { spaceId: space.spaceId, commentId: removed },
  });
  await space.reply(owner, first);
  await space.reply(busy, second);
  await space.echo(await t.signIn('路人'), first);
  await space.echo(busy, second);
  expect(await overview()).toMatchObject({
    comments: 5,
    memberComments: 2,
    unanswered: 1,
    // The regular, the second author, the owner, and who only echoed.
    activeMembers: 4,
    echoes: { raw: 2, counted: 2, organic: 2 },
  });
});

test('heard within an hour means a standing echo or a reply by another person in that time', async () => {
  const self = await t.signIn('自言自语');
  const [echoed, replied, late, revoked, discounted, alone] = [
    await space.comment(),
    await space.comment(),
    await space.comment(),
    await space.comment(),
    await space.comment(),
    await space.comment({ as: self }),
  ];
  const someone = await t.signIn('路人');
  t.clock.now = noon + HOUR_MS;
  await space.echo(someone, echoed);
  await space.reply(someone, replied);
  await space.reply(self, alone);
  for (const commentId of [revoked, discounted]) await space.echo(someone, commentId);
  await t.call(operations.revokeEcho, {
    as: someone,
    params: { spaceId: space.spaceId, commentId: revoked },
  });
  await t.database.pool.query('INSERT INTO verdicts VALUES ($1, $2, $3, 1, $4, $5)', [
    space.spaceId,
    discounted,
    someone.id,
    'ring',
    noon,
  ]);
  t.clock.now += 1;
  await space.echo(someone, late);
  expect(await overview()).toMatchObject({
    memberComments: 6,
    heardWithinHour: 2,
    echoes: { raw: 3, counted: 2, organic: 2 },
  });
});

test('what is older than the days asked for does not count, but what waits waits', async () => {
  const commentId = await space.comment();
  await space.echo(await t.signIn('早来的'), commentId);
  t.clock.now = noon + 2 * DAY_MS;
  const fresh = await t.signIn('晚来的');
  await space.echo(fresh, commentId);
  expect(await overview(1)).toMatchObject({
    since: noon + DAY_MS,
    posts: 0,
    comments: 0,
    memberComments: 0,
    activeMembers: 1,
    unanswered: 1,
    echoes: { raw: 1, counted: 1, organic: 1 },
  });
  expect(await overview(3)).toMatchObject({
    posts: 1,
    comments: 1,
    echoes: { raw: 2, counted: 2, organic: 2 },
  });
});

test('the curve begins with the days asked for and ends with the echoes', async () => {
  const commentId = await space.comment();
  t.clock.now = noon + 5 * HOUR_MS;
  await space.echo(await t.signIn('路人'), commentId);
  const { echoes, growth, since } = await overview(1);
  expect(growth.startedAt).toBe(since);
  expect(growth.points[0]).toEqual({ at: since, raw: 0, counted: 0, organic: 0 });
  expect(growth.points.at(-1)).toEqual({ at: t.clock.now, ...echoes });
});

test('listeners are members of the space who have it switched on', async () => {
  const joined = await space.listener();
  await space.comment({ as: joined });
  const off = await space.listener({ on: false });
  await space.comment({ as: off });
  await space.listener();
  expect(await overview()).toMatchObject({ listenersOn: 1 });
});

test('the figures are for staff alone', async () => {
  const params = { spaceId: space.spaceId };
  const refused = await t.attempt(operations.getOverview, { as: await t.signIn('路人'), params });
  expect(refused).toMatchObject({ status: 403, body: { error: { code: 'HX_FORBIDDEN' } } });
});
