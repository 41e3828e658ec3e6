import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TestSpace } from '../testing/test-space.ts';
import { OFFICIAL } from '../testing/test-wechat.ts';
import { DAY, HOUR, LIST, NativeBed, quirks } from './testing/native-bed.ts';

const MINUTE = 60_000;
const bed = new NativeBed();
const {
  all,
  bound,
  callsNow,
  connected,
  link,
  longLink,
  many,
  nextMorning,
  overview,
  place,
  publish,
  setQuirks,
  sync,
} = bed;
beforeAll(bed.start);
afterAll(bed.close);
beforeEach(bed.fresh);

describe('an official account', () => {
  test('is connected by who knows its secret, and says honestly what it may do', async () => {
    const space = await connected();
    expect((await overview(space)).account).toMatchObject({ appId: OFFICIAL, capability: 'available' });
    const { rows } = await bed.w.t.database.pool.query('SELECT secret_sealed FROM official_accounts');
    expect(JSON.stringify(rows)).not.toContain('official-secret');
  });

  test('is refused with another secret, even while its token is at hand', async () => {
    await connected();
    const space = await TestSpace.open(bed.w.t);
    const { status, body } = await bed.w.t.attempt(operations.connectOfficialAccount, {
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
    await bed.w.control('PUT', '/accounts', { appid: OFFICIAL, ...setting });
    expect((await overview(await connected())).account?.capability).toBe(capability);
  });

  test('is not known to be anything while WeChat is away, and is probed again with the first article', async () => {
    await bed.w.control('POST', '/faults', { kind: 'http_error', match: LIST, times: 0, status: 502 });
    const space = await connected();
    expect((await overview(space)).account?.capability).toBe('unknown');
    await bed.w.control('DELETE', '/faults');
    bed.w.t.clock.now += 2 * MINUTE;
    const [article] = await publish('晚一点');
    await link(space, longLink(article!));
    nextMorning();
    await sync();
    await sync();
    expect((await overview(space)).account?.capability).toBe('available');
  });

  test('that loses the right is not asked again before the next day', async () => {
    const { space } = await bound();
    await bed.w.control('PUT', '/accounts', { appid: OFFICIAL, commentPrivilege: false });
    await sync();
    expect((await overview(space)).account?.capability).toBe('no-comment-right');
    const before = await callsNow();
    bed.w.t.clock.now += 23 * HOUR;
    await sync();
    expect(await callsNow()).toBe(before);
    bed.w.t.clock.now += 2 * HOUR;
    await sync();
    expect(await callsNow()).toBe(before + 1);
  });
});

describe('an official account that WeChat banned from the call (48004)', () => {
  const banned = () =>
    bed.w.control('POST', '/faults', { kind: 'errcode', match: LIST, times: 0, errcode: 48_004 });

  test('has no permission, from the first moment', async () => {
    await banned();
    expect((await overview(await connected())).account?.capability).toBe('no-permission');
  });

  test('and had the right before is not asked again before the next day, and has it back then', async () => {
    const { space } = await bound();
    await banned();
    await sync();
    expect((await overview(space)).account?.capability).toBe('no-permission');
    const before = await callsNow();
    bed.w.t.clock.now += 23 * HOUR;
    await sync();
    expect(await callsNow()).toBe(before);
    await bed.w.control('DELETE', '/faults');
    bed.w.t.clock.now += 2 * HOUR;
    await sync();
    expect((await overview(space)).account?.capability).toBe('available');
  });
});

describe('the article that a post is about', () => {
  test('waits for the next day, and then its comments are read by the place from 0: no off-by-one', async () => {
    const space = await connected();
    const [first, second] = await publish('头条', '次条');
    await bed.w.control('POST', `/articles/${first!.msgid}/comments`, {
      user: 'anan',
      content: '头条的留言',
    });
    await bed.w.control('POST', `/articles/${second!.msgid}/comments`, {
      user: 'anan',
      content: '次条的留言',
    });
    expect(second!.msgid.endsWith('_2')).toBe(true);
    expect(await link(space, longLink(second!))).toMatchObject({ state: 'waiting', comments: 0 });
    await sync();
    expect((await overview(space)).articles[0]?.state).toBe('waiting');
    nextMorning();
    await sync();
    await sync();
    const { rows } = await bed.w.t.database.pool.query(
      'SELECT msg_data_id, article_index FROM native_articles',
    );
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
    expect(
      await bed.w.t.call(operations.chooseNativeArticle, { as: space.owner, params, body }),
    ).toMatchObject({
      state: 'bound',
      guessed: false,
    });
    const unknown = await bed.w.t.attempt(operations.chooseNativeArticle, {
      as: space.owner,
      params,
      body: { msgid: '1_1' },
    });
    expect(unknown.status).toBe(404);
  });

  test('needs a link of an article', async () => {
    const space = await connected();
    const { body } = await bed.w.t.attempt(operations.linkNativeArticle, {
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
    await setQuirks(...quirks);
    await many(name, 120);
    const before = await callsNow();
    await sync();
    const items = await all(space);
    expect(new Set(items.map(({ id }) => id)).size).toBe(120);
    expect(items.every(({ origin }) => origin === 'wechat-article')).toBe(true);
    expect(items.every((item) => !('echoes' in item) && !('counts' in item))).toBe(true);
    expect(items.filter(({ sameReader }) => sameReader === 0)).toHaveLength(30);
    expect((await callsNow()) - before).toBeLessThanOrEqual(4);
    const { rows } = await bed.w.t.database.pool.query('SELECT 1 FROM echoes');
    expect(rows).toEqual([]);
  });

  // Of pages that begin with the oldest nothing can be left out.
  test.each([
    { on: [], quiet: 1, news: 2 },
    { on: ['firstReplyOnly'], quiet: 1, news: 2 },
    { on: ['replyAsList'], quiet: 1, news: 2 },
    { on: ['totalIsPageSize'], quiet: 1, news: 2 },
    { on: ['bigIds'], quiet: 1, news: 2 },
    { on: ['firstReplyOnly', 'replyAsList', 'totalIsPageSize', 'bigIds'], quiet: 1, news: 2 },
    { on: ['oldestFirst'], quiet: 3, news: 3 },
    { on: [...quirks], quiet: 3, news: 3 },
  ])(
    'come incrementally with $on: $quiet calls in a round without news, $news with new ones',
    async ({ on, quiet, news }) => {
      const { space, name } = await bound();
      await setQuirks(...on);
      for (let batch = 0; batch < 3; batch += 1) {
        await many(name, 40);
        bed.w.t.clock.now += MINUTE;
      }
      await sync();
      const callsOf = async (round: () => Promise<void>) => {
        const before = await callsNow();
        await round();
        return (await callsNow()) - before;
      };
      bed.w.t.clock.now += 61 * MINUTE;
      expect(await callsOf(sync)).toBe(quiet);
      await bed.w.control('POST', `/articles/${name}/comments`, { user: 'xiaolin', content: '新来的一条' });
      bed.w.t.clock.now += 61 * MINUTE;
      expect(await callsOf(sync)).toBe(news);
      const items = await all(space);
      expect(new Set(items.map(({ id }) => id)).size).toBe(121);
      expect(items[0]?.text).toBe('新来的一条');
    },
  );

  test('of one second tell nothing of the order, so that all are read and none is missed', async () => {
    const { space, name } = await bound();
    await setQuirks('oldestFirst');
    await many(name, 120);
    await sync();
    await bed.w.control('POST', `/articles/${name}/comments`, { user: 'xiaolin', content: '新来的一条' });
    bed.w.t.clock.now += 61 * MINUTE;
    await sync();
    expect(await all(space)).toHaveLength(121);
  });

  test('go on where an interrupted round ended, and stay within the budget', async () => {
    const { space, name } = await bound();
    await many(name, 120);
    await bed.w.t.database.pool.query(`INSERT INTO official_calls VALUES ($1, 'comments', $2, 948)`, [
      OFFICIAL,
      new Date(bed.w.t.clock.now + 8 * HOUR).toISOString().slice(0, 10),
    ]);
    const before = await callsNow();
    await sync();
    expect((await callsNow()) - before).toBe(2);
    expect(await all(space)).toHaveLength(98);
    bed.w.t.clock.now += 11 * MINUTE;
    await sync();
    expect((await callsNow()) - before).toBe(3);
    expect(await all(space)).toHaveLength(120);
  });

  test('that WeChat counts but does not give are told of, and nothing is taken for deleted', async () => {
    const { space, name } = await bound();
    await many(name, 3);
    await sync();
    await setQuirks('emptyWithCount');
    for (let day = 0; day < 3; day += 1) {
      bed.w.t.clock.now += DAY;
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

  test('carry the word of the lexicon, so that staff see it before they elect, and nothing is done by it alone', async () => {
    const { space, name } = await bound();
    for (const content of ['桥头的面馆搬走了', '加微信 返利', '办证-刻章，电话面谈'])
      await bed.w.control('POST', `/articles/${name}/comments`, { user: 'anan', content });
    await sync();
    const said = (await all(space)).map(({ text, verdict, elected }) => [text, verdict, elected] as const);
    expect(new Map(said.map(([text, verdict]) => [text, verdict]))).toEqual(
      new Map([
        ['桥头的面馆搬走了', 'pass'],
        ['加微信 返利', 'person'],
        ['办证-刻章，电话面谈', 'refuse'],
      ]),
    );
    expect(said.every(([, , elected]) => !elected)).toBe(true);
  });

  test('are for staff only: most of them nobody else sees in WeChat', async () => {
    const { space } = await bound();
    const { status } = await bed.w.t.attempt(operations.listNativeComments, {
      as: await bed.w.t.signIn('路人'),
      params: place(space),
    });
    expect(status).toBe(403);
  });
});
