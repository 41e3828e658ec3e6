import { defaultSeed, startEmulator, type Emulator } from '@huixiang/wechat-emulator';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import {
  createWechatClient,
  getMiniCode,
  listCategories,
  memoryTokenStore,
  miniProgramLogin,
  sendCustomerMessage,
  type WechatClient,
  WechatLinkError,
} from '../index.ts';
import { createEmulatorBed, type EmulatorBed } from '../testing/emulator-bed.ts';
import { emulatorOptions, MINI_APPID } from '../testing/emulator-options.ts';
import { startPushEndpoint, type PushEndpoint } from '../testing/push-endpoint.ts';

const TOKEN = '/cgi-bin/stable_token';
const READ = '/wxaapi/newtmpl/getcategory';
const SEND = '/cgi-bin/message/custom/send';

let emulator: Emulator;
let bed: EmulatorBed;
let pushes: PushEndpoint;

beforeEach(async () => {
  pushes = await startPushEndpoint(MINI_APPID, () => emulator.clock.now());
  emulator = await startEmulator({ ...emulatorOptions(), pushTo: { mini: pushes.url } });
  bed = createEmulatorBed(emulator, defaultSeed.accounts);
});
afterEach(async () => {
  await emulator.close();
  await pushes.stop();
});

const many = (count: number) => Promise.all(Array.from({ length: count }, () => listCategories(bed.mini)));
const fault = (kind: string, more: Record<string, unknown> = {}) =>
  bed.control('POST', '/faults', { kind, ...more });
const send = () => sendCustomerMessage(bed.mini, 'oNobody', { type: 'text', text: 'a' });

/** A client, and how many requests it really sent: the emulator does not log what a fault has struck. */
function counted(): { client: WechatClient; sent: (path: string) => number } {
  const urls: string[] = [];
  const client = bed.anotherMini({
    fetch: (url, init) => {
      urls.push(url);
      return fetch(url, init);
    },
  });
  return { client, sent: (path) => urls.filter((url) => url.includes(path)).length };
}

describe('the token', () => {
  test('200 calls at once ask for one', async () => {
    await many(200);
    expect([await bed.count(TOKEN), await bed.count(READ)]).toEqual([1, 200]);
  });

  test('rotated by somebody else: 50 calls under way all succeed with one more', async () => {
    await many(1);
    await bed.control('POST', '/tokens/rotate', {});
    expect(await many(50)).toHaveLength(50);
    expect(await bed.count(TOKEN)).toBe(2);
  });

  test('rotated just before a call arrives: one repetition saves it', async () => {
    await many(1);
    await fault('rotate_token', { match: READ });
    await many(1);
    expect(await bed.count(TOKEN)).toBe(2);
  });

  test('of four processes is one', async () => {
    const tokenStore = memoryTokenStore();
    const processes = Array.from({ length: 4 }, () => bed.anotherMini({ tokenStore }));
    await Promise.all(processes.map((one) => listCategories(one)));
    expect(await bed.count(TOKEN)).toBe(1);
    await bed.control('POST', '/tokens/rotate', {});
    await Promise.all(processes.map((one) => listCategories(one)));
    expect(await bed.count(TOKEN)).toBe(2);
  });

  test('is renewed before its end, and every call of a day gets through', async () => {
    for (let quarter = 0; quarter < 96; quarter += 1) {
      await many(2);
      await bed.advance(900_000);
    }
    const calls = await bed.control<{ calls: { errcode: number }[] }>('GET', `/calls?path=${READ}`);
    expect(calls.calls.filter(({ errcode }) => errcode !== 0)).toEqual([]);
    expect(await bed.count(TOKEN)).toBeLessThanOrEqual(24);
  });

  test('is refused for a wrong secret or appid, with what to do', async () => {
    const options = { baseUrl: emulator.address, now: emulator.clock.now, random: () => 0 };
    const wrongSecret = createWechatClient({ ...options, appId: MINI_APPID, secret: 'wrong' });
    await expect(listCategories(wrongSecret)).rejects.toMatchObject({ kind: 'credentials' });
    const wrongApp = createWechatClient({ ...options, appId: 'wxnobody', secret: 'wrong' });
    await expect(listCategories(wrongApp)).rejects.toMatchObject({ code: 40013, kind: 'credentials' });
  });
});

describe('faults', () => {
  test.each([
    ['reset', {}],
    ['http_error', { status: 502 }],
    ['truncate', {}],
    ['errcode', { errcode: -1 }],
  ])('%s: reading is repeated, sending is not', async (kind, more) => {
    await fault(kind, { ...more, match: READ });
    expect(await many(1)).toHaveLength(1);
    await fault(kind, { ...more, match: SEND });
    await expect(send()).rejects.toMatchObject({ retryable: true });
    await expect(send()).rejects.toMatchObject({ kind: 'openid' });
    expect(await bed.control('GET', '/faults')).toEqual({ faults: [] });
  });

  test('latency ends in a timeout', async () => {
    const tokenStore = memoryTokenStore();
    // Its token comes in its own time.
    await listCategories(bed.anotherMini({ tokenStore }));
    await fault('latency', { match: READ, ms: 400 });
    const hasty = bed.anotherMini({ tokenStore, timeoutMs: 60, attempts: 1 });
    await expect(listCategories(hasty)).rejects.toMatchObject({ problem: 'timeout', maybeDone: true });
  });

  test('down for a minute: calls fail at once after the fifth, and come back by themselves', async () => {
    const { client, sent } = counted();
    await listCategories(client);
    await fault('reset', { times: 0 });
    for (let call = 0; call < 20; call += 1) {
      await expect(listCategories(client)).rejects.toBeInstanceOf(WechatLinkError);
    }
    expect(sent(READ)).toBe(1 + 5);
    await bed.advance(60_000);
    await bed.control('DELETE', '/faults');
    await listCategories(client);
    expect(sent(READ)).toBe(1 + 5 + 1);
  });

  test('of a picture: an error instead of it is told as one', async () => {
    const code = () => getMiniCode(bed.mini, { scene: 'a', page: 'pages/a' });
    await fault('errcode', { match: '/wxa/getwxacodeunlimit', errcode: 45009 });
    await expect(code()).rejects.toMatchObject({ code: 45009, kind: 'day-quota' });
  });

  test('a used-up quota is not called again until it returns', async () => {
    await fault('errcode', { match: READ, errcode: 45009, times: 0 });
    const { client, sent } = counted();
    await expect(listCategories(client)).rejects.toMatchObject({ code: 45009, retry: 'tomorrow' });
    await expect(listCategories(client)).rejects.toMatchObject({ problem: 'quota' });
    expect(sent(READ)).toBe(1);
    await bed.control('DELETE', '/faults');
    await bed.advance(3_600_000);
    await listCategories(client);
    expect(sent(READ)).toBe(2);
  });
});

describe('pushes', () => {
  test.each(['bad_signature', 'plaintext', 'other_appid', 'other_key', 'tampered', 'stale'])(
    'forged (%s) are refused and change nothing',
    async (kind) => {
      const answer = await bed.control<{ status: number }>('POST', '/pushes/forged', { kind });
      expect(answer.status).toBe(403);
      expect(pushes.outcomes).toMatchObject([{ kind: 'refused' }]);
      expect(pushes.events).toEqual([]);
    },
  );

  test('sent again byte by byte, or anew by WeChat, are worked on once', async () => {
    await bed.control('POST', '/pushes/forged', { kind: 'replay' });
    expect(pushes.outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'duplicate']);
    await fault('push_duplicate', { match: 'user_authorization_revoke' });
    await bed.control('POST', '/users/ayue/revoke', {});
    await bed.control('POST', '/clock', { advanceMs: 60_000 });
    expect(pushes.events.map(({ kind }) => kind)).toEqual(['authorization-revoked', 'authorization-revoked']);
    expect(pushes.outcomes.filter(({ kind }) => kind === 'duplicate').length).toBeGreaterThanOrEqual(2);
  });

  test('the address is confirmed to WeChat and to nobody else', async () => {
    const honest = await bed.control<{ status: number }>('POST', '/pushes/handshake', { honest: true });
    const other = await bed.control<{ status: number }>('POST', '/pushes/handshake', { honest: false });
    expect([honest.status, other.status]).toEqual([200, 403]);
  });

  test.each(['json', 'xml'])('as %s mean the same', async (format) => {
    await bed.control('PUT', '/pushes/target', { url: pushes.url, format });
    const { openId } = await miniProgramLogin(bed.mini, await bed.loginCode('ayue'));
    await bed.control('POST', '/users/ayue/revoke', { info: '1' });
    await expect
      .poll(() => pushes.events)
      .toMatchObject([{ kind: 'authorization-revoked', openId, revoked: ['1'] }]);
  });
});
