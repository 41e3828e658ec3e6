import { limits, operations, type SpaceTagState } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

const MINUTE = 60_000;
let t: TestApp;
let space: TestSpace;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  space = await TestSpace.open(t, ['随便聊聊']);
});

const list = (as?: TestMember) =>
  t.call(operations.listTags, { params: { spaceId: space.spaceId }, ...(as === undefined ? {} : { as }) });
const tags = async () => (await list()).items.map(({ tag }) => tag);
const tag = (word: string, state: SpaceTagState) =>
  t.attempt(operations.setTag, {
    as: space.owner,
    params: { spaceId: space.spaceId, tag: word },
    body: { state },
  });

async function talkOfMint(): Promise<void> {
  for (const text of ['薄荷叶子黄了', '我的薄荷活了', '薄荷可以泡水']) await space.comment({ text });
  const as = await t.signIn('老张');
  for (const text of ['仙人掌开花', '又说仙人掌', '还是仙人掌']) await space.comment({ as, text });
}

test('a space has the tags that its own texts give it, and a young one none', async () => {
  expect(await list()).toEqual({ items: [], hidden: [] });
  await talkOfMint();
  t.clock.now += 10 * MINUTE;
  expect(await list()).toEqual({ items: [{ tag: '薄荷', comments: 3, origin: 'learned' }], hidden: [] });
});

test('a comment that was taken back, or whose author was stopped, makes no tag', async () => {
  const author = await t.signIn('作者');
  const id = await space.comment({ as: author, text: '薄荷叶子黄了' });
  for (const text of ['我的薄荷活了', '薄荷可以泡水']) await space.comment({ text });
  expect(await tags()).toEqual(['薄荷']);
  await t.call(operations.deleteComment, { as: author, params: { spaceId: space.spaceId, commentId: id } });
  t.clock.now += 10 * MINUTE;
  expect(await tags()).toEqual([]);

  const loud = await t.signIn('吵闹的人');
  await space.comment({ as: loud, text: '薄荷薄荷' });
  t.clock.now += 10 * MINUTE;
  expect(await tags()).toEqual(['薄荷']);
  await t.call(operations.setBlocked, {
    as: space.owner,
    params: { spaceId: space.spaceId, memberId: loud.id },
    body: { blocked: true },
  });
  t.clock.now += 10 * MINUTE;
  expect(await tags()).toEqual([]);
});

test('staff add tags, which come first, and hide learned ones, at once', async () => {
  await talkOfMint();
  for (const word of ['阳台 种菜', '仙人掌']) await tag(word, 'added');
  expect((await tag('薄荷', 'hidden')).body).toEqual({
    items: [
      { tag: '阳台 种菜', comments: 0, origin: 'added' },
      { tag: '仙人掌', comments: 3, origin: 'added' },
    ],
    hidden: ['薄荷'],
  });
  expect((await list(space.owner)).hidden).toEqual(['薄荷']);
  for (const word of ['阳台 种菜', '仙人掌']) await tag(word, 'learned');
  expect((await tag('薄荷', 'learned')).body).toEqual({
    items: [{ tag: '薄荷', comments: 3, origin: 'learned' }],
    hidden: [],
  });
});

test('what two of the staff decide at the same moment stands both', async () => {
  await Promise.all([tag('茶', 'added'), tag('咖啡', 'added'), tag('广告', 'hidden')]);
  expect((await tags()).toSorted()).toEqual(['咖啡', '茶']);
  expect((await list(space.owner)).hidden).toEqual(['广告']);
});

test('a tag keeps its place when it is added again', async () => {
  for (const word of ['茶', '咖啡', '茶']) await tag(word, 'added');
  expect(await tags()).toEqual(['茶', '咖啡']);
});

test('members and guests see the tags, not what staff hid', async () => {
  await tag('茶', 'added');
  await tag('广告', 'hidden');
  expect(await list()).toEqual({ items: [{ tag: '茶', comments: 0, origin: 'added' }], hidden: [] });
  expect((await list(await t.signIn('路人'))).hidden).toEqual([]);
});

test('tags are kept in one form: small letters, one space, each once', async () => {
  for (const word of ['  Pour   Over ', 'pour over', 'Tea']) await tag(word, 'added');
  await tag('TEA', 'hidden');
  expect(await list(space.owner)).toMatchObject({ items: [{ tag: 'pour over' }], hidden: ['tea'] });
});

test('a tag that is too long or empty is refused', async () => {
  expect((await tag('长'.repeat(17), 'added')).body.error).toMatchObject({
    code: 'HX_TEXT_TOO_LONG',
    field: 'params.tag',
  });
  expect((await tag('   ', 'added')).body.error?.code).toBe('HX_TEXT_EMPTY');
  expect(await tags()).toEqual([]);
});

test('staff add so many tags and no more, and may hide and change what is there all the same', async () => {
  const words = Array.from({ length: limits.spaceTagsAddedMax }, (_, i) => `词${i}`);
  for (const word of words) await tag(word, 'added');
  expect(await tag('再一个', 'added')).toMatchObject({
    status: 409,
    body: { error: { code: 'HX_TAGS_TOO_MANY' } },
  });
  expect((await tag('词0', 'added')).status).toBe(200);
  expect((await tag('词0', 'hidden')).status).toBe(200);
  expect((await tag('再一个', 'added')).status).toBe(200);
});

test('only staff may set tags', async () => {
  const as = await t.signIn('路人');
  const { body } = await t.attempt(operations.setTag, {
    as,
    params: { spaceId: space.spaceId, tag: '茶' },
    body: { state: 'added' },
  });
  expect(body.error?.code).toBe('HX_FORBIDDEN');
});
