import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { OFFICIAL, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';

interface Listed {
  errcode: number;
  total: number;
  comment: {
    user_comment_id: number;
    content: string;
    comment_type: number;
    openid?: string;
    reply?: unknown;
  }[];
}

const ARTICLE = { msg_data_id: 2247490098, index: 0 };
const MSGID = '2247490098_1';

let emulator: TestEmulator;
beforeEach(async () => {
  emulator = await startTestEmulator();
});
afterEach(() => emulator.close());

const call = <T = unknown>(name: string, body: Record<string, unknown> = {}): Promise<T> =>
  emulator.call(OFFICIAL, `/cgi-bin/comment/${name}`, { ...ARTICLE, ...body });
const list = (body: Record<string, unknown> = {}): Promise<Listed> =>
  call('list', { begin: 0, count: 49, type: 0, ...body });
const quirks = (body: Record<string, boolean>): Promise<unknown> =>
  emulator.control('PUT', '/comments/quirks', body);
const write = (body: Record<string, unknown>): Promise<{ comment: { id: string } }> =>
  emulator.control('POST', `/articles/${MSGID}/comments`, body);

describe('native comments', () => {
  it('come newest first, without name, picture or any count of approval', async () => {
    const { total, comment } = await list();
    expect(total).toBe(3);
    expect(comment.map(({ user_comment_id }) => user_comment_id)).toEqual([3, 2, 1]);
    const allowed = ['user_comment_id', 'openid', 'create_time', 'content', 'comment_type', 'reply'];
    expect(
      [...new Set(comment.flatMap((one) => Object.keys(one)))].filter((name) => !allowed.includes(name)),
    ).toEqual([]);
  });

  it('lack the openid where the reader wrote under another identity', async () => {
    const { comment } = await list();
    expect(comment.map(({ openid }) => openid === undefined)).toEqual([false, true, false]);
    await write({ user: 'ayue', content: '换个身份说一句', anonymous: true });
    expect((await list()).comment[0]).not.toHaveProperty('openid');
  });

  it('are given in pages of at most 49', async () => {
    await emulator.control('POST', `/articles/${MSGID}/comments/many`, { count: 117 });
    const sizes = [await list(), await list({ begin: 49 }), await list({ begin: 98 })].map(
      ({ comment }) => comment.length,
    );
    expect(sizes).toEqual([49, 49, 22]);
    expect(await list({ count: 50 })).toMatchObject({ errcode: 88010 });
    expect(await list({ count: 0 })).toMatchObject({ errcode: 88010 });
    expect(await list({ type: 3 })).toMatchObject({ errcode: 40097 });
  });

  it('are elected and no longer elected, and listed so', async () => {
    await call('markelect', { user_comment_id: 2 });
    expect((await list({ type: 2 })).comment).toMatchObject([{ user_comment_id: 2, comment_type: 1 }]);
    expect((await list({ type: 1 })).total).toBe(2);
    await call('unmarkelect', { user_comment_id: 2 });
    expect((await list({ type: 2 })).total).toBe(0);
  });

  it('are replied to, the reply taken back, and deleted', async () => {
    expect(await call('reply/add', { user_comment_id: 2, content: '先走后跑' })).toMatchObject({
      errcode: 0,
    });
    expect((await list()).comment[1]).toMatchObject({
      reply: { content: '先走后跑', create_time: expect.any(Number) },
    });
    expect(await call('reply/delete', { user_comment_id: 2 })).toMatchObject({ errcode: 0 });
    expect((await list()).comment[1]).not.toHaveProperty('reply');
    expect(await call('reply/delete', { user_comment_id: 2 })).toMatchObject({ errcode: 88009 });
    expect(await call('delete', { user_comment_id: 2 })).toMatchObject({ errcode: 0 });
    expect(await call('delete', { user_comment_id: 2 })).toMatchObject({ errcode: 88008 });
    expect((await list()).total).toBe(2);
  });

  it('count articles from 0: the article called _1 elsewhere is index 0, and index 1 does not exist', async () => {
    expect(await list({ index: 0 })).toMatchObject({ errcode: 0 });
    expect(await list({ index: 1 })).toMatchObject({ errcode: 88001 });
  });

  it('cannot be had without the right to them', async () => {
    await emulator.control('PUT', '/accounts', { appid: OFFICIAL.appId, commentPrivilege: false });
    expect(await list()).toMatchObject({ errcode: 88000 });
  });

  it('are closed to readers and opened again', async () => {
    await call('close');
    await expect(write({ user: 'ayue', content: '来晚了' })).rejects.toThrow('409');
    await call('open');
    expect(await write({ user: 'ayue', content: '来得及' })).toHaveProperty('comment.id');
  });
});

describe('the oddities of the answers', () => {
  it('tell only the first reply, unless that is turned off', async () => {
    await call('reply/add', { user_comment_id: 1, content: '一' });
    await call('reply/add', { user_comment_id: 1, content: '二' });
    expect((await list()).comment[2]).toMatchObject({ reply: { content: '一' } });
    await quirks({ firstReplyOnly: false });
    expect((await list()).comment[2]).toMatchObject({ reply: [{ content: '一' }, { content: '二' }] });
  });

  it('give the reply as a list, the size of the page as total, or nothing with a count', async () => {
    await quirks({ replyAsList: true, totalIsPageSize: true });
    expect(await list({ count: 2 })).toMatchObject({ total: 2, comment: [{ reply: [] }, { reply: [] }] });
    await quirks({ emptyWithCount: true });
    expect(await list()).toMatchObject({ comment: [], comment_cnt: 3 });
  });

  it('have ids that a number cannot hold, and understand them', async () => {
    await quirks({ bigIds: true });
    const { comment } = await write({ user: 'ayue', content: '大号' });
    expect(Number.isSafeInteger(Number(comment.id))).toBe(false);
    const token = await emulator.token(OFFICIAL);
    const post = async (name: string, body: string): Promise<string> =>
      (
        await fetch(`${emulator.address}/cgi-bin/comment/${name}?access_token=${token}`, {
          method: 'POST',
          body,
        })
      ).text();
    expect(await post('list', '{"msg_data_id":2247490098,"begin":0,"count":1}')).toContain(
      `"user_comment_id":${comment.id},`,
    );
    const elect = `{"msg_data_id":2247490098,"user_comment_id":${comment.id}}`;
    expect(await post('markelect', elect)).toContain('"errcode":0');
    expect((await list({ type: 2 })).total).toBe(1);
  });
});
