import { operations, type BodyOf, type ReportReason } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { findDrift } from '../recount/find-drift.ts';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

const HOUR = 3_600_000;
let t: TestApp;
let space: TestSpace;
let creator: TestMember;
let second: TestMember;
let postId: number;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  space = await TestSpace.open(t);
  creator = await withRole('创作者', 'creator');
  second = await withRole('小王', 'moderator');
  const body = { title: '翡翠白菜怎么挑', body: '看水头，看色。' };
  postId = (await t.call(operations.createPost, { as: creator, params: here(), body })).id;
});

async function withRole(nickname: string, role: 'creator' | 'moderator'): Promise<TestMember> {
  const as = await t.signIn(nickname);
  const params = { ...here(), memberId: as.id };
  await t.call(operations.setRole, { as: space.owner, params, body: { role } });
  return as;
}
const here = () => ({ spaceId: space.spaceId });
const thisPost = () => ({ ...here(), postId });
/** What is decided names a post by the same parameter as a comment. */
const decided = (id = postId) => ({ ...here(), commentId: id });
const say = async (text: string, as?: TestMember, parentId?: number) => {
  const body = { text, ...(parentId === undefined ? {} : { parentId }) };
  const author = as ?? (await t.signIn('说话的人'));
  return (await t.call(operations.postComment, { as: author, params: thisPost(), body })).id;
};
async function report(reason: ReportReason, note = '', as?: TestMember): Promise<TestMember> {
  const reporter = as ?? (await t.signIn('举报的人'));
  await t.call(operations.reportPost, { as: reporter, params: thisPost(), body: { reason, note } });
  return reporter;
}
const queue = async () => (await t.call(operations.listReported, { as: space.owner, params: here() })).items;
const decide = (body: BodyOf<typeof operations.decideReports>, as = space.owner) =>
  t.attempt(operations.decideReports, { as, params: decided(), body });
const removal = { outcome: 'removed', reason: 'spam', note: '请去别处卖' } as const;
const remove = (as = space.owner) => decide(removal, as);
const appeal = () =>
  t.call(operations.appealDecision, { as: creator, params: decided(), body: { text: '我不卖，只是在教' } });
const answer = (outcome: 'restored' | 'upheld', as = second) =>
  t.attempt(operations.answerAppeal, { as, params: decided(), body: { outcome } });
async function news(as: TestMember): Promise<[string, number, string, boolean, number][]> {
  await t.app.context.notices.settle();
  const { items } = await t.call(operations.listNotices, { as });
  return items.map((item) => [item.kind, item.commentId, item.excerpt, item.gone, item.total]);
}
async function drift(): Promise<readonly unknown[]> {
  await t.app.context.topics.keeper.settle();
  return findDrift(t.database.pool, [space.spaceId]);
}

describe('a reported post', () => {
  test('stands in the same list as reported comments, once a person, and never by whom', async () => {
    const commentId = await say('看着像广告');
    const params = { ...here(), commentId };
    await t.call(operations.reportComment, { as: second, params, body: { reason: 'spam' } });
    t.clock.now += 1_000;
    const reporter = await report('illegal', '卖的是假货');
    await report('spam', '又来一次', reporter);
    await report('spam');
    const items = await queue();
    expect(items).toMatchObject([
      {
        id: postId,
        post: { id: postId, title: '翡翠白菜怎么挑', author: { id: creator.id } },
        postTitle: '翡翠白菜怎么挑',
        reports: 2,
        reasons: [
          { reason: 'spam', reports: 1 },
          { reason: 'illegal', reports: 1 },
        ],
        notes: ['卖的是假货'],
        firstAt: t.clock.now,
        dueAt: t.clock.now + 2 * HOUR,
      },
      { id: commentId, comment: { id: commentId }, postTitle: '翡翠白菜怎么挑', reports: 1 },
    ]);
    expect(items.map((item) => [item.comment === undefined, item.post === undefined])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(JSON.stringify(items)).not.toContain(String(reporter.id));
    const counts = await t.call(operations.getModeration, { as: space.owner, params: here() });
    expect(counts).toMatchObject({ reported: 2, overdue: 0 });
    expect(await drift()).toEqual([]);
  });

  test('is not reported by guests, nor by the id of another space, a comment, or what is gone', async () => {
    const attempt = (params: { spaceId: number; postId: number }, as?: TestMember) =>
      t.attempt(operations.reportPost, {
        params,
        body: { reason: 'spam' },
        ...(as === undefined ? {} : { as }),
      });
    expect(await attempt(thisPost())).toMatchObject({
      status: 401,
      body: { error: { code: 'HX_SESSION_MISSING' } },
    });
    const neighbour = await TestSpace.open(t);
    const reader = await t.signIn('路人');
    expect((await attempt({ spaceId: neighbour.spaceId, postId }, reader)).status).toBe(404);
    const commentId = await say('一句话');
    expect((await attempt({ ...here(), postId: commentId }, reader)).status).toBe(404);
    await remove();
    expect((await attempt(thisPost(), reader)).status).toBe(404);
    expect(await queue()).toEqual([]);
  });

  test('is decided by moderators of its space alone, and by one of two who decide at once', async () => {
    await report('spam');
    const neighbour = await TestSpace.open(t);
    expect((await remove(neighbour.owner)).status).toBe(403);
    expect((await remove(creator)).status).toBe(403);
    const params = { spaceId: neighbour.spaceId, commentId: postId };
    const foreign = { as: neighbour.owner, params, body: removal };
    expect((await t.attempt(operations.decideReports, foreign)).status).toBe(404);
    expect((await decide({ outcome: 'removed' })).status).toBe(400);
    const both = await Promise.all([remove(), remove(second)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const { items } = await t.call(operations.listModerationActs, { as: second, params: here() });
    expect(items).toMatchObject([{ act: 'remove-post', reason: 'spam', text: '翡翠白菜怎么挑' }]);
  });

  test('of a moderator is for another one', async () => {
    await t.call(operations.setRole, {
      as: space.owner,
      params: { ...here(), memberId: creator.id },
      body: { role: 'moderator' },
    });
    await report('spam');
    expect(await decide({ outcome: 'kept' }, creator)).toMatchObject({
      status: 403,
      body: { error: { code: 'HX_OWN_CASE' } },
    });
    expect((await decide({ outcome: 'kept' }, second)).status).toBe(200);
  });

  test('that is kept stays, whoever reported it hears so, and a later report opens it anew', async () => {
    const reporter = await report('other');
    expect((await decide({ outcome: 'kept' })).status).toBe(200);
    expect((await decide({ outcome: 'kept' })).status).toBe(200);
    expect((await decide({ outcome: 'kept' }, second)).body.error?.code).toBe('HX_DECIDED');
    expect(await queue()).toEqual([]);
    expect(await news(reporter)).toEqual([['report', postId, '翡翠白菜怎么挑', false, 1]]);
    await report('spam');
    expect(await queue()).toMatchObject([{ id: postId, reports: 1 }]);
  });

  test('that its author takes back is answered with that, and is no decision', async () => {
    const reporter = await report('spam');
    await t.call(operations.deletePost, { as: creator, params: thisPost() });
    expect(await queue()).toEqual([]);
    expect(await news(reporter)).toEqual([['report', postId, '', true, 1]]);
    const asked = await t.attempt(operations.getDecision, { as: creator, params: decided() });
    expect(asked.status).toBe(404);
  });
});

describe('a removed post', () => {
  const text = '我家的翡翠白菜是祖传的';
  const readers = async () => ({ reader: await t.signIn('读者'), listener: await space.listener() });
  const words = async (as: TestMember) => {
    const comments = await t.call(operations.searchComments, { as, query: { q: '翡翠白菜' } });
    const posts = await t.call(operations.searchPosts, { as, query: { q: '翡翠白菜' } });
    const discovered = await t.call(operations.discover, { as });
    return [
      comments.items.map(({ comment }) => comment.id),
      posts.items.map((post) => post.postId),
      discovered.items.map(({ comment }) => comment.id),
    ].map((ids, kind) => (kind === 1 ? ids.includes(postId) : ids.includes(said)));
  };
  let said: number;
  let reply: number;
  beforeEach(async () => {
    said = await say(text);
    reply = await say('我也有一棵', undefined, said);
    await space.echo(await t.signIn('读者'), said);
    // As scoring writes it where many have echoed.
    await t.database.pool.query('INSERT INTO discoveries (space_id, comment_id, score) VALUES ($1, $2, 1)', [
      space.spaceId,
      said,
    ]);
    await t.app.context.searchIndex.rebuild();
  });

  test('is gone with its thread from every page, search, discovery, deck and public page', async () => {
    const { reader, listener } = await readers();
    const page = async () => (await t.app.http.inject({ url: `/t/${space.spaceId}/${postId}` })).statusCode;
    const thread = () => t.attempt(operations.listThread, { as: reader, params: thisPost() });
    expect([await words(reader), await page(), (await thread()).status]).toEqual([
      [true, true, true],
      200,
      200,
    ]);
    expect(await space.dealtIds(await space.listener())).toContain(said);
    expect((await remove()).status).toBe(200);

    expect(await words(reader)).toEqual([false, false, false]);
    // Kept pages hear of it a moment later.
    await vi.waitFor(async () => expect(await page()).toBe(404), { timeout: 5_000 });
    expect(await space.dealtIds(listener)).toEqual([]);
    const comment = { as: reader, params: { ...here(), commentId: said } };
    const post = { as: reader, params: thisPost() };
    const guest = { params: thisPost() };
    const asked = [
      await thread(),
      await t.attempt(operations.listThread, guest),
      await t.attempt(operations.listThread, { ...guest, headers: { 'user-agent': 'Googlebot/2.1' } }),
      await t.attempt(operations.getPost, post),
      await t.attempt(operations.listLandmarks, post),
      await t.attempt(operations.sharePost, post),
      await t.attempt(operations.getPostGrowth, post),
      await t.attempt(operations.editPost, { as: creator, params: thisPost(), body: { title: '换个名' } }),
      await t.attempt(operations.getComment, comment),
      await t.attempt(operations.listReplies, comment),
      await t.attempt(operations.getCommentHistory, comment),
      await t.attempt(operations.getGrowth, comment),
      await t.attempt(operations.reportComment, { ...comment, body: { reason: 'spam' } }),
      await t.attempt(operations.postComment, { ...post, body: { text: '还能说吗' } }),
    ];
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 404));
    const { items } = await t.call(operations.listPosts, { params: here() });
    expect(items.map(({ id }) => id)).toEqual([space.postIds[0]]);
    expect(await drift()).toEqual([]);
  });

  test('is told to its author with the reason and to who reported it, and shown to nobody else', async () => {
    const reporter = await report('illegal');
    await remove();
    expect(await news(creator)).toContainEqual(['decision', postId, '翡翠白菜怎么挑', true, 1]);
    expect(await news(reporter)).toEqual([['report', postId, '', true, 1]]);
    expect(await t.call(operations.getDecision, { as: creator, params: decided() })).toMatchObject({
      commentId: postId,
      postId,
      kind: 'post',
      text: '翡翠白菜怎么挑\n看水头，看色。',
      reason: 'spam',
      note: '请去别处卖',
      mine: true,
      mayAppeal: true,
    });
    const stranger = await t.attempt(operations.getDecision, { as: reporter, params: decided() });
    expect(stranger.status).toBe(404);
  });

  test('comes back whole when the appeal is right: thread, search, need to be heard, wait for staff', async () => {
    const { reader } = await readers();
    const replied = await say('店家回过的');
    await say('谢谢', space.owner, replied);
    const taken = await say('后来想收回的');
    const author = await t.signIn('收回的人');
    const own = await say('自己收回的', author);
    await t.call(operations.deleteComment, { as: second, params: { ...here(), commentId: taken } });
    const state = async () =>
      (
        await t.database.pool.query(
          `SELECT comment_id, needs_hearing, awaits_staff, listed, replies, echoes_raw FROM comment_stats
           WHERE space_id = $1 AND comment_id <> $2 ORDER BY comment_id`,
          [space.spaceId, own],
        )
      ).rows;
    const before = await state();
    expect(before.map((row) => [row.needs_hearing, row.awaits_staff])).toEqual([
      [true, true],
      [false, false],
      [true, false],
      [false, false],
      [false, false],
    ]);
    await remove();
    expect((await state()).flatMap((row) => [row.needs_hearing, row.awaits_staff])).not.toContain(true);
    await t.call(operations.deleteComment, { as: author, params: { ...here(), commentId: own } });
    await appeal();
    const appeals = await t.call(operations.listAppeals, { as: second, params: here() });
    expect(appeals.items).toMatchObject([
      {
        commentId: postId,
        postId,
        postTitle: '翡翠白菜怎么挑',
        kind: 'post',
        text: '翡翠白菜怎么挑\n看水头，看色。',
        appeal: '我不卖，只是在教',
        mayAnswer: true,
      },
    ]);
    expect(await answer('restored', space.owner)).toMatchObject({ body: { error: { code: 'HX_OWN_CASE' } } });
    expect((await answer('restored')).status).toBe(200);
    expect(await state()).toEqual(before);
    expect(await words(reader)).toEqual([true, true, true]);
    const shown = await t.call(operations.listThread, { as: reader, params: thisPost() });
    expect(shown.items.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([said, replied]);
    const below = await t.call(operations.listReplies, { params: { ...here(), commentId: said } });
    expect(below.items.map(({ id }) => id)).toEqual([reply]);
    expect(await news(creator)).toContainEqual(['decision', postId, '翡翠白菜怎么挑', false, 2]);
    const { items } = await t.call(operations.listModerationActs, { as: second, params: here() });
    expect(items.map(({ act }) => act)).toEqual(['restore-post', 'remove-post', 'remove']);
    expect(await drift()).toEqual([]);
  });

  test('stays away when the removal is upheld, and what its author answers is answered once', async () => {
    await remove();
    const first = { as: creator, params: decided(), body: { text: '请再看看' } };
    await t.call(operations.appealDecision, first);
    expect((await t.attempt(operations.appealDecision, first)).body.error?.code).toBe('HX_APPEALED');
    expect((await answer('upheld')).status).toBe(200);
    expect((await answer('restored')).body.error?.code).toBe('HX_APPEAL_NONE');
    expect((await t.attempt(operations.getPost, { params: thisPost() })).status).toBe(404);
    const { items } = await t.call(operations.listModerationActs, { as: second, params: here() });
    expect(items.map(({ act }) => act)).toEqual(['uphold-post', 'remove-post']);
  });

  test('has a comment restored below it wait until it comes back itself', async () => {
    const author = await t.signIn('被移除的人');
    const id = await say('被误会的话', author);
    const params = { ...here(), commentId: id };
    const stats = async () =>
      (
        await t.database.pool.query(
          'SELECT needs_hearing, awaits_staff FROM comment_stats WHERE space_id = $1 AND comment_id = $2',
          [space.spaceId, id],
        )
      ).rows;
    await t.call(operations.deleteComment, { as: space.owner, params });
    await t.call(operations.appealDecision, { as: author, params, body: { text: '请再看看' } });
    await remove();
    await t.call(operations.answerAppeal, { as: second, params, body: { outcome: 'restored' } });
    expect(await stats()).toEqual([{ needs_hearing: false, awaits_staff: false }]);
    expect((await t.attempt(operations.getComment, { params })).status).toBe(404);
    await appeal();
    await answer('restored');
    expect(await stats()).toEqual([{ needs_hearing: true, awaits_staff: true }]);
    expect(await drift()).toEqual([]);
  });
});

test('deleting the post of somebody else is a decision, which takes a moderator', async () => {
  const other = await withRole('另一位创作者', 'creator');
  await report('abuse');
  expect((await t.attempt(operations.deletePost, { as: other, params: thisPost() })).status).toBe(403);
  await t.call(operations.deletePost, { as: second, params: thisPost() });
  expect(await t.call(operations.getDecision, { as: creator, params: decided() })).toMatchObject({
    kind: 'post',
    reason: 'abuse',
  });
  expect((await t.attempt(operations.deletePost, { as: second, params: thisPost() })).status).toBe(404);
});

test('whoever leaves takes their reports of posts along, and the post that was removed from them does not come back', async () => {
  const reporter = await report('spam');
  await t.call(operations.eraseMe, { as: reporter, body: { words: 'remove', nickname: reporter.nickname } });
  expect(await queue()).toEqual([]);
  await remove();
  await appeal();
  await t.call(operations.eraseMe, { as: creator, body: { words: 'keep', nickname: creator.nickname } });
  expect((await t.call(operations.listAppeals, { as: second, params: here() })).items).toEqual([]);
  const { rows } = await t.database.pool.query(
    'SELECT author_id, title, body FROM posts WHERE post_id = $1',
    [postId],
  );
  expect(rows).toEqual([{ author_id: 0, title: '', body: '' }]);
});
