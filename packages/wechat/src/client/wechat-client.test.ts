import { Type } from 'typebox';
import { afterEach, describe, expect, test } from 'vitest';

import { WechatApiError, WechatLinkError } from '../errors/wechat-error.ts';
import { startTestWechat, type TestWechat } from '../testing/test-client.ts';
import type { Reply, SeenRequest } from '../testing/responder.ts';
import { memoryTokenStore } from '../tokens/token-store.ts';
import type { WechatClientOptions } from './client-options.ts';
import { endpoint } from './endpoint.ts';

const read = endpoint({ path: '/read', repeatable: true, answer: Type.Object({ id: Type.String() }) });
const send = endpoint({ path: '/send', repeatable: false, answer: Type.Object({}) });

const open: TestWechat[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ wechat }) => wechat.stop()));
});

async function start(reply: (request: SeenRequest) => Reply, changed: Partial<WechatClientOptions> = {}) {
  const started = await startTestWechat(reply, changed);
  open.push(started);
  return started;
}

/** Fails `times` times by `failure`, then answers. */
function failing(times: number, failure: Reply): (request: SeenRequest) => Reply {
  let count = 0;
  return () => {
    count += 1;
    return count <= times ? failure : { id: 'done' };
  };
}

const busy = { errcode: -1, errmsg: 'system error' };

describe('the token', () => {
  test('200 calls at once ask for one', async () => {
    const { client, wechat } = await start(() => ({ id: '1' }));
    const answers = await Promise.all(Array.from({ length: 200 }, () => client.call(read)));
    expect(answers).toHaveLength(200);
    expect(wechat.to('/cgi-bin/stable_token')).toHaveLength(1);
    expect(new Set(wechat.to('/read').map(({ query }) => query['access_token']))).toEqual(new Set(['T1']));
  });

  test('is asked for with the secret in the body, not in the address', async () => {
    const { client, wechat } = await start(() => ({ id: '1' }));
    await client.call(read);
    const [asked] = wechat.to('/cgi-bin/stable_token');
    expect(asked).toMatchObject({
      query: {},
      body: { appid: 'wxapp', secret: 'secret', force_refresh: false },
    });
  });

  test('when somebody else has changed it, 50 calls under way get through with one new one', async () => {
    const stale = { errcode: 40001, errmsg: 'invalid credential rid: 6a-1-2' };
    const { client, wechat } = await start(({ query }) =>
      query['access_token'] === 'T1' ? stale : { id: '1' },
    );
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.call(read)));
    expect(answers).toHaveLength(50);
    expect(wechat.to('/cgi-bin/stable_token')).toHaveLength(2);
  });

  test('is shared by processes through the store', async () => {
    const tokenStore = memoryTokenStore();
    const { client, wechat, another } = await start(() => ({ id: '1' }), { tokenStore });
    const processes = [client, another(), another(), another()];
    await Promise.all(processes.flatMap((one) => [one.call(read), one.call(read)]));
    expect(wechat.to('/cgi-bin/stable_token')).toHaveLength(1);
  });

  test.each([40001, 40014, 42001])('is renewed once on %i, and a second refusal is told', async (errcode) => {
    const { client, wechat } = await start(() => ({ errcode, errmsg: 'token' }));
    await expect(client.call(read)).rejects.toMatchObject({
      code: errcode,
      kind: 'token',
      retry: 'new-token',
    });
    expect(wechat.to('/read')).toHaveLength(2);
  });

  test('that cannot be had means that the call was not made, and is not asked for over and over', async () => {
    const tokens: string[] = [];
    const { client, wechat } = await start(() => ({ id: '1' }), {
      fetch: (url, init) => {
        if (!url.includes('stable_token')) return fetch(url, init);
        tokens.push(url);
        return Promise.reject(new TypeError('broken'));
      },
    });
    await expect(client.call(send)).rejects.toMatchObject({ problem: 'connection', maybeDone: false });
    expect([tokens.length, wechat.seen.length]).toEqual([3, 0]);
  });

  test('is waited for no longer by a call that is called off, and the others get it', async () => {
    const late = Promise.withResolvers<void>();
    const { client } = await start(() => ({ id: '1' }), {
      fetch: async (url, init) => {
        if (url.includes('stable_token')) await late.promise;
        return fetch(url, init);
      },
    });
    const controller = new AbortController();
    const calledOff = client.call(send, { signal: controller.signal });
    const other = client.call(read);
    controller.abort();
    await expect(calledOff).rejects.toMatchObject({ problem: 'cancelled', maybeDone: false });
    late.resolve();
    expect(await other).toEqual({ id: '1' });
  });

  test('renews also for a call that must not be made twice, because a refused one was not done', async () => {
    const { client, wechat } = await start(({ query }) =>
      query['access_token'] === 'T1' ? { errcode: 42001, errmsg: 'expired' } : { errcode: 0 },
    );
    await client.call(send);
    expect(wechat.to('/send')).toHaveLength(2);
  });
});

describe('a call that may be repeated', () => {
  test.each<[string, Reply]>([
    ['WeChat is busy', busy],
    ['the answer is cut off', (response) => response.end('{"id":"do')],
    ['the connection breaks', (response) => response.destroy()],
    ['a gateway fails', (response) => response.writeHead(502).end('<html>')],
  ])('is, when %s, with growing waits', async (_what, failure) => {
    const { client, waits } = await start(failing(2, failure));
    expect(await client.call(read)).toEqual({ id: 'done' });
    expect(waits).toEqual([100, 200]);
  });

  test('is made three times at most', async () => {
    const { client, wechat } = await start(() => busy);
    await expect(client.call(read)).rejects.toBeInstanceOf(WechatApiError);
    expect(wechat.to('/read')).toHaveLength(3);
  });

  test('can be told to try once', async () => {
    const { client, wechat } = await start(() => busy);
    await expect(client.call(read, { attempts: 1 })).rejects.toMatchObject({ code: -1 });
    expect(wechat.to('/read')).toHaveLength(1);
  });
});

describe('a call that must not be made twice', () => {
  test.each<[string, Reply]>([
    ['WeChat is busy', busy],
    ['the connection breaks', (response) => response.destroy()],
    ['the answer is cut off', (response) => response.end('{')],
  ])('is not, when %s', async (_what, failure) => {
    const { client, wechat } = await start(failing(1, failure));
    await expect(client.call(send)).rejects.toThrow('/send');
    expect(wechat.to('/send')).toHaveLength(1);
  });

  test('is, when it certainly never arrived', async () => {
    const refused = Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    });
    let failures = 0;
    const { client, wechat } = await start(() => ({}), {
      fetch: (url, init) => {
        failures += url.includes('/send') ? 1 : 0;
        return failures === 1 ? Promise.reject(refused) : fetch(url, init);
      },
    });
    await client.call(send);
    expect(wechat.to('/send')).toHaveLength(1);
  });
});

describe('what goes wrong', () => {
  test('is told in time when WeChat does not answer', async () => {
    const { client } = await start(() => () => {});
    await expect(client.call(read, { timeoutMs: 40, attempts: 1 })).rejects.toMatchObject({
      problem: 'timeout',
      maybeDone: true,
    });
  });

  test('can be the caller who calls it off', async () => {
    const { client, wechat } = await start(() => () => {});
    const controller = new AbortController();
    const answer = client.call(read, { signal: controller.signal });
    const told = expect(answer).rejects.toMatchObject({ problem: 'cancelled', retryable: false });
    await expect.poll(() => wechat.to('/read').length).toBe(1);
    controller.abort();
    await told;
  });

  test('never carries a secret or a token in its text', async () => {
    const { client } = await start((request) => (response) => {
      // As undici does, with the whole address in the error.
      response.destroy(new Error(request.query['access_token']));
    });
    const error: unknown = await client
      .call(send, { query: { secret: 'S3CRET' } })
      .catch((one: unknown) => one);
    expect(error).toBeInstanceOf(WechatLinkError);
    const written = JSON.stringify([
      String(error),
      error,
      (error as Error).stack,
      String((error as Error).cause),
    ]);
    expect(written).not.toMatch(/S3CRET|T1/);
  });

  test('is an answer that lacks what it should have', async () => {
    const { client } = await start(() => ({ other: 1 }));
    await expect(client.call(read)).rejects.toMatchObject({ problem: 'unexpected-answer', retryable: false });
  });

  test('is a redirect, which could carry secrets elsewhere', async () => {
    const { client, wechat } = await start(({ path }) =>
      path === '/send' ? (response) => response.writeHead(302, { location: '/other' }).end() : { errcode: 0 },
    );
    await expect(client.call(send)).rejects.toMatchObject({ problem: 'connection' });
    expect(wechat.to('/other')).toEqual([]);
  });
});

describe('the circuit breaker', () => {
  test('fails at once while WeChat is down and comes back by itself', async () => {
    let time = 1_780_000_000_000;
    let down = true;
    const { client, wechat } = await start(() => (down ? (response) => response.destroy() : { id: 'back' }), {
      now: () => time,
    });
    for (let call = 0; call < 4; call += 1) {
      await expect(client.call(read)).rejects.toBeInstanceOf(WechatLinkError);
    }
    expect(wechat.to('/read')).toHaveLength(5);
    await expect(client.call(send)).rejects.toMatchObject({ problem: 'circuit-open', maybeDone: false });
    down = false;
    time += 60_000;
    expect(await client.call(read)).toEqual({ id: 'back' });
    expect(wechat.to('/read')).toHaveLength(6);
  });

  test('does not open for errors that WeChat answers', async () => {
    const { client, wechat } = await start(() => ({ errcode: 40003, errmsg: 'openid' }));
    for (let call = 0; call < 8; call += 1) {
      await expect(client.call(read)).rejects.toMatchObject({ code: 40003 });
    }
    expect(wechat.to('/read')).toHaveLength(8);
  });
});

describe('quotas', () => {
  const limited = endpoint({ ...read, path: '/limited', quota: { perMinute: 12 } });

  test('make calls wait for their place, and hold back those that would wait too long', async () => {
    const { client, waits, wechat } = await start(() => ({ id: '1' }), { quotaWaitMaxMs: 12_000 });
    await client.call(limited);
    await client.call(limited);
    await client.call(limited);
    await client.call(limited);
    expect(waits).toEqual([6_000, 12_000]);
    await expect(client.call(limited)).rejects.toMatchObject({ problem: 'quota', maybeDone: false });
    expect(wechat.to('/limited')).toHaveLength(4);
  });

  test('that WeChat says are used up close the call until they return', async () => {
    let time = Date.parse('2026-11-21T23:50:00+08:00');
    const { client, wechat } = await start(
      failing(1, { errcode: 45009, errmsg: 'reach max api daily quota' }),
      {
        now: () => time,
      },
    );
    await expect(client.call(read)).rejects.toMatchObject({ code: 45009, retry: 'tomorrow' });
    await expect(client.call(read)).rejects.toMatchObject({ problem: 'quota', retryAfterMs: 600_000 });
    expect(wechat.to('/read')).toHaveLength(1);
    time += 600_000;
    expect(await client.call(read)).toEqual({ id: 'done' });
  });

  test('that were cleared are forgotten', async () => {
    const { client } = await start(failing(1, { errcode: 45009, errmsg: '' }));
    await expect(client.call(read)).rejects.toMatchObject({ code: 45009 });
    client.forgetQuotas();
    expect(await client.call(read)).toEqual({ id: 'done' });
  });
});

describe('bytes', () => {
  const picture = endpoint({ path: '/picture', repeatable: true, answer: Type.Object({}) });
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

  test('come as they are', async () => {
    const { client } = await start(() => (response) => {
      response.setHeader('content-type', 'image/jpeg').end(jpeg);
    });
    expect(await client.download(picture)).toEqual({
      contentType: 'image/jpeg',
      bytes: new Uint8Array(jpeg),
    });
  });

  test.each(['application/json', 'text/plain', 'image/jpeg'])(
    'are an error when JSON comes as %s',
    async (type) => {
      const { client } = await start(() => (response) => {
        response.setHeader('content-type', type).end('{"errcode":41030,"errmsg":"invalid page rid: 1-2-3"}');
      });
      await expect(client.download(picture)).rejects.toMatchObject({
        code: 41030,
        kind: 'page',
        rid: '1-2-3',
      });
    },
  );
});
