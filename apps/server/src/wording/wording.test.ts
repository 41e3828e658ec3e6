import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../app.ts';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

const long = '外婆家门口那棵桂花树，今年开得比往年都早一些。';
let t: TestApp;
let space: TestSpace;

beforeAll(async () => {
  t = await startTestApp();
  space = await TestSpace.open(t, ['一', '二', '三', '四', '五', '六', '七', '八']);
});
afterAll(() => t.close());

const say = (as: TestMember, text: string, place: { post?: number; parentId?: number; key?: string } = {}) =>
  t.attempt(operations.postComment, {
    as,
    params: { spaceId: space.spaceId, postId: space.postIds[place.post ?? 0]! },
    body: { text, ...(place.parentId === undefined ? {} : { parentId: place.parentId }) },
    ...(place.key === undefined ? {} : { headers: { 'idempotency-key': place.key } }),
  });
const refused = (code: string) => ({ status: 409, body: { error: { code, field: 'body.text' } } });

describe('nearly the same words', () => {
  test('of somebody else are refused under the same post, and stand under another', async () => {
    const [first, second] = [await t.signIn('先说的'), await t.signIn('后说的')];
    expect((await say(first, long)).status).toBe(200);
    expect(await say(second, long.replace('今年', '去年'))).toMatchObject(refused('HX_TEXT_ALIKE'));
    expect((await say(second, long, { post: 1 })).status).toBe(200);
  });

  test('are refused of two people at the same moment, but for one', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, (_, i) => t.signIn(`同时${i}`)));
    const words = '刚刚下楼的时候，整条街都是雨后泥土的味道。';
    const replies = await Promise.all(people.map((as) => say(as, words, { post: 2 })));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(4);
  });

  test('are welcome again once the first are taken back', async () => {
    const [first, second] = [await t.signIn('先说的'), await t.signIn('后说的')];
    const words = '楼下早点铺的豆浆还是小时候那个味道，糖放得刚好。';
    const { body } = await say(first, words, { post: 3 });
    const commentId = (body as { id?: number }).id ?? 0;
    await t.call(operations.deleteComment, { as: first, params: { spaceId: space.spaceId, commentId } });
    await expect.poll(async () => (await say(second, words, { post: 3 })).status).toBe(200);
  });

  test('are not refused as an act that is sent again', async () => {
    const as = await t.signIn('弱网');
    const words = '在路口等红灯的那一分钟里，听完了一整段口琴。';
    const first = await say(as, words, { post: 4, key: 'act-weak-0001' });
    expect(await say(as, words, { post: 4, key: 'act-weak-0001' })).toEqual(first);
  });

  test('come into no comment by an edit either', async () => {
    const [first, second] = [await t.signIn('先说的'), await t.signIn('改字的')];
    const words = '山上的柿子红透了，背了半筐回来分给邻居。';
    await say(first, words, { post: 5 });
    const { body } = await say(second, '先占个位置，回头再写这次上山的事', { post: 5 });
    const edit = {
      as: second,
      params: { spaceId: space.spaceId, commentId: (body as { id?: number }).id ?? 0 },
      body: { text: words },
    };
    expect(await t.attempt(operations.editComment, edit)).toMatchObject(refused('HX_TEXT_ALIKE'));
    const own = { ...edit, body: { text: '先占个位置，晚点再写这次上山的事' } };
    expect((await t.attempt(operations.editComment, own)).status).toBe(200);
  });

  test('of a listener do not use up their card', async () => {
    const fresh = await TestSpace.open(t);
    const root = await fresh.comment({ text: '有人记得河边那家旧书店的名字吗？' });
    await t.call(operations.postComment, {
      as: await t.signIn('先答的'),
      params: { spaceId: fresh.spaceId, postId: fresh.postIds[0]! },
      body: { parentId: root, text: '好像叫半日闲书店，老板养了一只黄猫' },
    });
    const as = await fresh.listener();
    expect(await fresh.dealtIds(as)).toEqual([root]);
    const params = { spaceId: fresh.spaceId, commentId: root };
    const copy = {
      as,
      params,
      body: { answer: 'reply', text: '好像叫半日闲书店，老板养了只黄猫。' },
    } as const;
    expect(await t.attempt(operations.answerCard, copy)).toMatchObject(refused('HX_TEXT_ALIKE'));
    const own = {
      as,
      params,
      body: { answer: 'reply', text: '就在石桥南边，二楼现在改成茶室了。' },
    } as const;
    expect((await t.attempt(operations.answerCard, own)).status).toBe(200);
    expect((await t.attempt(operations.answerCard, own)).status).toBe(200);
  });
});

describe('a few words', () => {
  test('may be the same of many people', async () => {
    for (let i = 0; i < 6; i += 1)
      expect((await say(await t.signIn(`路人${i}`), '太好了！', { post: 6 })).status).toBe(200);
  });

  test('of one member to everybody are refused from the fourth on', async () => {
    const roots = await Promise.all(Array.from({ length: 4 }, () => space.comment({ post: 7 })));
    const as = await t.signIn('客气的人');
    const replies = [];
    for (const parentId of roots) replies.push(await say(as, '谢谢', { post: 7, parentId }));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 409]);
    expect(replies.at(-1)).toMatchObject(refused('HX_TEXT_FLOOD'));
  });
});

describe('two processes', () => {
  let other: App;
  beforeAll(async () => {
    other = await t.startProcess();
  });
  afterAll(() => other.close());

  test('hear of each other what was said', async () => {
    const [mine, theirs] = [await t.signIn('这边的'), await t.signIn('那边的')];
    const words = '今天的晚霞把整面玻璃墙都烧成了橘色。';
    const url = `/api/spaces/${space.spaceId}/posts/${space.postIds[1]}/comments`;
    const send = (text: string) =>
      other.http.inject({
        method: 'POST',
        url,
        headers: { authorization: `Bearer ${theirs.token}` },
        payload: { text },
      });
    // The other process knows the post by now, and has to hear that it changed.
    expect((await send('先说一句别的，等会儿再看晚霞怎么样')).statusCode).toBe(200);
    const heard = new Set<number>();
    other.context.bus.subscribe(
      (message) => message.kind === 'comment' && heard.add(message.commentId),
      () => undefined,
    );
    const { body } = await say(mine, words, { post: 1 });
    await expect.poll(() => heard.has((body as { id?: number }).id ?? 0)).toBe(true);
    expect((await send(`${words}！`)).json()).toMatchObject({ error: { code: 'HX_TEXT_ALIKE' } });
  });
});
