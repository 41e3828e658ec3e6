import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

async function search(q: string, spaceId?: number, as?: TestMember) {
  const query = { q, ...(spaceId === undefined ? {} : { spaceId }) };
  return (await t.call(operations.searchPosts, { query, ...(as === undefined ? {} : { as }) })).items;
}
const titles = async (q: string, spaceId?: number, as?: TestMember) =>
  (await search(q, spaceId, as)).map(({ title }) => title);

test('two characters find a title, also inside a longer word, and all words must stand in it', async () => {
  const { spaceId } = await TestSpace.open(t, ['阳台上的薄荷', '发展中国家的茶', '中国的茶馆', 'Tea houses']);
  expect(await titles('薄荷', spaceId)).toEqual(['阳台上的薄荷']);
  expect(await titles('中国', spaceId)).toEqual(['中国的茶馆', '发展中国家的茶']);
  expect(await titles('中国 茶馆', spaceId)).toEqual(['中国的茶馆']);
  expect(await titles('tea', spaceId)).toEqual(['Tea houses']);
  expect(await titles('国茶', spaceId)).toEqual([]);
  const [found] = await search('茶馆', spaceId);
  expect(found?.ranges.map(({ from, to }) => found.title.slice(from, to))).toEqual(['茶馆']);
  expect(found).toMatchObject({ spaceId, spaceName: '小院', commentCount: 0 });
});

test('a title is found as it reads now, and not at all once its post is gone', async () => {
  const space = await TestSpace.open(t, ['旧桥边的书店']);
  const { spaceId, owner } = space;
  const params = { spaceId, postId: space.postIds[0]! };
  await t.call(operations.editPost, { as: owner, params, body: { body: '只改了正文' } });
  expect(await titles('书店', spaceId)).toEqual(['旧桥边的书店']);
  await t.call(operations.editPost, { as: owner, params, body: { title: '新桥边的花店' } });
  expect([await titles('书店', spaceId), await titles('花店', spaceId)]).toEqual([[], ['新桥边的花店']]);
  await t.call(operations.deletePost, { as: owner, params });
  expect(await titles('花店', spaceId)).toEqual([]);
});

test('outside their space only posts of public spaces are found, and none of whom the reader blocks', async () => {
  const space = await TestSpace.open(t, ['听雨的亭子']);
  const { spaceId, owner } = space;
  expect(await titles('听雨')).toEqual(['听雨的亭子']);
  const reader = await t.signIn('读者');
  await t.call(operations.setBlock, { as: reader, params: { memberId: owner.id }, body: { blocked: true } });
  expect(await titles('听雨', undefined, reader)).toEqual([]);
  await t.call(operations.editSpace, { as: owner, params: { spaceId }, body: { visibility: 'unlisted' } });
  expect(await titles('听雨')).toEqual([]);
  expect(await titles('听雨', spaceId)).toEqual(['听雨的亭子']);
});

test('titles that came by another way are found after the index was gone over, and erased words are not', async () => {
  const space = await TestSpace.open(t, ['会走的人写的山路', '别处的山路']);
  const { spaceId } = space;
  await t.database.pool.query('UPDATE posts SET title_grams = NULL WHERE space_id = $1', [spaceId]);
  expect(await titles('山路', spaceId)).toEqual([]);
  await t.app.context.searchIndex.rebuild();
  expect(await titles('山路', spaceId)).toHaveLength(2);
  await t.call(operations.eraseMe, { as: space.owner, body: { words: 'remove', nickname: '店主' } });
  await expect.poll(() => titles('山路', spaceId)).toEqual([]);
  const { rows } = await t.database.pool.query(
    'SELECT post_id FROM posts WHERE space_id = $1 AND title_grams IS NOT NULL',
    [spaceId],
  );
  expect(rows).toEqual([]);
});

test('at most five are shown, and a wish without a word or too long is refused as for comments', async () => {
  const { spaceId } = await TestSpace.open(t, ['桂花一', '桂花二', '桂花三', '桂花四', '桂花五', '桂花六']);
  expect(await titles('桂花', spaceId)).toHaveLength(5);
  for (const [q, code] of [
    ['，。', 'HX_QUERY_EMPTY'],
    ['长'.repeat(41), 'HX_QUERY_TOO_LONG'],
  ] as const) {
    expect(await t.attempt(operations.searchPosts, { query: { q } })).toMatchObject({
      status: 422,
      body: { error: { code } },
    });
  }
});
