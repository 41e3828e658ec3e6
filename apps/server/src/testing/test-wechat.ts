import { createServer } from 'node:net';
import { defaultSeed, startEmulator, type Emulator } from '@huixiang/wechat-emulator';
import { startTestApp, type TestApp } from './test-app.ts';

const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const TOKEN = 'emulator-push-token';

export const MINI = 'wx00000000000000a1';
export const OFFICIAL = 'wx00000000000000b2';
const CORP = 'ww00000000000000c3';

/** The server on the wire with an emulated WeChat; both go by the clock of the test. */
export interface TestWechat {
  readonly t: TestApp;
  /** `http://127.0.0.1:port` of the server. */
  readonly server: string;
  readonly emulator: Emulator;
  /** A call of the emulator's control API. @throws Error when it is refused */
  control<Answer>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Answer>;
  /** What `wx.login` gives a scripted person. */
  loginCode(user: string): Promise<string>;
  /** How often WeChat was called at this path. */
  calls(path: string): Promise<number>;
  /** Everything that was pushed has arrived and has been worked on. */
  settle(): Promise<void>;
  /** WeChat does not answer any more, until `up`. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

export async function startTestWechat(environment: Record<string, string> = {}): Promise<TestWechat> {
  const port = await freePort();
  const ids = { next: 0 };
  const started: { app?: TestApp } = {};
  const now = (): number => started.app?.clock.now ?? Date.UTC(2026, 10, 21, 12);
  let emulator = await start();
  const t = await startTestApp({ ...wechatEnvironment(emulator.address), ...environment });
  started.app = t;
  const server = await t.app.http.listen({ host: '127.0.0.1', port: 0 });

  function start(): Promise<Emulator> {
    return startEmulator({
      port,
      now,
      receiverNow: now,
      random: Math.random,
      newId: () => `id${(ids.next += 1)}`,
    });
  }
  const control: TestWechat['control'] = async (method, path, body) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const reply = await fetch(`${emulator.address}/__emu${path}`, init);
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as never;
  };
  const connect = async (): Promise<void> => {
    for (const [appid, kind] of [
      [MINI, 'mini'],
      [OFFICIAL, 'official'],
    ])
      await control('PUT', '/pushes/target', { appid, url: `${server}/api/wechat/push/${kind}` });
  };
  await connect();
  return {
    t,
    server,
    get emulator() {
      return emulator;
    },
    control,
    loginCode: async (user) => (await control<{ code: string }>('POST', '/login', { user })).code,
    calls: async (path) => (await control<{ calls: unknown[] }>('GET', `/calls?path=${path}`)).calls.length,
    async settle() {
      await control('POST', '/clock', {});
      await t.app.context.wechat?.settle();
    },
    down: () => emulator.close(),
    async up() {
      emulator = await start();
      await connect();
    },
    async close() {
      await t.close();
      await emulator.close();
    },
  };
}

/** The settings by which a server takes the emulator for WeChat. */
export function wechatEnvironment(base: string): Record<string, string> {
  const [mini, official, corp] = [MINI, OFFICIAL, CORP].map((id) =>
    defaultSeed.accounts.find((one) => one.appId === id),
  );
  return {
    HUIXIANG_WECOM_BASE: base,
    HUIXIANG_WECOM_CORP_ID: CORP,
    HUIXIANG_WECOM_SECRET: corp?.secret ?? '',
    HUIXIANG_WECHAT_BASE: base,
    HUIXIANG_WECHAT_OPEN_BASE: base,
    HUIXIANG_WECHAT_APPID: MINI,
    HUIXIANG_WECHAT_SECRET: mini?.secret ?? '',
    HUIXIANG_WECHAT_TOKEN: TOKEN,
    HUIXIANG_WECHAT_AES_KEY: KEY,
    HUIXIANG_WECHAT_OFFICIAL_APPID: OFFICIAL,
    HUIXIANG_WECHAT_OFFICIAL_SECRET: official?.secret ?? '',
    HUIXIANG_WECHAT_OFFICIAL_TOKEN: TOKEN,
    HUIXIANG_WECHAT_OFFICIAL_AES_KEY: KEY,
  };
}

/** A port that stays the same when the emulator goes and comes back. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
