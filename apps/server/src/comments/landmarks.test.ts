import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

async function landmarks(space: TestSpace, as?: TestMember): Promise<string[]> {
  const params = { spaceId: space.spaceId, postId: space.postIds[0]! };
  const { items } = await t.call(operations.listLandmarks, { params, ...(as === undefined ? {} : { as }) });
  return items.map(({ kind, comment }) => `${kind} ${comment.id}`);
}
const at = (space: TestSpace, commentId: number) => ({
  as: space.owner,
  params: { spaceId: space.spaceId, commentId },
});

test('a thread offers one’s own newest comments, the creator’s newest reply, and what is pinned and featured', async () => {
  const space = await TestSpace.open(t, ['长谈', '别处']);
  const me = await t.signIn('常来的人');
  const mine: number[] = [];
  for (let i = 0; i < 4; i += 1) mine.push(await space.comment({ as: me }));
  await space.comment({ as: me, post: 1 });
  const [pinned, featured, both] = [await space.comment(), await space.comment(), await space.comment()];
  await space.reply(space.owner, pinned);
  const answer = await space.reply(space.owner, featured);
  // What the creator says by themselves answers nobody.
  await space.comment({ as: space.owner });
  for (const id of [pinned, both])
    await t.call(operations.setPinned, { ...at(space, id), body: { pinned: true } });
  for (const id of [featured, both])
    await t.call(operations.setFeatured, { ...at(space, id), body: { featured: true } });
  const marked = [`answer ${answer}`, `pinned ${both}`, `pinned ${pinned}`, `featured ${featured}`];
  expect((await landmarks(space, me)).toSorted()).toEqual(
    [...mine.slice(1).map((id) => `mine ${id}`), ...marked].toSorted(),
  );
  expect((await landmarks(space)).toSorted()).toEqual(marked.toSorted());
});

test('what was deleted, and who is blocked, is not offered; a thread without any offers nothing', async () => {
  const space = await TestSpace.open(t);
  expect(await landmarks(space)).toEqual([]);
  const [me, other] = [await t.signIn('我'), await t.signIn('不想遇见的人')];
  const mine = await space.comment({ as: me });
  const theirs = await space.comment({ as: other });
  await t.call(operations.setFeatured, { ...at(space, theirs), body: { featured: true } });
  expect(await landmarks(space, me)).toEqual([`mine ${mine}`, `featured ${theirs}`]);
  await t.call(operations.deleteComment, { as: me, params: { spaceId: space.spaceId, commentId: mine } });
  await t.call(operations.setBlock, { as: me, params: { memberId: other.id }, body: { blocked: true } });
  expect(await landmarks(space, me)).toEqual([]);
  const params = { spaceId: space.spaceId, postId: 1 };
  expect((await t.attempt(operations.listLandmarks, { params })).status).toBe(404);
});
