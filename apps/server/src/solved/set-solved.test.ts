import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

interface Asked {
  readonly space: TestSpace;
  readonly author: TestMember;
  readonly commentId: number;
}

async function asked(): Promise<Asked> {
  const space = await TestSpace.open(t);
  const author = await t.signIn('提问的人');
  return { space, author, commentId: await space.comment({ as: author, text: '洗衣机一直响，怎么办？' }) };
}

function input({ space, commentId }: Asked, as: TestMember, solved: boolean) {
  return { as, params: { spaceId: space.spaceId, commentId }, body: { solved } };
}
const mark = (one: Asked, as: TestMember, solved = true) =>
  t.call(operations.setSolved, input(one, as, solved));
const refusal = (one: Asked, as: TestMember) => t.attempt(operations.setSolved, input(one, as, true));

function inbox({ space }: Asked, show: 'unanswered' | 'answered') {
  return t.call(operations.listInbox, {
    as: space.owner,
    params: { spaceId: space.spaceId },
    query: { show },
  });
}

async function told(as: TestMember): Promise<Record<string, number>> {
  await t.app.context.notices.settle();
  const { items } = await t.call(operations.listNotices, { as });
  return Object.fromEntries(items.map(({ kind, total }) => [kind, total]));
}

test('the creator marks a comment as solved: the thread shows it, the inbox lets it go, its author is told', async () => {
  const one = await asked();
  const { space, commentId, author } = one;
  expect(await mark(one, space.owner)).toMatchObject({ id: commentId, solved: true });
  const params = { spaceId: space.spaceId, postId: space.postIds[0]! };
  const { items } = await t.call(operations.listThread, { params });
  expect(items).toMatchObject([{ id: commentId, solved: true }]);
  // Solved is not the same as answered by the creator.
  expect(items[0]).not.toHaveProperty('answered');
  expect(await inbox(one, 'unanswered')).toMatchObject({ items: [], unanswered: 0 });
  expect((await inbox(one, 'answered')).items.map((item) => item.comment.id)).toEqual([commentId]);
  await expect.poll(() => told(author)).toEqual({ solved: 1 });
});

test('taking the mark back undoes all of it', async () => {
  const one = await asked();
  await mark(one, one.space.owner);
  await expect.poll(() => told(one.author)).toEqual({ solved: 1 });
  expect(await mark(one, one.space.owner, false)).not.toHaveProperty('solved');
  expect(await inbox(one, 'unanswered')).toMatchObject({ unanswered: 1, items: [{ answered: false }] });
  expect((await inbox(one, 'answered')).items).toEqual([]);
  await expect.poll(() => told(one.author)).toEqual({});
});

test('who asked may say so as well, and take it back; nobody tells them what they did themselves', async () => {
  const one = await asked();
  expect(await mark(one, one.author)).toMatchObject({ solved: true });
  await toldSomethingElse(one);
  expect(await told(one.author)).toEqual({ echo: 1 });
  await mark(one, one.author, false);
  await mark(one, one.space.owner);
  expect(await mark(one, one.author, false)).not.toHaveProperty('solved');
});

/** Something else that is told, so that waiting for it is waiting for the mark too. */
async function toldSomethingElse({ space, commentId, author }: Asked): Promise<void> {
  await space.echo(await t.signIn('路人'), commentId);
  await expect.poll(() => told(author)).toHaveProperty('echo');
}

test('every change is noted with who made it, and repeating one notes nothing', async () => {
  const one = await asked();
  await mark(one, one.space.owner);
  await Promise.all([mark(one, one.space.owner), mark(one, one.author)]);
  await mark(one, one.author, false);
  await mark(one, one.author, false);
  const { rows } = await t.database.pool.query(
    'SELECT member_id, solved FROM solved_acts WHERE comment_id = $1 ORDER BY act_id',
    [one.commentId],
  );
  expect(rows).toEqual([
    { member_id: one.space.owner.id, solved: true },
    { member_id: one.author.id, solved: false },
  ]);
});

test('nobody else may, and there is nothing to solve in a reply, in words of the staff, or in a deleted comment', async () => {
  const one = await asked();
  const { space, author } = one;
  const stranger = await t.signIn('路人');
  expect(await refusal(one, stranger)).toMatchObject({
    status: 403,
    body: { error: { code: 'HX_FORBIDDEN' } },
  });
  const gone = { ...one, commentId: await space.comment({ as: author, text: '打错了' }) };
  const params = { spaceId: space.spaceId, commentId: gone.commentId };
  await t.call(operations.deleteComment, { as: author, params });
  const others = [
    { ...one, commentId: await space.reply(author, one.commentId) },
    { ...one, commentId: await space.comment({ as: space.owner }) },
    gone,
  ];
  for (const other of others) {
    expect(await refusal(other, space.owner)).toMatchObject({
      status: 404,
      body: { error: { code: 'HX_NOT_FOUND' } },
    });
  }
});
