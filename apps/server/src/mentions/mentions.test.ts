import { operations, type Comment } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';
import { findMentions } from './find-mentions.ts';

let t: TestApp;
let space: TestSpace;
let ming: TestMember;
let xiao: TestMember;

beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  space = await TestSpace.open(t);
  [ming, xiao] = [await t.signIn('小明'), await t.signIn('小明的猫')];
  await space.comment({ as: ming, text: '先说一句' });
  await space.comment({ as: xiao, text: '喵' });
});

const say = (as: TestMember, text: string): Promise<Comment> =>
  t.call(operations.postComment, {
    as,
    params: { spaceId: space.spaceId, postId: space.postIds[0]! },
    body: { text },
  });
const names = (comment: Comment | undefined) => comment?.mentions?.map(({ nickname }) => nickname);
async function told(as: TestMember): Promise<number[]> {
  await t.app.context.notices.settle();
  const { items } = await t.call(operations.listNotices, { as });
  return items.filter(({ kind }) => kind === 'mention').map(({ commentId }) => commentId);
}

test('a comment speaks to those who take part, and they are told', async () => {
  const comment = await say(await t.signIn('甲'), '@小明的猫 @小明 @店主 你们看到了吗');
  expect(names(comment)?.toSorted((a, b) => a.localeCompare(b, 'zh'))).toEqual(['店主', '小明', '小明的猫']);
  const { items } = await t.call(operations.listThread, {
    params: { spaceId: space.spaceId, postId: space.postIds[0]! },
  });
  expect(names(items.find(({ id }) => id === comment.id))).toHaveLength(3);
  expect(await told(ming)).toEqual([comment.id]);
  expect(await told(xiao)).toEqual([comment.id]);
});

test('who takes no part, and oneself, cannot be spoken to by name', async () => {
  await t.signIn('路人');
  const comment = await say(ming, '@路人 @小明 @ 你好');
  expect(comment.mentions).toBeUndefined();
  expect(await told(ming)).toEqual([]);
});

test('of two with one name, the one in the conversation is meant', async () => {
  const twin = await t.signIn('小明');
  const root = await space.comment({ as: twin, text: '我也叫这个名字' });
  const reply = await t.call(operations.postComment, {
    as: xiao,
    params: { spaceId: space.spaceId, postId: space.postIds[0]! },
    body: { text: '@小明 真巧', parentId: root },
  });
  expect(reply.mentions?.map(({ id }) => id)).toEqual([twin.id]);
});

test('an edit tells those who are new in it, and lets the others go', async () => {
  const { id: commentId } = await say(await t.signIn('乙'), '@小明 早上好');
  const as = await t.signIn('丙');
  const mine = await say(as, '@小明 晚上好');
  const params = { spaceId: space.spaceId, commentId: mine.id };
  const edited = await t.call(operations.editComment, { as, params, body: { text: '@小明的猫 晚上好呀' } });
  expect(names(edited)).toEqual(['小明的猫']);
  expect(await told(xiao)).toEqual([mine.id]);
  const plain = await t.call(operations.editComment, { as, params, body: { text: '大家晚上好呀' } });
  expect(plain.mentions).toBeUndefined();
  expect(await told(ming)).toContain(commentId);
});

test('who blocked the author is not spoken to', async () => {
  const pest = await t.signIn('缠人的');
  await t.call(operations.setBlock, { as: ming, params: { memberId: pest.id }, body: { blocked: true } });
  expect((await say(pest, '@小明 在吗')).mentions).toBeUndefined();
  expect(await told(ming)).toEqual([]);
});

test('the composer is told whom one can speak to, those in the conversation first', async () => {
  const root = await space.comment({ as: ming, text: '另起一段' });
  const as = await t.signIn('丁');
  const params = { spaceId: space.spaceId, postId: space.postIds[0]! };
  const { items } = await t.call(operations.listSpeakers, { as, params, query: { rootId: root } });
  expect(items.map(({ nickname }) => nickname)).toEqual(['小明', '小明的猫', '店主']);
});

test('a name is found where it stands, the longer of two, at most five', () => {
  const speakers = ['一', '二', '三', '四', '五', '六', '一二'].map((nickname, i) => ({
    id: i + 1,
    nickname,
  }));
  const ids = (text: string) => findMentions(text, speakers).map(({ id }) => id);
  expect(ids('你好@一二，@三')).toEqual([7, 3]);
  expect(ids('@一@二@三@四@五@六')).toEqual([1, 2, 3, 4, 5]);
  expect(ids('me@example.org 一')).toEqual([]);
});
