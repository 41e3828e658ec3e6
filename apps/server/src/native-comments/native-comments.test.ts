import { operations } from '@huixiang/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TestSpace } from '../testing/test-space.ts';
import { OFFICIAL, startTestWechat, type TestWechat } from '../testing/test-wechat.ts';
import { OfficialAccounts } from './official-accounts.ts';
import { syncNative } from './sync-native.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LIST = '/cgi-bin/comment/list';

interface Published {
  msgid: string;
  msgDataId: string;
  index: number;
  url: string;
}

let w: TestWechat;
let accounts: OfficialAccounts;
beforeAll(async () => {
  w = await startTestWechat();
  accounts = new OfficialAccounts(w.t.app.context);
});
afterAll(() => w.close());
/** A test begins with nothing due of former ones, and with the whole budget of a day. */
beforeEach(() => w.t.database.pool.query('DELETE FROM native_articles; DELETE FROM official_calls'));
afterEach(async () => {
  await w.control('PUT', '/accounts', { appid: OFFICIAL, commentPrivilege: true, blockedApis: [] });
  await w.control('DELETE', '/faults');
  const off = ['firstReplyOnly', 'replyAsList', 'totalIsPageSize', 'emptyWithCount', 'bigIds', 'oldestFirst'];
  await w.control('PUT', '/comments/quirks', Object.fromEntries(off.map((name) => [name, false])));
});

const sync = () => syncNative(w.t.app.context, accounts);
const secret = { appId: OFFICIAL, secret: 'official-secret' };

async function connected(): Promise<TestSpace> {
  const space = await TestSpace.open(w.t);
  const params = { spaceId: space.spaceId };
  await w.t.call(operations.connectOfficialAccount, { as: space.owner, params, body: secret });
  return space;
}
const place = (space: TestSpace) => ({ spaceId: space.spaceId, postId: space.postIds[0]! });
const overview = (space: TestSpace) =>
  w.t.call(operations.getOfficialAccount, { as: space.owner, params: { spaceId: space.spaceId } });

/** An issue with several articles, published by hand now. */
async function publish(...titles: string[]): Promise<Published[]> {
  const articles = titles.map((title) => ({ title, commentsOpen: true }));
  const body = { appid: OFFICIAL, articles };
  return (await w.control<{ articles: Published[] }>('POST', '/articles', body)).articles;
}
const link = (space: TestSpace, url: string) =>
  w.t.call(operations.linkNativeArticle, { as: space.owner, params: place(space), body: { url } });
/** As readers copy it from a computer: with number and place. */
const longLink = ({ msgid }: Published): string => {
  const [mid, idx] = msgid.split('_');
  return `https://mp.weixin.qq.com/s?__biz=MzA&mid=${mid}&idx=${idx}&sn=0f`;
};
/** The next morning in Beijing, when the figures of the day before are there. */
function nextMorning(): void {
  w.t.clock.now = Math.floor((w.t.clock.now + 8 * HOUR) / DAY) * DAY + DAY - 8 * HOUR + 9 * HOUR;
}
/** A space whose post is about a published article that was found the next morning. */
async function bound(): Promise<{ space: TestSpace; article: Published; name: string }> {
  const space = await connected();
  const [article] = await publish('一篇文章');
  await link(space, longLink(article!));
  nextMorning();
  await sync();
  return { space, article: article!, name: article!.msgid };
}
async function all(space: TestSpace) {
  const items = [];
  let after: string | undefined;
  do {
    const query = { limit: 50, ...(after === undefined ? {} : { after }) };
    const page = await w.t.call(operations.listNativeComments, {
      as: space.owner,
      params: place(space),
      query,
    });
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items;
}
const many = (article: string, count: number) =>
  w.control('POST', `/articles/${article}/comments/many`, { count });
const callsNow = () => w.calls(LIST);

describe('an official account', () => {
  test('is connected by who knows its secret, and says honestly what it may do', async () => {
    const space = await connected();
    expect((await overview(space)).account).toMatchObject({ appId: OFFICIAL, capability: 'available' });
    const { rows } = await w.t.database.pool.query('SELECT secret_sealed FROM official_accounts');
    expect(JSON.stringify(rows)).not.toContain('official-secret');
  });

  test('is refused with another secret, even while its token is at hand', async () => {
    await connected();
    const space = await TestSpace.open(w.t);
    const { status, body } = await w.t.attempt(operations.connectOfficialAccount, {
      as: space.owner,
      params: { spaceId: space.spaceId },
      body: { appId: OFFICIAL, secret: 'somebody-guesses' },
    });
    expect([status, body.error?.code]).toEqual([422, 'HX_OFFICIAL_SECRET']);
    expect((await overview(space)).account).toBeNull();
  });

  test.each([
    [{ commentPrivilege: false }, 'no-comment-right'],
    [{ blockedApis: [LIST] }, 'no-permission'],
  ])('without the right says so: %j', async (setting, capability) => {
    await w.control('PUT', '/accounts', { appid: OFFICIAL, ...setting });
    expect((await overview(await connected())).account?.capability).toBe(capability);
  });

  test('is not known to be anything while WeChat is away, and is probed again with the first article', async () => {
    await w.control('POST', '/faults', { kind: 'http_error', match: LIST, times: 0, status: 502 });
    const space = await connected();
    expect((await overview(space)).account?.capability).toBe('unknown');
    await w.control('DELETE', '/faults');
    w.t.clock.now += 2 * MINUTE;
    const [article] = await publish('晚一点');
    await link(space, longLink(article!));
    nextMorning();
    await sync();
    await sync();
    expect((await overview(space)).account?.capability).toBe('available');
  });

  test('that loses the right is not asked again before the next day', async () => {
    const { space } = await bound();
    await w.control('PUT', '/accounts', { appid: OFFICIAL, commentPrivilege: false });
    await sync();
    expect((await overview(space)).account?.capability).toBe('no-comment-right');
    const before = await callsNow();
    w.t.clock.now += 23 * HOUR;
    await sync();
    expect(await callsNow()).toBe(before);
    w.t.clock.now += 2 * HOUR;
    await sync();
    expect(await callsNow()).toBe(before + 1);
  });
});

describe('the article that a post is about', () => {
  test('waits for the next day, and then its comments are read by the place from 0: no off-by-one', async () => {
    const space = await connected();
    const [first, second] = await publish('头条', '次条');
    await w.control('POST', `/articles/${first!.msgid}/comments`, { user: 'anan', content: '头条的留言' });
    await w.control('POST', `/articles/${second!.msgid}/comments`, { user: 'anan', content: '次条的留言' });
    expect(second!.msgid.endsWith('_2')).toBe(true);
    expect(await link(space, longLink(second!))).toMatchObject({ state: 'waiting', comments: 0 });
    await sync();
    expect((await overview(space)).articles[0]?.state).toBe('waiting');
    nextMorning();
    await sync();
    await sync();
    const { rows } = await w.t.database.pool.query('SELECT msg_data_id, article_index FROM native_articles');
    expect(rows).toEqual([{ msg_data_id: second!.msgDataId, article_index: 1 }]);
    expect((await all(space)).map(({ text }) => text)).toEqual(['次条的留言']);
  });

  test('of a short link is chosen by a person where several came out that day', async () => {
    const space = await connected();
    nextMorning();
    const [first, second] = await publish('甲', '乙');
    await link(space, second!.url);
    nextMorning();
    await sync();
    const [waiting] = (await overview(space)).articles;
    expect(waiting?.state).toBe('choose');
    expect(waiting?.candidates.map(({ msgid }) => msgid)).toEqual(
      expect.arrayContaining([first!.msgid, second!.msgid]),
    );
    const body = { msgid: second!.msgid };
    const params = place(space);
    expect(await w.t.call(operations.chooseNativeArticle, { as: space.owner, params, body })).toMatchObject({
      state: 'bound',
      guessed: false,
    });
    const unknown = await w.t.attempt(operations.chooseNativeArticle, {
      as: space.owner,
      params,
      body: { msgid: '1_1' },
    });
    expect(unknown.status).toBe(404);
  });

  test('needs a link of an article', async () => {
    const space = await connected();
    const { body } = await w.t.attempt(operations.linkNativeArticle, {
      as: space.owner,
      params: place(space),
      body: { url: 'https://example.org/s/AbCdEfGhIj' },
    });
    expect(body.error?.code).toBe('HX_ARTICLE_LINK');
  });
});

describe('comments from WeChat', () => {
  test('come all 120, with and without openid, with every oddity on, and say where they are from', async () => {
    const { space, name } = await bound();
    await w.control('PUT', '/comments/quirks', {
      firstReplyOnly: true,
      replyAsList: true,
      totalIsPageSize: true,
      bigIds: true,
      oldestFirst: true,
    });
    await many(name, 120);
    const before = await callsNow();
    await sync();
    const items = await all(space);
    expect(new Set(items.map(({ id }) => id)).size).toBe(120);
    expect(items.every(({ origin }) => origin === 'wechat-article')).toBe(true);
    expect(items.every((item) => !('echoes' in item) && !('counts' in item))).toBe(true);
    expect(items.filter(({ sameReader }) => sameReader === 0)).toHaveLength(30);
    expect((await callsNow()) - before).toBeLessThanOrEqual(4);
    const { rows } = await w.t.database.pool.query('SELECT 1 FROM echoes');
    expect(rows).toEqual([]);
  });

  test('come incrementally: a round without news is one call, new ones come with it', async () => {
    const { space, name } = await bound();
    await many(name, 120);
    await sync();
    const before = await callsNow();
    w.t.clock.now += 61 * MINUTE;
    await sync();
    expect((await callsNow()) - before).toBe(1);
    await w.control('POST', `/articles/${name}/comments`, { user: 'xiaolin', content: '新来的一条' });
    w.t.clock.now += 61 * MINUTE;
    await sync();
    expect((await callsNow()) - before).toBe(3);
    const items = await all(space);
    expect(items).toHaveLength(121);
    expect(items[0]?.text).toBe('新来的一条');
  });

  test('go on where an interrupted round ended, and stay within the budget', async () => {
    const { space, name } = await bound();
    await many(name, 120);
    await w.t.database.pool.query(`INSERT INTO official_calls VALUES ($1, 'comments', $2, 948)`, [
      OFFICIAL,
      new Date(w.t.clock.now + 8 * HOUR).toISOString().slice(0, 10),
    ]);
    const before = await callsNow();
    await sync();
    expect((await callsNow()) - before).toBe(2);
    expect(await all(space)).toHaveLength(98);
    w.t.clock.now += 11 * MINUTE;
    await sync();
    expect((await callsNow()) - before).toBe(3);
    expect(await all(space)).toHaveLength(120);
  });

  test('that WeChat counts but does not give are told of, and nothing is taken for deleted', async () => {
    const { space, name } = await bound();
    await many(name, 3);
    await sync();
    await w.control('PUT', '/comments/quirks', { emptyWithCount: true });
    for (let day = 0; day < 3; day += 1) {
      w.t.clock.now += DAY;
      await sync();
    }
    expect(await all(space)).toHaveLength(3);
    expect((await overview(space)).articles[0]?.withheld).toBe(3);
  });

  test('are read once by two processes that look at the same moment', async () => {
    const { name } = await bound();
    await many(name, 10);
    const before = await callsNow();
    await Promise.all([sync(), sync()]);
    expect((await callsNow()) - before).toBe(1);
  });

  test('are for staff only: most of them nobody else sees in WeChat', async () => {
    const { space } = await bound();
    const { status } = await w.t.attempt(operations.listNativeComments, {
      as: await w.t.signIn('路人'),
      params: place(space),
    });
    expect(status).toBe(403);
  });
});

describe('what staff do', () => {
  const act = async (
    space: TestSpace,
    nativeId: string,
    body: { act: 'elect' | 'unelect' | 'reply' | 'delete-reply' | 'delete'; content?: string },
  ) =>
    w.t.call(operations.actOnNativeComment, {
      as: space.owner,
      params: { ...place(space), nativeId },
      body,
    });
  const native = async (name: string) =>
    (
      await w.control<{ comments: { id: string; elected: boolean; replies: { content: string }[] }[] }>(
        'GET',
        `/articles/${name}/comments`,
      )
    ).comments;
  const acts = async (space: TestSpace) =>
    (
      await w.t.database.pool.query<{ act: string; outcome: string; member_id: number }>(
        'SELECT act, outcome, member_id FROM native_acts WHERE space_id = $1 ORDER BY act_id',
        [space.spaceId],
      )
    ).rows;

  test('lands in WeChat, is seen at once, and is recorded with their name; nothing happens by itself', async () => {
    const { space, name } = await bound();
    await many(name, 2);
    await sync();
    const [item] = await all(space);
    const id = item!.id;
    expect(await acts(space)).toEqual([]);
    expect((await act(space, id, { act: 'elect' })).comment).toMatchObject({ elected: true });
    expect((await act(space, id, { act: 'reply', content: ' 谢谢你 ' })).comment).toMatchObject({
      reply: '谢谢你',
    });
    const there = (await native(name)).find((one) => one.id === id);
    expect(there).toMatchObject({ elected: true, replies: [{ content: '谢谢你' }] });
    await act(space, id, { act: 'delete-reply' });
    await act(space, id, { act: 'unelect' });
    expect((await act(space, id, { act: 'delete' })).comment).toBeNull();
    expect(await native(name)).toHaveLength(1);
    expect(await all(space)).toHaveLength(1);
    const by = { outcome: 'done', member_id: space.owner.id };
    expect(await acts(space)).toEqual(
      ['elect', 'reply', 'delete-reply', 'unelect', 'delete'].map((name_) => ({ act: name_, ...by })),
    );
  });

  test('that WeChat refuses is told and recorded so', async () => {
    const { space, name } = await bound();
    await many(name, 1);
    await sync();
    const [item] = await all(space);
    await w.control('PUT', '/accounts', { appid: OFFICIAL, commentPrivilege: false });
    const { body } = await w.t.attempt(operations.actOnNativeComment, {
      as: space.owner,
      params: { ...place(space), nativeId: item!.id },
      body: { act: 'elect' },
    });
    expect(body.error?.code).toBe('HX_NATIVE_REFUSED');
    expect(await acts(space)).toMatchObject([{ outcome: 'refused' }]);
    expect((await all(space))[0]?.elected).toBe(false);
  });

  test('a reply whose answer never came may have landed: it is not repeated, and says so', async () => {
    const { space, name } = await bound();
    await many(name, 1);
    await sync();
    const [item] = await all(space);
    await w.control('POST', '/faults', { kind: 'truncate', match: '/cgi-bin/comment/reply/add', times: 1 });
    const { body } = await w.t.attempt(operations.actOnNativeComment, {
      as: space.owner,
      params: { ...place(space), nativeId: item!.id },
      body: { act: 'reply', content: '收到' },
    });
    expect(body.error?.code).toBe('HX_NATIVE_UNSURE');
    expect(await acts(space)).toMatchObject([{ outcome: 'unknown' }]);
  });

  test('a comment that is gone in WeChat is gone here after two whole rounds, and the record of acts stays', async () => {
    const { space, name } = await bound();
    await many(name, 2);
    await sync();
    const [item] = await all(space);
    await act(space, item!.id, { act: 'elect' });
    await w.t.database.pool.query(
      `INSERT INTO native_comments SELECT space_id, post_id, '999', NULL, '已删', 1, false, NULL, 1, 1, 0, NULL
       FROM native_comments WHERE space_id = $1 LIMIT 1`,
      [space.spaceId],
    );
    for (const left of [3, 2]) {
      w.t.clock.now += DAY;
      await sync();
      expect(await all(space)).toHaveLength(left);
    }
    expect(await acts(space)).toHaveLength(1);
  });
});
