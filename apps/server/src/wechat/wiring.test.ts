import { createWechatClient, decodeAesKey, getRiskRank, sealPush, type WechatClient } from '@huixiang/wechat';
import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../config.ts';
import { startTestApp } from '../testing/test-app.ts';
import { MINI, startTestWechat, wechatEnvironment, type TestWechat } from '../testing/test-wechat.ts';
import { postgresTokenStore } from './token-store.ts';

let w: TestWechat;
beforeAll(async () => {
  w = await startTestWechat();
});
afterAll(() => w.close());

describe('the configuration', () => {
  test('without an appid WeChat is off and everything else works', async () => {
    expect(readConfig({}).wechat).toBeUndefined();
    const t = await startTestApp();
    const member = await t.signIn('没有微信');
    expect((await t.call(operations.getSession, { as: member })).member?.nickname).toBe('没有微信');
    expect((await t.app.http.inject('/api/wechat/push/mini')).statusCode).toBe(404);
    await t.close();
  });

  test('tells all that is wrong with it at once', () => {
    const wrong = {
      HUIXIANG_WECHAT_APPID: 'wx1',
      HUIXIANG_WECHAT_BASE: 'here',
      HUIXIANG_WECHAT_AES_KEY: 'short',
    };
    expect(() => readConfig(wrong)).toThrow(ConfigError);
    for (const name of ['SECRET', 'BASE', 'AES_KEY', 'TOKEN'])
      expect(() => readConfig(wrong)).toThrow(`HUIXIANG_WECHAT_${name}`);
  });
});

describe('the access token', () => {
  /** A client as another process has one: only the store is shared. */
  const another = (): WechatClient => {
    const { pool, sealing } = w.t.app.context;
    return createWechatClient({
      appId: MINI,
      secret: 'mini-secret',
      baseUrl: w.emulator.address,
      now: () => w.t.clock.now,
      random: () => 0,
      tokenStore: postgresTokenStore(pool, sealing),
    });
  };

  test('is asked for once by processes that want it at the same moment, and lies sealed in the store', async () => {
    const { openid } = await w.control<{ openid: string }>('POST', '/login', { user: 'xiaolin' });
    const ask = (client: WechatClient): Promise<number> =>
      getRiskRank(client, { openId: openid, scene: 'content', clientIp: '203.0.113.7' });
    const clients = [another(), another(), another(), another()];
    const ranks = await Promise.all(Array.from({ length: 40 }, (_, i) => ask(clients[i % 4]!)));
    expect(ranks).toHaveLength(40);
    expect(await w.calls('/cgi-bin/stable_token')).toBe(1);
    const { rows } = await w.t.database.pool.query<{ sealed: string }>('SELECT sealed FROM wechat_tokens');
    expect(rows).toHaveLength(1);
    expect(w.t.app.context.sealing.open(rows[0]!.sealed).length).toBeGreaterThan(20);
  });

  test('that somebody else rotated is replaced, and the call succeeds', async () => {
    const { openid } = await w.control<{ openid: string }>('POST', '/login', { user: 'xiaolin' });
    await w.control('POST', '/faults', { kind: 'rotate_token', match: '/wxa/getuserriskrank' });
    const question = { openId: openid, scene: 'content', clientIp: '203.0.113.7' } as const;
    expect(await getRiskRank(another(), question)).toBeGreaterThanOrEqual(0);
  });
});

describe('the push endpoint', () => {
  const pushed = async (): Promise<{ push_mark: string; sealed: string | null; due_at: number | null }[]> =>
    (await w.t.database.pool.query('SELECT push_mark, sealed, due_at FROM wechat_pushes')).rows;

  test('shakes hands with who knows the token, and with nobody else', async () => {
    const shake = (honest: boolean) =>
      w.control<{ outcome: string }>('POST', '/pushes/handshake', { honest });
    expect(await shake(true)).toMatchObject({ outcome: 'accepted' });
    expect(await shake(false)).toMatchObject({ outcome: 'refused' });
  });

  test('keeps a push before it answers, applies it once however often it comes, and forgets its content', async () => {
    const heard: string[] = [];
    w.t.app.context.wechat?.pushes.handle(async (event, appId) => {
      heard.push(`${appId} ${event.kind} ${event.openId}`);
    });
    await w.control('POST', '/pushes', {
      openid: 'oSomebody',
      messageId: '900001',
      record: { MsgType: 'text', Content: '你好' },
    });
    await w.settle();
    const { pushes } = await w.control<{ pushes: { id: string; state: string }[] }>('GET', '/pushes');
    expect(pushes.at(-1)).toMatchObject({ state: 'delivered' });
    for (let round = 0; round < 3; round += 1) await w.control('POST', `/pushes/${pushes.at(-1)!.id}/repeat`);
    await w.settle();
    expect(heard).toEqual([`${MINI} message oSomebody`]);
    expect(await pushed()).toMatchObject([{ sealed: null, due_at: null }]);
  });

  test.each(['plaintext', 'bad_signature', 'other_appid', 'other_key', 'tampered', 'stale'])(
    'refuses a forged push: %s',
    async (kind) => {
      const before = (await pushed()).length;
      expect(await w.control('POST', '/pushes/forged', { kind })).toMatchObject({ outcome: 'refused' });
      expect(await pushed()).toHaveLength(before);
    },
  );

  /** What comes as WeChat would send it, signed for this moment. */
  const sign = (content: string, nonce: string) => {
    const { HUIXIANG_WECHAT_TOKEN: token, HUIXIANG_WECHAT_AES_KEY: key } = wechatEnvironment('');
    const sealed = sealPush(JSON.stringify({ ...said, Content: content }), {
      token: token!,
      key: decodeAesKey(key!),
      appId: MINI,
      format: 'json',
      toUserName: 'gh_mini',
      timestamp: String(Math.floor(w.t.clock.now / 1000)),
      nonce,
      random: Buffer.alloc(16, 7),
    });
    return { ...sealed, url: '/api/wechat/push/mini' };
  };
  const said = { MsgType: 'text', FromUserName: 'oReplayed', CreateTime: 1 };
  const send = async ({ url, query, body }: ReturnType<typeof sign>) => {
    const headers = { 'content-type': 'application/json' };
    const reply = await w.t.app.http.inject({ method: 'POST', url, query, payload: body, headers });
    return [reply.statusCode, reply.body];
  };

  test('answers the same bytes again, keeps one row and hears it once', async () => {
    const heard: string[] = [];
    w.t.app.context.wechat?.pushes.handle(async (event) => void heard.push(event.openId));
    const before = (await pushed()).length;
    const replay = {
      kind: 'replay',
      record: { FromUserName: 'oSameBytes', MsgType: 'text', Content: '原样' },
    };
    expect(await w.control('POST', '/pushes/forged', replay)).toMatchObject({ outcome: 'accepted' });
    await w.settle();
    expect(await pushed()).toHaveLength(before + 1);
    expect(heard).toEqual(['oSameBytes']);
  });

  test('refuses another content under a signature’s number that was used, and hears the first once', async () => {
    const heard: string[] = [];
    w.t.app.context.wechat?.pushes.handle(async (event) => void heard.push(event.openId));
    const before = (await pushed()).length;
    const [first, other] = [sign('第一句', 'n-once'), sign('换了一句', 'n-once')];
    expect(await send(first)).toEqual([200, 'success']);
    expect(await send(other)).toEqual([403, '']);
    expect(await send(first)).toEqual([200, 'success']);
    await w.settle();
    expect(await pushed()).toHaveLength(before + 1);
    expect(heard).toEqual(['oReplayed']);
  });

  test('tries a push again whose handler failed', async () => {
    let failures = 1;
    const heard: string[] = [];
    w.t.app.context.wechat?.pushes.handle(async (event) => {
      failures -= 1;
      if (failures >= 0) throw new Error('not now');
      heard.push(event.openId);
    });
    await w.control('POST', '/pushes', { openid: 'oTwice', record: { MsgType: 'text', Content: '再来' } });
    await w.settle();
    expect(heard).toEqual([]);
    w.t.clock.now += 16_000;
    await w.t.app.context.wechat?.pushes.work();
    expect(heard).toEqual(['oTwice']);
  });
});

test('an environment for tests is one that the configuration accepts', () => {
  expect(readConfig(wechatEnvironment('http://127.0.0.1:1')).wechat).toMatchObject({
    mini: { appId: MINI },
    official: { pushToken: 'emulator-push-token' },
  });
});
