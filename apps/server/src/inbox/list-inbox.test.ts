import { operations, type QueryOf } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

let t: TestApp;
let space: TestSpace;
beforeAll(async () => {
  t = await startTestApp();
});
beforeEach(async () => {
  space = await TestSpace.open(t, ['一', '二']);
});
afterAll(() => t.close());

type Query = QueryOf<typeof operations.listInbox>;

function inbox(query: Query = {}) {
  return t.call(operations.listInbox, { as: space.owner, params: { spaceId: space.spaceId }, query });
}

async function ids(query: Query = {}): Promise<number[]> {
  return (await inbox(query)).items.map((item) => item.comment.id);
}

/** Comments a moment apart, so that their order is that of time. */
async function comments(count: number): Promise<number[]> {
  const made: number[] = [];
  for (let i = 0; i < count; i += 1) {
    t.clock.now += 1_000;
    made.push(await space.comment({ post: i % 2 }));
  }
  return made;
}

test('the longest waiting stands first, and an answer by staff moves a comment to the answered', async () => {
  const [first = 0, second = 0, third = 0] = await comments(3);
  expect(await ids({ show: 'unanswered' })).toEqual([first, second, third]);
  await space.reply(space.owner, second, 1);
  await space.reply(await t.signIn('路人'), first);
  expect(await ids({ show: 'unanswered' })).toEqual([first, third]);
  expect(await ids({ show: 'answered' })).toEqual([second]);
  expect(await inbox()).toMatchObject({ unanswered: 2, next: null });
});

test('a row tells where it was said, whether it is answered, a first word, and how often it was reported', async () => {
  const regular = await t.signIn('常客');
  const first = await space.comment({ as: regular });
  const second = await space.comment({ as: regular, post: 1 });
  const params = { spaceId: space.spaceId, commentId: second };
  for (const name of ['甲', '乙']) {
    await t.call(operations.reportComment, { as: await t.signIn(name), params, body: { reason: 'spam' } });
  }
  expect((await inbox()).items).toMatchObject([
    {
      comment: { id: first, author: { nickname: '常客' } },
      postTitle: '一',
      answered: false,
      newcomer: true,
      reports: 0,
    },
    { comment: { id: second }, postTitle: '二', answered: false, newcomer: false, reports: 2 },
  ]);
});

test('replies, comments by staff, deleted comments and those of deleted posts are not in the inbox', async () => {
  const [kept = 0, ofPost = 0, deleted = 0] = await comments(3);
  await space.reply(await t.signIn('路人'), kept);
  await space.comment({ as: space.owner });
  const params = { spaceId: space.spaceId, commentId: deleted };
  await t.call(operations.deleteComment, { as: space.owner, params });
  await space.reply(space.owner, ofPost, 1);
  await t.call(operations.deletePost, {
    as: space.owner,
    params: { spaceId: space.spaceId, postId: space.postIds[1]! },
  });
  expect(await ids()).toEqual([kept]);
  expect(await inbox()).toMatchObject({ unanswered: 1 });
});

test('pages lead through the waiting, oldest first, and then through the answered, newest first, each once', async () => {
  const all = await comments(7);
  const answered = [all[1]!, all[4]!, all[5]!];
  for (const id of answered) await space.reply(space.owner, id, all.indexOf(id) % 2);
  const waiting = all.filter((id) => !answered.includes(id));
  for (const limit of [1, 2, 3, 4, 50]) {
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page = await inbox(after === null ? { limit } : { limit, after });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      seen.push(...page.items.map((item) => item.comment.id));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual([...waiting, ...answered.toReversed()]);
  }
});

test('a position of another section or of no form is refused', async () => {
  const attempt = (query: Query) =>
    t.attempt(operations.listInbox, { as: space.owner, params: { spaceId: space.spaceId }, query });
  for (const query of [
    { after: 'x' },
    { after: 'answered:y' },
    { show: 'unanswered', after: 'answered:5' },
  ] as const) {
    expect(await attempt(query)).toMatchObject({
      status: 400,
      body: { error: { code: 'HX_CURSOR_INVALID' } },
    });
  }
});

test('the inbox is for staff alone', async () => {
  const as = await t.signIn('路人');
  const refused = await t.attempt(operations.listInbox, { as, params: { spaceId: space.spaceId } });
  expect(refused).toMatchObject({ status: 403, body: { error: { code: 'HX_FORBIDDEN' } } });
});
