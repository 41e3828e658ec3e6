import { type Comment, operations, type SpaceTagState } from '@huixiang/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';
import { startTestWechat, type TestWechat } from '../testing/test-wechat.ts';
import { recheckWaiting } from './recheck-waiting.ts';

const HOUR = 3_600_000;
let w: TestWechat;
let space: TestSpace;
let member: TestMember;
beforeAll(async () => {
  w = await startTestWechat();
});
afterAll(() => w.close());

async function signIn(user: string): Promise<TestMember> {
  const body = { code: await w.loginCode(user), terms: 1 };
  const session = await w.t.call(operations.signInWechat, { body });
  return { id: session.member.id, nickname: session.member.nickname, token: session.token };
}
beforeEach(async () => {
  space = await TestSpace.open(w.t);
  member = await signIn('xiaolin');
});

const say = (text: string, more: { as?: TestMember; key?: string; parentId?: number } = {}) =>
  w.t.attempt(operations.postComment, {
    as: more.as ?? member,
    params: { spaceId: space.spaceId, postId: space.postIds[0]! },
    body: { text, ...(more.parentId === undefined ? {} : { parentId: more.parentId }) },
    ...(more.key === undefined ? {} : { headers: { 'idempotency-key': more.key } }),
  });
const thread = async (): Promise<string[]> => {
  const params = { spaceId: space.spaceId, postId: space.postIds[0]! };
  return (await w.t.call(operations.listThread, { params })).items.map(({ text }) => text);
};
const mine = async (as = member): Promise<[string, string][]> => {
  const { items } = await w.t.call(operations.listMyWaiting, { as, query: { spaceId: space.spaceId } });
  return items.map(({ state, text }) => [state, text]);
};
const queue = () => w.t.call(operations.listWaiting, { as: space.owner, params: { spaceId: space.spaceId } });
const decide = (waitingId: number, publish: boolean, as = space.owner) =>
  w.t.attempt(operations.decideWaiting, {
    as,
    params: { spaceId: space.spaceId, waitingId },
    body: publish ? { publish } : { publish, reason: 'other' },
  });
const recheck = () => recheckWaiting(w.t.app.context);
const waiting = { status: 200, body: { waiting: true } };
const refused = { status: 422, body: { error: { code: 'HX_TEXT_REFUSED', field: 'body.text' } } };

describe('a comment of a member of the mini-program', () => {
  test('is public when WeChat lets it pass', async () => {
    const before = await w.calls('/wxa/msg_sec_check');
    expect(await say('江边的路灯坏了')).toMatchObject({ status: 200, body: { text: '江边的路灯坏了' } });
    expect(await thread()).toEqual(['江边的路灯坏了']);
    expect(await w.calls('/wxa/msg_sec_check')).toBe(before + 1);
  });

  test('is refused in words when it is risky, and nothing of it is kept', async () => {
    expect(await say('这是辱骂示例')).toMatchObject(refused);
    expect(await mine()).toEqual([]);
    expect(await thread()).toEqual([]);
  });

  test('waits for a person where WeChat is not sure; what they publish stands in the thread', async () => {
    expect(await say('这是待审示例')).toMatchObject(waiting);
    expect(await thread()).toEqual([]);
    expect(await mine()).toEqual([['person', '这是待审示例']]);
    const { items } = await queue();
    expect(items).toMatchObject([{ text: '这是待审示例', author: { id: member.id } }]);
    expect(await decide(items[0]!.id, true, member)).toMatchObject({ status: 403 });
    expect(await decide(items[0]!.id, true)).toMatchObject({ status: 200 });
    expect(await thread()).toEqual(['这是待审示例']);
    expect((await queue()).items).toEqual([]);
    expect(await decide(items[0]!.id, true)).toMatchObject({ status: 200 });
    expect(await thread()).toEqual(['这是待审示例']);
  });

  test('that a person refuses is shown to its author only', async () => {
    await say('又一个待审示例');
    const { items } = await queue();
    await decide(items[0]!.id, false);
    expect(await mine()).toEqual([['refused', '又一个待审示例']]);
    expect([await thread(), (await queue()).items]).toEqual([[], []]);
    w.t.clock.now += 31 * 24 * HOUR;
    await recheck();
    member = await signIn('xiaolin');
    expect(await mine()).toEqual([]);
  });

  test('waits once however often it is sent, and comes out once', async () => {
    const first = (await say('待审示例一次', { key: 'key-0001' })) as unknown as { body: Comment };
    const second = (await say('待审示例一次', { key: 'key-0001' })) as unknown as { body: Comment };
    expect(second.body.id).toBe(first.body.id);
    await Promise.all([decide(first.body.id, true), decide(first.body.id, true)]);
    expect(await thread()).toEqual(['待审示例一次']);
    expect(await say('待审示例一次', { key: 'key-0001' })).toMatchObject(waiting);
    const again = (await queue()).items;
    await decide(again[0]!.id, true);
    expect(await thread()).toEqual(['待审示例一次']);
  });

  test('is checked by the lexicon when its author was not in the mini-program for two hours', async () => {
    w.t.clock.now += 2 * HOUR + 1_000;
    expect(await say('两个小时以后')).toMatchObject({ status: 200 });
    expect(await say('过后的广告示例')).toMatchObject(refused);
    expect(await thread()).toEqual(['两个小时以后']);
  });
});

describe('names, edits and posts', () => {
  test('are checked before they replace what was there', async () => {
    const rename = (nickname: string) => w.t.attempt(operations.renameMe, { as: member, body: { nickname } });
    expect(await rename('广告示例')).toMatchObject({
      status: 422,
      body: { error: { code: 'HX_TEXT_REFUSED' } },
    });
    expect(await rename('待审示例')).toMatchObject({
      status: 422,
      body: { error: { code: 'HX_TEXT_UNSURE' } },
    });
    expect(await rename('小林同学')).toMatchObject({ status: 200 });
    const { body } = (await say('第一稿')) as unknown as { body: Comment };
    const params = { spaceId: space.spaceId, commentId: body.id };
    const edit = (text: string) =>
      w.t.attempt(operations.editComment, { as: member, params, body: { text } });
    expect(await edit('违法示例')).toMatchObject(refused);
    expect(await edit('第二稿')).toMatchObject({ status: 200 });
    const post = (title: string) =>
      w.t.attempt(operations.createPost, {
        as: space.owner,
        params: { spaceId: space.spaceId },
        body: { title },
      });
    expect(await post('违法示例')).toMatchObject({
      status: 422,
      body: { error: { code: 'HX_TEXT_REFUSED' } },
    });
  });
});

/** Names, descriptions, openers and tags, each with these words in it. */
async function waysToSay(words: string) {
  const { spaceId } = space;
  const as = member;
  const to = { as: space.owner, params: { spaceId } };
  await w.t.call(operations.setRole, {
    as: space.owner,
    params: { spaceId, memberId: member.id },
    body: { role: 'owner' },
  });
  const opener = { template: `${words}，让我想起{谁}。` };
  const openerId = (await w.t.call(operations.listStaffOpeners, to)).items[0]!.id;
  return {
    name: () => w.t.attempt(operations.createSpace, { as, body: { name: words, kind: 'interest-group' } }),
    about: () =>
      w.t.attempt(operations.createSpace, {
        as,
        body: { name: '小院', kind: 'interest-group', description: words },
      }),
    rename: () => w.t.attempt(operations.editSpace, { as, params: { spaceId }, body: { name: words } }),
    describe: () =>
      w.t.attempt(operations.editSpace, { as, params: { spaceId }, body: { description: words } }),
    opener: () => w.t.attempt(operations.addOpener, { as, params: { spaceId }, body: opener }),
    hint: () =>
      w.t.attempt(operations.editOpener, { as, params: { spaceId, openerId }, body: { hint: words } }),
    tag: () =>
      w.t.attempt(operations.setTag, { as, params: { spaceId, tag: words }, body: { state: 'added' } }),
  };
}

describe('what a space says of itself', () => {
  type Way = keyof Awaited<ReturnType<typeof waysToSay>>;
  const ways: readonly Way[] = ['name', 'about', 'rename', 'describe', 'opener', 'hint', 'tag'];
  const told = async (way: Way, words: string) => {
    const { status, body } = await (await waysToSay(words))[way]();
    return [status, body.error?.code];
  };

  test.each(ways)('is checked before anybody sees it: %s', async (way) => {
    expect(await told(way, '违法示例')).toEqual([422, 'HX_TEXT_REFUSED']);
    expect(await told(way, '待审示例')).toEqual([422, 'HX_TEXT_UNSURE']);
    expect(await told(way, '江边小院')).toEqual([200, undefined]);
  });

  test('a tag that was hidden first is checked when it is shown', async () => {
    const params = { spaceId: space.spaceId, tag: '广告示例' };
    const set = (state: SpaceTagState) =>
      w.t.attempt(operations.setTag, { as: space.owner, params, body: { state } });
    expect(await set('hidden')).toMatchObject({ status: 200 });
    expect(await set('added')).toMatchObject({ status: 422 });
  });
});

describe('a member of web pages', () => {
  test('is checked by the lexicon, and WeChat is not asked', async () => {
    const before = await w.calls('/wxa/msg_sec_check');
    const as = await w.t.signIn('网页');
    expect(await say('今天的面很好吃', { as })).toMatchObject({ status: 200 });
    expect(await say('代-开-发-票', { as })).toMatchObject(refused);
    expect(await say('这是待审示例', { as })).toMatchObject(waiting);
    expect(await w.calls('/wxa/msg_sec_check')).toBe(before);
  });
});

describe('while WeChat is down for a minute', () => {
  afterEach(() => w.up().catch(() => undefined));

  test('people read, echo and listen, comments wait, and nothing is lost', async () => {
    const before = await space.comment({ text: '早先的话' });
    const listener = await space.listener();
    await w.down();
    for (const text of ['断线第一句', '断线第二句', '断线的违法示例'])
      expect(await say(text)).toMatchObject(waiting);
    w.t.clock.now += 30_000;
    expect(await say('断线第四句')).toMatchObject(waiting);
    await recheck();
    expect(await thread()).toEqual(['早先的话']);
    expect(await space.echo(member, before)).toMatchObject({ echoed: true });
    expect(await space.dealtIds(listener)).toContain(before);
    expect((await mine()).map(([state]) => state)).toEqual(Array<string>(4).fill('machine'));
    expect((await queue()).items).toEqual([]);

    w.t.clock.now += 60_000;
    await w.up();
    // The emulator came back without its memory; on a phone the person is still in the mini-program.
    await w.loginCode('xiaolin').then((code) => w.t.call(operations.signInWechat, { body: { code } }));
    await recheck();
    expect((await thread()).toSorted()).toEqual(
      ['早先的话', '断线第一句', '断线第二句', '断线第四句'].toSorted(),
    );
    expect(await mine()).toEqual([['refused', '断线的违法示例']]);
  });

  test('a space cannot be renamed, as nothing can be posted; what stays as it was needs no check', async () => {
    const { rename } = await waysToSay('换个名字');
    const { spaceId } = space;
    const { name } = await w.t.call(operations.getSpace, { params: { spaceId } });
    await w.down();
    expect(await rename()).toMatchObject({ status: 503, body: { error: { code: 'HX_TEXT_UNCHECKED' } } });
    const body = { name, preReview: 'first' as const };
    const kept = await w.t.attempt(operations.editSpace, { as: member, params: { spaceId }, body });
    expect(kept).toMatchObject({ status: 200, body: { name, preReview: 'first' } });
  });

  test('what waited longer than its author stayed is for a person to look at', async () => {
    await w.down();
    await say('说完就走了');
    w.t.clock.now += 3 * HOUR;
    await w.up();
    await w.loginCode('ayue');
    await recheck();
    expect((await queue()).items).toMatchObject([{ text: '说完就走了', state: 'person' }]);
    expect(await thread()).toEqual([]);
  });

  test('two processes that check again publish once', async () => {
    await w.down();
    await say('只出现一次');
    w.t.clock.now += 61_000;
    await w.up();
    await w.loginCode('xiaolin');
    await Promise.all([recheck(), recheck(), recheck()]);
    expect(await thread()).toEqual(['只出现一次']);
    expect(await mine()).toEqual([]);
  });
});
