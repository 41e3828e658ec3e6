import { operations, type BodyOf, type ReportReason } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findDrift } from '../recount/find-drift.ts';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

const HOUR = 3_600_000;
let t: TestApp;
let space: TestSpace;
let second: TestMember;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  space = await TestSpace.open(t);
  second = await t.signIn('小王');
  const params = { spaceId: space.spaceId, memberId: second.id };
  await t.call(operations.setRole, { as: space.owner, params, body: { role: 'moderator' } });
});

async function report(commentId: number, reason: ReportReason, note = ''): Promise<TestMember> {
  const as = await t.signIn('举报的人');
  const params = { spaceId: space.spaceId, commentId };
  await t.call(operations.reportComment, { as, params, body: { reason, note } });
  return as;
}
const list = (as = space.owner, query = {}) =>
  t.call(operations.listReported, { as, params: { spaceId: space.spaceId }, query });
const decide = (commentId: number, body: BodyOf<typeof operations.decideReports>, as = space.owner) =>
  t.attempt(operations.decideReports, { as, params: { spaceId: space.spaceId, commentId }, body });
const removal = { outcome: 'removed', reason: 'abuse', note: '请不要骂人' } as const;
async function news(as: TestMember): Promise<[string, string, boolean][]> {
  await t.app.context.notices.settle();
  const { items } = await t.call(operations.listNotices, { as });
  return items.map((item) => [item.kind, item.excerpt, item.gone]);
}
const counts = () =>
  t.call(operations.getModeration, { as: space.owner, params: { spaceId: space.spaceId } });

test('comments with reports stand together, the illegal first, with what they are and never by whom', async () => {
  const slow = await space.comment({ text: '广告味很浓的话' });
  const urgent = await space.comment({ text: '看着像违法的话' });
  const reporters = [
    await report(slow, 'spam'),
    await report(slow, 'spam', '到处贴'),
    await report(slow, 'other'),
  ];
  t.clock.now += 1_000;
  reporters.push(await report(urgent, 'illegal'));
  const { items } = await list();
  expect(items).toMatchObject([
    { comment: { id: urgent }, reports: 1, dueAt: t.clock.now + 2 * HOUR, notes: [] },
    {
      comment: { id: slow },
      postTitle: '开张',
      reports: 3,
      reasons: [
        { reason: 'spam', reports: 2 },
        { reason: 'other', reports: 1 },
      ],
      notes: ['到处贴'],
      dueAt: t.clock.now - 1_000 + 24 * HOUR,
    },
  ]);
  const told = JSON.stringify(items);
  expect(reporters.filter(({ id }) => told.includes(String(id)))).toEqual([]);
  expect(await counts()).toMatchObject({ reported: 2, overdue: 0 });
  t.clock.now += 3 * HOUR;
  expect(await counts()).toMatchObject({ reported: 2, overdue: 1 });
});

test('a comment that is kept stays, whoever reported it hears so, and a later report opens it anew', async () => {
  const id = await space.comment({ text: '只是不同意' });
  const reporter = await report(id, 'abuse');
  expect(await decide(id, { outcome: 'kept' })).toMatchObject({ status: 200 });
  expect(await decide(id, { outcome: 'kept' })).toMatchObject({ status: 200 });
  expect((await list()).items).toEqual([]);
  expect(await news(reporter)).toEqual([['report', '只是不同意', false]]);
  await report(id, 'spam');
  expect((await list()).items).toMatchObject([{ comment: { id }, reports: 1 }]);
  expect(await findDrift(t.database.pool, [space.spaceId])).toEqual([]);
});

test('a comment that is removed is gone, its author reads why, and who reported it is not shown the words again', async () => {
  const author = await t.signIn('作者');
  const id = await space.comment({ as: author, text: '骂人的话' });
  const reporter = await report(id, 'other');
  expect(await decide(id, { outcome: 'removed' })).toMatchObject({ status: 400 });
  expect(await decide(id, removal)).toMatchObject({ status: 200 });
  expect(await news(reporter)).toEqual([['report', '', true]]);
  expect(await news(author)).toEqual([['decision', '骂人的话', true]]);
  const params = { spaceId: space.spaceId, commentId: id };
  expect(await t.call(operations.getDecision, { as: author, params })).toMatchObject({
    kind: 'removed',
    reason: 'abuse',
    note: '请不要骂人',
  });
  expect(await t.call(operations.getComment, { params })).toMatchObject({ deleted: true, text: '' });
  expect(await counts()).toMatchObject({ reported: 0 });
});

test('two moderators at once: one decides, the other is told', async () => {
  const id = await space.comment();
  await report(id, 'abuse');
  const both = await Promise.all([decide(id, { outcome: 'kept' }), decide(id, { outcome: 'kept' }, second)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.body.error?.code).toBe('HX_DECIDED');
  const other = await space.comment();
  await report(other, 'abuse');
  const removals = await Promise.all([decide(other, removal), decide(other, removal, second)]);
  expect(removals.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  await t.app.context.topics.keeper.settle();
  expect(await findDrift(t.database.pool, [space.spaceId])).toEqual([]);
});

test('nobody decides about their own comment while another can, and none from another space', async () => {
  const id = await space.comment({ as: second });
  await report(id, 'abuse');
  expect(await decide(id, { outcome: 'kept' }, second)).toMatchObject({
    status: 403,
    body: { error: { code: 'HX_OWN_CASE' } },
  });
  const neighbour = await TestSpace.open(t);
  expect(await decide(id, { outcome: 'kept' }, neighbour.owner)).toMatchObject({ status: 403 });
  const params = { spaceId: neighbour.spaceId, commentId: id };
  const body = { outcome: 'kept' } as const;
  expect(await t.attempt(operations.decideReports, { as: neighbour.owner, params, body })).toMatchObject({
    status: 404,
  });
});

test('what its author takes back is answered with that, and one report by several pages is told once', async () => {
  const author = await t.signIn('作者');
  const ids: number[] = [];
  for (let i = 0; i < 5; i += 1) ids.push(await space.comment({ as: author }));
  for (const id of ids) await report(id, 'spam');
  const first = await list(space.owner, { limit: 2 });
  const rest = await list(space.owner, { limit: 50, after: first.next });
  expect([...first.items, ...rest.items].map((item) => item.id)).toEqual(ids);
  const reporter = await report(ids[0]!, 'other');
  const params = { spaceId: space.spaceId, commentId: ids[0]! };
  await t.call(operations.deleteComment, { as: author, params });
  expect(await news(reporter)).toEqual([['report', '', true]]);
  expect((await list()).items).toHaveLength(4);
});
