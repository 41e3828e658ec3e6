import { operations } from '@huixiang/contract';
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
const set = (added: string[], hidden: string[] = []) =>
  t.call(operations.setTags, {
    as: space.owner,
    params: { spaceId: space.spaceId },
    body: { added, hidden },
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
  const reply = await set(['阳台 种菜', '仙人掌'], ['薄荷']);
  expect(reply).toEqual({
    items: [
      { tag: '阳台 种菜', comments: 0, origin: 'added' },
      { tag: '仙人掌', comments: 3, origin: 'added' },
    ],
    hidden: ['薄荷'],
  });
  expect((await list(space.owner)).hidden).toEqual(['薄荷']);
  expect(await set([])).toMatchObject({ items: [{ tag: '薄荷', origin: 'learned' }], hidden: [] });
});

test('members and guests see the tags, not what staff hid', async () => {
  await set(['茶'], ['广告']);
  expect(await list()).toEqual({ items: [{ tag: '茶', comments: 0, origin: 'added' }], hidden: [] });
  expect((await list(await t.signIn('路人'))).hidden).toEqual([]);
});

test('tags are kept in one form: small letters, one space, each once, hidden before added', async () => {
  const { items, hidden } = await set(['  Pour   Over ', 'pour over', 'Tea'], ['TEA']);
  expect(items.map(({ tag }) => tag)).toEqual(['pour over']);
  expect(hidden).toEqual(['tea']);
});

test('a tag that is too long or empty is refused, and nothing of the wish is kept', async () => {
  const attempt = (added: string[]) =>
    t.attempt(operations.setTags, {
      as: space.owner,
      params: { spaceId: space.spaceId },
      body: { added, hidden: [] },
    });
  expect((await attempt(['茶', '长'.repeat(17)])).body.error).toMatchObject({
    code: 'HX_TEXT_TOO_LONG',
    field: 'body.added',
  });
  expect((await attempt(['茶', '   '])).body.error?.code).toBe('HX_TEXT_EMPTY');
  expect(await tags()).toEqual([]);
});

test('only staff may set tags', async () => {
  const as = await t.signIn('路人');
  const { body } = await t.attempt(operations.setTags, {
    as,
    params: { spaceId: space.spaceId },
    body: { added: [], hidden: [] },
  });
  expect(body.error?.code).toBe('HX_FORBIDDEN');
});
