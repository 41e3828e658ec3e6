import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDrift } from '../recount/find-drift.ts';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

const HOUR = 3_600_000;
let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

/** A comment that the owner of the space removed after a report. */
async function removed() {
  const space = await TestSpace.open(t);
  const author = await t.signIn('被收起的人');
  const commentId = await space.comment({ as: author, text: '我觉得这样不对' });
  await space.reply(await t.signIn('路人'), commentId);
  const params = { spaceId: space.spaceId, commentId };
  const reporter = await t.signIn('举报的人');
  await t.call(operations.reportComment, { as: reporter, params, body: { reason: 'abuse' } });
  await t.call(operations.deleteComment, { as: space.owner, params });
  const toldTo = async (as: TestMember) => {
    await t.app.context.notices.settle();
    const { items } = await t.call(operations.listNotices, { as });
    return items.filter((item) => item.kind === 'decision').map((item) => [item.commentId, item.total]);
  };
  return { space, author, commentId, params, toldTo };
}

test('the author of a removed comment is told, sees the reason and may object, once, with the time promised', async () => {
  const { space, author, commentId, params, toldTo } = await removed();
  expect(await toldTo(author)).toEqual([[commentId, 1]]);
  expect(await t.call(operations.getDecision, { as: author, params })).toMatchObject({
    text: '我觉得这样不对',
    reason: 'abuse',
    mine: true,
    appeal: null,
    answer: null,
  });
  const appeal = { as: author, params, body: { text: '我没有骂人' } };
  const decision = await t.call(operations.appealDecision, appeal);
  expect(decision.appeal).toEqual({ text: '我没有骂人', at: t.clock.now, dueAt: t.clock.now + 72 * HOUR });
  expect(await t.attempt(operations.appealDecision, appeal)).toMatchObject({
    status: 409,
    body: { error: { code: 'HX_APPEALED' } },
  });
  expect(await toldTo(space.owner)).toEqual([[commentId, 1]]);
});

test('a restored comment stands where it stood, and every counter is what its rows say', async () => {
  const { space, author, commentId, params, toldTo } = await removed();
  await t.call(operations.appealDecision, { as: author, params, body: { text: '请再看看' } });
  const answer = { as: space.owner, params, body: { outcome: 'restored', note: '看错了，抱歉。' } } as const;
  expect(await t.call(operations.answerAppeal, answer)).toMatchObject({
    answer: { outcome: 'restored', note: '看错了，抱歉。' },
  });
  expect(await t.call(operations.getComment, { params })).toMatchObject({
    deleted: false,
    text: '我觉得这样不对',
    replyCount: 1,
  });
  const thread = { spaceId: space.spaceId, postId: space.postIds[0]! };
  expect((await t.call(operations.listThread, { params: thread })).items.map((item) => item.id)).toEqual([
    commentId,
  ]);
  expect((await t.call(operations.getPost, { params: thread })).commentCount).toBe(2);
  expect(await toldTo(author)).toEqual([[commentId, 2]]);
  await t.app.context.topics.keeper.settle();
  expect(await findDrift(t.database.pool, [space.spaceId])).toEqual([]);
  expect(await t.attempt(operations.answerAppeal, answer)).toMatchObject({
    status: 409,
    body: { error: { code: 'HX_APPEAL_NONE' } },
  });
});

test('what the removal took comes back with the comment: its marks, its need to be heard, its wait for staff', async () => {
  const space = await TestSpace.open(t);
  const author = await t.signIn('被收起的人');
  const commentId = await space.comment({ as: author });
  const params = { spaceId: space.spaceId, commentId };
  await space.echo(await t.signIn('读者'), commentId);
  await t.call(operations.setPinned, { as: space.owner, params, body: { pinned: true } });
  await t.call(operations.setFeatured, { as: space.owner, params, body: { featured: true } });
  const state = async () => {
    const { rows } = await t.database.pool.query(
      `SELECT c.pinned_at, c.featured_at, s.needs_hearing, s.awaits_staff, s.listed, s.echoes_raw, s.replies
       FROM comments c JOIN comment_stats s USING (space_id, comment_id) WHERE c.comment_id = $1`,
      [commentId],
    );
    return rows[0] as Record<string, unknown>;
  };
  const before = await state();
  expect(before).toMatchObject({ needs_hearing: true, awaits_staff: true, listed: true, echoes_raw: 1 });
  await t.call(operations.deleteComment, { as: space.owner, params });
  const between = { pinned_at: null, featured_at: null, needs_hearing: false, awaits_staff: false };
  expect(await state()).toMatchObject({ ...between, listed: false });
  await t.call(operations.appealDecision, { as: author, params, body: { text: '请再看看' } });
  t.clock.now += HOUR;
  await t.call(operations.answerAppeal, { as: space.owner, params, body: { outcome: 'restored' } });
  expect(await state()).toEqual(before);
  const { items } = await t.call(operations.listInbox, {
    as: space.owner,
    params: { spaceId: space.spaceId },
  });
  expect(items.map((item) => item.comment.id)).toEqual([commentId]);
  expect(await space.dealtIds(await space.listener())).toContain(commentId);
  await t.app.context.topics.keeper.settle();
  expect(await findDrift(t.database.pool, [space.spaceId])).toEqual([]);
});

test('a restored reply counts below its root again, and a root that staff answered meanwhile does not wait', async () => {
  const space = await TestSpace.open(t);
  const author = await t.signIn('作者');
  const root = await space.comment({ as: author });
  const reply = await space.reply(await t.signIn('路人'), root);
  const rootParams = { spaceId: space.spaceId, commentId: root };
  const replyParams = { spaceId: space.spaceId, commentId: reply };
  await t.call(operations.deleteComment, { as: space.owner, params: rootParams });
  await space.reply(space.owner, reply);
  await t.call(operations.appealDecision, { as: author, params: rootParams, body: { text: '请再看看' } });
  const body = { outcome: 'restored' } as const;
  await t.call(operations.answerAppeal, { as: space.owner, params: rootParams, body });
  expect(await t.call(operations.getComment, { params: rootParams })).toMatchObject({
    answered: true,
    replyCount: 2,
  });
  await t.call(operations.deleteComment, { as: space.owner, params: replyParams });
  expect((await t.call(operations.getComment, { params: rootParams })).replyCount).toBe(1);
  await t.app.context.topics.keeper.settle();
  expect(await findDrift(t.database.pool, [space.spaceId])).toEqual([]);
});

test('what is restored, a comment or a post, is in the figures of its hour again', async () => {
  t.clock.now += 24 * HOUR;
  const space = await TestSpace.open(t);
  const author = await t.signIn('创作者');
  const here = { spaceId: space.spaceId };
  const seat = { params: { ...here, memberId: author.id }, body: { role: 'creator' } } as const;
  await t.call(operations.setRole, { as: space.owner, ...seat });
  const body = { title: '第二篇' };
  const { id: postId } = await t.call(operations.createPost, { as: author, params: here, body });
  const commentId = await space.comment({ as: author });
  const figures = async () => {
    t.clock.now += 4 * HOUR;
    const overview = await t.call(operations.getOverview, { as: space.owner, params: here });
    return [overview.posts, overview.comments];
  };
  expect(await figures()).toEqual([2, 1]);
  await t.call(operations.deleteComment, { as: space.owner, params: { ...here, commentId } });
  await t.call(operations.deletePost, { as: space.owner, params: { ...here, postId } });
  expect(await figures()).toEqual([1, 0]);
  for (const id of [commentId, postId]) {
    const params = { ...here, commentId: id };
    await t.call(operations.appealDecision, { as: author, params, body: { text: '请再看看' } });
    await t.call(operations.answerAppeal, { as: space.owner, params, body: { outcome: 'restored' } });
  }
  expect(await figures()).toEqual([2, 1]);
});

test('ten answers at once restore it once', async () => {
  const { space, author, commentId, params } = await removed();
  await t.call(operations.appealDecision, { as: author, params, body: { text: '请再看看' } });
  const answer = { as: space.owner, params, body: { outcome: 'restored' } } as const;
  const all = await Promise.all(Array.from({ length: 10 }, () => t.attempt(operations.answerAppeal, answer)));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await t.call(operations.getComment, { params })).toMatchObject({ id: commentId, replyCount: 1 });
  await t.app.context.topics.keeper.settle();
  expect(await findDrift(t.database.pool, [space.spaceId])).toEqual([]);
});

test('nobody else sees a decision, none is judge in their own case, and what one takes back oneself is no decision', async () => {
  const { space, params } = await removed();
  const stranger = await t.signIn('生人');
  expect((await t.attempt(operations.getDecision, { as: stranger, params })).status).toBe(404);
  const own = await space.comment({ as: stranger });
  const mine = { spaceId: space.spaceId, commentId: own };
  await t.call(operations.deleteComment, { as: stranger, params: mine });
  expect((await t.attempt(operations.getDecision, { as: stranger, params: mine })).status).toBe(404);

  const moderator = await t.signIn('管理员');
  const body = { role: 'moderator' } as const;
  await t.call(operations.setRole, {
    as: space.owner,
    params: { spaceId: space.spaceId, memberId: moderator.id },
    body,
  });
  const theirs = { spaceId: space.spaceId, commentId: await space.comment({ as: moderator }) };
  await t.call(operations.deleteComment, { as: space.owner, params: theirs });
  await t.call(operations.appealDecision, { as: moderator, params: theirs, body: { text: '请再看看' } });
  expect(
    await t.attempt(operations.answerAppeal, {
      as: moderator,
      params: theirs,
      body: { outcome: 'restored' },
    }),
  ).toMatchObject({ status: 403, body: { error: { code: 'HX_FORBIDDEN' } } });
});
