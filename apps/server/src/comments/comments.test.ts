import { operations, type CommentPage, type ThreadOrder } from '@huixiang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';

let t: TestApp;
let owner: TestMember;
let spaceId: number;

beforeAll(async () => {
  t = await startTestApp();
  owner = await t.signIn('主人');
  spaceId = (
    await t.call(operations.createSpace, { as: owner, body: { name: '园', kind: 'interest-group' } })
  ).id;
});
afterAll(() => t.close());

async function newPost(): Promise<{ spaceId: number; postId: number }> {
  const post = await t.call(operations.createPost, {
    as: owner,
    params: { spaceId },
    body: { title: '话题' },
  });
  return { spaceId, postId: post.id };
}

async function say(
  postId: number,
  text: string,
  extra: { as?: TestMember; parentId?: number; key?: string } = {},
) {
  const { as = await t.signIn('路人'), parentId, key } = extra;
  return t.call(operations.postComment, {
    as,
    params: { spaceId, postId },
    body: { text, ...(parentId === undefined ? {} : { parentId }) },
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });
}

/** All pages of a thread, one after another. */
async function walk(postId: number, order: ThreadOrder, limit: number): Promise<number[]> {
  const ids: number[] = [];
  let after: string | null = null;
  do {
    const page: CommentPage = await t.call(operations.listThread, {
      params: { spaceId, postId },
      query: { order, limit, ...(after === null ? {} : { after }) },
    });
    ids.push(...page.items.map((comment) => comment.id));
    after = page.next;
  } while (after !== null);
  return ids;
}

test('each order pages through every comment exactly once', async () => {
  const { postId } = await newPost();
  const ids: number[] = [];
  for (let i = 0; i < 23; i += 1) ids.push((await say(postId, `第 ${i} 条`)).id);
  expect(await walk(postId, 'oldest', 5)).toEqual(ids);
  expect(await walk(postId, 'newest', 7)).toEqual(ids.toReversed());
  expect((await walk(postId, 'resonance', 4)).toSorted((a, b) => a - b)).toEqual(ids);
});

test('resonance puts what people echoed first, by the share of those who saw it', async () => {
  const { postId } = await newPost();
  const [seenByMany, loved] = [await say(postId, '很多人看过'), await say(postId, '看过的人多有回响')];
  const people = await Promise.all(Array.from({ length: 30 }, (_, i) => t.signIn(`人${i}`)));
  for (const [index, as] of people.entries()) {
    const seen = index < 10 ? [seenByMany.id, loved.id] : [seenByMany.id];
    await t.call(operations.logExposures, { as, params: { spaceId }, body: { comments: seen } });
    if (index < 8) await t.call(operations.echoComment, { as, params: { spaceId, commentId: loved.id } });
    if (index < 9)
      await t.call(operations.echoComment, { as, params: { spaceId, commentId: seenByMany.id } });
  }
  await t.app.context.ranker.settle();
  t.app.context.threads.changed(spaceId, postId);
  expect(await walk(postId, 'resonance', 10)).toEqual([loved.id, seenByMany.id]);
});

test('seeing a comment again counts the person once, and the author not at all', async () => {
  const { postId } = await newPost();
  const author = await t.signIn('作者');
  const comment = await say(postId, '谁看见了', { as: author });
  const as = await t.signIn('读者');
  for (let i = 0; i < 3; i += 1) {
    await t.call(operations.logExposures, {
      as,
      params: { spaceId },
      body: { comments: [comment.id, comment.id] },
    });
  }
  await t.call(operations.logExposures, {
    as: author,
    params: { spaceId },
    body: { comments: [comment.id] },
  });
  const { rows } = await t.database.pool.query('SELECT shown FROM comment_stats WHERE comment_id = $1', [
    comment.id,
  ]);
  expect(rows).toEqual([{ shown: 1 }]);
});

test('replies stand under their root, oldest first, at any depth', async () => {
  const { postId } = await newPost();
  const root = await say(postId, '开头');
  const first = await say(postId, '回一句', { parentId: root.id });
  const second = await say(postId, '再回一句', { parentId: first.id });
  expect(second).toMatchObject({ parentId: first.id, rootId: root.id });
  const page = await t.call(operations.listReplies, { params: { spaceId, commentId: root.id } });
  expect(page.items.map((comment) => comment.id)).toEqual([first.id, second.id]);
  const thread = await t.call(operations.listThread, { params: { spaceId, postId } });
  expect(thread.items).toMatchObject([{ id: root.id, replyCount: 2 }]);
  expect(await t.call(operations.getPost, { params: { spaceId, postId } })).toMatchObject({
    commentCount: 3,
  });
});

test('an act that is sent again under the same key makes one comment, even at the same moment', async () => {
  const { postId } = await newPost();
  const as = await t.signIn('弱网');
  const sent = await Promise.all(
    Array.from({ length: 8 }, () => say(postId, '只说一次', { as, key: 'act-0001-abcd' })),
  );
  expect(new Set(sent.map((comment) => comment.id)).size).toBe(1);
  expect((await t.call(operations.listThread, { params: { spaceId, postId } })).items).toHaveLength(1);
});

test('saying the same again to the same place is refused, and allowed when time has passed', async () => {
  const { postId } = await newPost();
  const as = await t.signIn('复读');
  await say(postId, '同一句', { as });
  const again = { as, params: { spaceId, postId }, body: { text: '同一句' } };
  expect(await t.attempt(operations.postComment, again)).toMatchObject({
    status: 409,
    body: { error: { code: 'HX_TEXT_REPEATED' } },
  });
  t.clock.now += 11 * 60_000;
  expect(await t.attempt(operations.postComment, again)).toMatchObject({ status: 200 });
});

test('an edit keeps the old words in the history, and ends with the edit window', async () => {
  const { postId } = await newPost();
  const as = await t.signIn('改字');
  const { id: commentId } = await say(postId, '错字', { as });
  const params = { spaceId, commentId };
  t.clock.now += 60_000;
  const edited = await t.call(operations.editComment, { as, params, body: { text: '对了' } });
  expect(edited).toMatchObject({ text: '对了', editedAt: t.clock.now });
  expect((await t.call(operations.getCommentHistory, { params })).items).toEqual([
    { text: '错字', replacedAt: t.clock.now },
  ]);
  t.clock.now += 15 * 60_000;
  expect(await t.attempt(operations.editComment, { as, params, body: { text: '晚了' } })).toMatchObject({
    status: 409,
    body: { error: { code: 'HX_EDIT_WINDOW' } },
  });
});

test('a deleted comment without replies leaves the thread, one with replies keeps its place without its words', async () => {
  const { postId } = await newPost();
  const as = await t.signIn('撤回');
  const alone = await say(postId, '没人回', { as });
  const parent = await say(postId, '有人回', { as });
  await say(postId, '我回', { parentId: parent.id });
  for (const { id } of [alone, parent])
    await t.call(operations.deleteComment, { as, params: { spaceId, commentId: id } });
  const { items } = await t.call(operations.listThread, { params: { spaceId, postId } });
  expect(items).toMatchObject([{ id: parent.id, deleted: true, text: '', author: { nickname: '' } }]);
  expect(await t.call(operations.getPost, { params: { spaceId, postId } })).toMatchObject({
    commentCount: 1,
  });
  const refused = await t.attempt(operations.echoComment, {
    as: owner,
    params: { spaceId, commentId: parent.id },
  });
  expect(refused).toMatchObject({ status: 404 });
});

test('a deletion whose answer was lost is done when it is asked for again, and once', async () => {
  const { postId } = await newPost();
  const as = await t.signIn('弱网');
  for (const by of [as, owner]) {
    const { id: commentId } = await say(postId, `等会儿就删，${by.id}`, { as });
    const deletion = { as: by, params: { spaceId, commentId } };
    await t.call(operations.deleteComment, deletion);
    expect(await t.attempt(operations.deleteComment, deletion)).toMatchObject({ status: 200 });
    const { rows } = await t.database.pool.query(
      'SELECT count(*) AS n FROM decisions WHERE comment_id = $1',
      [commentId],
    );
    expect(rows).toEqual([{ n: by === as ? 0 : 1 }]);
    const stranger = { as: await t.signIn('外人'), params: { spaceId, commentId } };
    expect(await t.attempt(operations.deleteComment, stranger)).toMatchObject({ status: 403 });
  }
});

test('pinned comments lead the first page and do not come twice', async () => {
  const { postId } = await newPost();
  const [first, second] = [await say(postId, '旧的'), await say(postId, '新的')];
  await t.call(operations.setPinned, {
    as: owner,
    params: { spaceId, commentId: first.id },
    body: { pinned: true },
  });
  expect(await walk(postId, 'newest', 10)).toEqual([first.id, second.id]);
  await t.call(operations.setPinned, {
    as: owner,
    params: { spaceId, commentId: first.id },
    body: { pinned: false },
  });
  expect(await walk(postId, 'newest', 10)).toEqual([second.id, first.id]);
});

test('the author’s own page sees a new comment at once', async () => {
  const { postId } = await newPost();
  await t.call(operations.listThread, { params: { spaceId, postId } }).catch(() => undefined);
  const { id } = await say(postId, '马上看到');
  expect((await t.call(operations.listThread, { params: { spaceId, postId } })).items).toMatchObject([
    { id },
  ]);
});

test('somebody whom the moderators stopped can neither speak nor echo, until they allow it again', async () => {
  const { postId } = await newPost();
  const as = await t.signIn('捣乱');
  const { id: commentId } = await say(postId, '别人的话');
  const params = { spaceId, memberId: as.id };
  await t.call(operations.setBlocked, { as: owner, params, body: { blocked: true } });
  const blocked = { status: 403, body: { error: { code: 'HX_BLOCKED' } } };
  expect(
    await t.attempt(operations.postComment, { as, params: { spaceId, postId }, body: { text: '喂' } }),
  ).toMatchObject(blocked);
  expect(await t.attempt(operations.echoComment, { as, params: { spaceId, commentId } })).toMatchObject(
    blocked,
  );
  await t.call(operations.setBlocked, { as: owner, params, body: { blocked: false } });
  expect(await t.attempt(operations.echoComment, { as, params: { spaceId, commentId } })).toMatchObject({
    status: 200,
  });
});

test('a report counts once per person', async () => {
  const { postId } = await newPost();
  const { id: commentId } = await say(postId, '不太好的话');
  const as = await t.signIn('热心');
  for (let i = 0; i < 2; i += 1) {
    await t.call(operations.reportComment, { as, params: { spaceId, commentId }, body: { reason: 'spam' } });
  }
  const { rows } = await t.database.pool.query('SELECT reports FROM comment_stats WHERE comment_id = $1', [
    commentId,
  ]);
  expect(rows).toEqual([{ reports: 1 }]);
});
