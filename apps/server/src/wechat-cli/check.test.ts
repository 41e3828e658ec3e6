import { createWechatClient, deleteTemplate, listTemplates } from '@huixiang/wechat';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINI, startTestWechat, wechatEnvironment, type TestWechat } from '../testing/test-wechat.ts';
import type { Line } from './report.ts';
import { runWechatCommand } from './run.ts';
import type { Surroundings } from './surroundings.ts';

const ORIGIN = 'https://hx.example.com';
const PRIVACY_KEYS = [
  'UserInfo',
  'Album',
  'AlbumWriteOnly',
  'PhoneNumber',
  'EXUserPublishContent',
  'EXUserOpLog',
  'Clipboard',
];
const SECRETS = [
  'mini-secret',
  'official-secret',
  'corp-secret',
  'emulator-push-token',
  'abcdefghijklmnopqrstuvwxyz012345',
];

let w: TestWechat;
beforeEach(async () => {
  w = await startTestWechat({ PUBLIC_URL: `${ORIGIN}/` });
});
afterEach(() => w.close());

/** The public address leads to the server of the test; everything else goes where it says. */
const throughPublicName: typeof fetch = (input, init) =>
  fetch(String(input instanceof Request ? input.url : input).replace(ORIGIN, w.server), init);

interface Outcome {
  readonly code: number;
  readonly printed: string;
}

async function run(
  args: readonly string[],
  changed: Readonly<Record<string, string | undefined>> = {},
  around: Partial<Surroundings> = {},
): Promise<Outcome> {
  const printed: string[] = [];
  const code = await runWechatCommand(args, {
    env: { ...wechatEnvironment(w.emulator.address), PUBLIC_URL: `${ORIGIN}/`, ...changed },
    root: '/',
    now: () => w.t.clock.now,
    random: () => 0,
    fetch: throughPublicName,
    npx: () => Promise.reject(new Error('nothing is uploaded here')),
    print: (text) => void printed.push(text),
    ...around,
  });
  return { code, printed: printed.join('') };
}

async function check(
  changed: Readonly<Record<string, string | undefined>> = {},
  around: Partial<Surroundings> = {},
): Promise<{ code: number; states: Record<string, string>; lines: Map<string, Line> }> {
  const { code, printed } = await run(['check', '--json'], changed, around);
  const { lines } = JSON.parse(printed) as { lines: Line[] };
  return {
    code,
    states: Object.fromEntries(lines.map(({ id, state }) => [id, state])),
    lines: new Map(lines.map((line) => [line.id, line])),
  };
}

/** As a deployer who has done everything left the console. */
async function setUpConsole(): Promise<void> {
  await w.control('PUT', '/accounts', {
    privacyKeys: PRIVACY_KEYS,
    privacyContact: 'a@example.com',
    serverDomains: [ORIGIN],
  });
}

describe('the check', () => {
  test('finds all in order when all was done, in both languages, and tells no secret', async () => {
    await setUpConsole();
    const { code, states } = await check();
    expect(new Set(Object.values(states))).toEqual(new Set(['ok']));
    expect(Object.keys(states)).toEqual([
      'credentials',
      'categories',
      'domains',
      'templates',
      'privacy',
      'safety',
      'mini-code',
      'push-mini',
      'official-credentials',
      'push-official',
      'comments',
      'wecom',
    ]);
    expect(code).toBe(0);
    const { printed } = await run(['check']);
    expect(printed).toContain('[通过] 小程序凭证');
    expect(printed).toContain('[OK] Mini-program credentials');
    expect(printed.indexOf('小程序凭证')).toBeLessThan(printed.indexOf('Mini-program credentials'));
    expect(SECRETS.filter((secret) => printed.includes(secret))).toEqual([]);
  });

  test('names what is still to do, without failing for it', async () => {
    await w.control('PUT', '/accounts', {
      categories: [{ id: 1, name: '工具-信息查询' }],
      pages: ['pages/home/index'],
      privacyKeys: ['UserInfo'],
    });
    const { code, states, lines } = await check();
    expect(states).toMatchObject({
      categories: 'todo',
      domains: 'todo',
      privacy: 'todo',
      'mini-code': 'todo',
    });
    expect(lines.get('categories')?.said.zh).toContain('工具-信息查询');
    expect(lines.get('domains')?.said.zh).toContain(ORIGIN);
    expect(lines.get('privacy')?.said.en).toContain('PhoneNumber');
    expect(lines.get('privacy')?.said.en).not.toContain('UserInfo');
    expect(code).toBe(0);
  });

  test('leaves to a person what WeChat answers only to third-party platforms', async () => {
    const blockedApis = ['/cgi-bin/component/getprivacysetting', '/wxa/modify_domain'];
    await w.control('PUT', '/accounts', { blockedApis });
    const { code, lines } = await check();
    expect(lines.get('privacy')).toMatchObject({ state: 'todo' });
    expect(lines.get('domains')).toMatchObject({ state: 'todo' });
    expect(lines.get('privacy')?.said.zh).toContain('人工核对');
    expect(code).toBe(0);
  });

  test('names the kind of template that is missing, by the choice that the server makes', async () => {
    const { emulator, t } = w;
    const client = createWechatClient({
      appId: MINI,
      secret: 'mini-secret',
      baseUrl: emulator.address,
      now: () => t.clock.now,
      random: () => 0,
    });
    const digest = (await listTemplates(client)).find(({ content }) => content.includes('number'));
    await deleteTemplate(client, digest!.templateId);
    const { lines } = await check();
    expect(lines.get('templates')).toMatchObject({ state: 'todo' });
    expect(lines.get('templates')?.said.en).toContain('none of 1 templates fits');
  });
});

describe('what is wrong fails, with exit code 1', () => {
  test('a wrong secret, and nothing else is asked of that account', async () => {
    const { code, states } = await check({ HUIXIANG_WECHAT_SECRET: 'wrong-but-private' });
    expect(states).toMatchObject({ credentials: 'failed', 'push-mini': 'ok' });
    expect(states).not.toHaveProperty('categories');
    expect(code).toBe(1);
    expect((await run(['check'], { HUIXIANG_WECHAT_SECRET: 'wrong-but-private' })).printed).not.toContain(
      'wrong-but-private',
    );
  });

  test.each([
    ['no public address', undefined],
    ['an address without TLS', 'http://hx.example.com'],
    ['this machine', 'https://localhost'],
    ['an IP address', 'https://203.0.113.7'],
  ])('%s', async (_name, PUBLIC_URL) => {
    const { code, states } = await check({ PUBLIC_URL });
    expect(states['domains']).toBe('failed');
    expect(code).toBe(1);
  });

  test('a public address where nobody answers', async () => {
    const nobody: typeof fetch = () => Promise.reject(new TypeError('fetch failed'));
    const { code, states } = await check({}, { fetch: nobody });
    expect(states).toMatchObject({ domains: 'failed', 'push-mini': 'failed', 'push-official': 'failed' });
    expect(code).toBe(1);
  });

  test.each([
    ['another push token', { HUIXIANG_WECHAT_TOKEN: 'another-token' }],
    ['another key', { HUIXIANG_WECHAT_AES_KEY: 'ABCDEFGabcdefghijklmnopqrstuvwxyz0123456789' }],
    ['no key', { HUIXIANG_WECHAT_AES_KEY: undefined }],
  ])('%s than the server runs with', async (_name, changed) => {
    const { code, states } = await check(changed);
    expect(states).toMatchObject({ 'push-mini': 'failed', 'push-official': 'ok' });
    expect(code).toBe(1);
  });

  test('a server that takes forged pushes for real ones', async () => {
    const yes: typeof fetch = (input, init) => {
      const url = new URL(String(input instanceof Request ? input.url : input));
      if (!url.pathname.includes('/push/')) return throughPublicName(input, init);
      return Promise.resolve(new Response(url.searchParams.get('echostr') ?? 'success'));
    };
    const { lines } = await check({}, { fetch: yes });
    expect(lines.get('push-mini')).toMatchObject({ state: 'failed' });
    expect(lines.get('push-mini')?.said.en).toContain('forged handshake');
  });
});

test('a WeChat that cannot be reached fails in words, and the rest is still looked at', async () => {
  const { code, lines, states } = await check({ HUIXIANG_WECHAT_BASE: 'http://127.0.0.1:9' });
  expect(lines.get('credentials')?.said.en).toContain('no usable answer (connection)');
  expect(states).toMatchObject({
    credentials: 'failed',
    'push-mini': 'ok',
    'official-credentials': 'failed',
  });
  expect(code).toBe(1);
});

describe('the official account', () => {
  test('without the right to comments is a thing to do, not a failure', async () => {
    await w.control('PUT', '/accounts', { appid: 'wx00000000000000b2', commentPrivilege: false });
    const { lines } = await check();
    expect(lines.get('comments')).toMatchObject({ state: 'todo' });
    expect(lines.get('comments')?.said.zh).toContain('88000');
  });

  test('may be missing', async () => {
    const none = Object.fromEntries(
      ['APPID', 'SECRET', 'TOKEN', 'AES_KEY'].map((name) => [`HUIXIANG_WECHAT_OFFICIAL_${name}`, undefined]),
    );
    const { states } = await check(none);
    expect(states['official-credentials']).toBe('todo');
    expect(states).not.toHaveProperty('comments');
  });
});

describe('the company in WeCom', () => {
  test('may be missing; without the privilege the line says what to do, and a wrong secret fails', async () => {
    const none = { HUIXIANG_WECOM_CORP_ID: undefined, HUIXIANG_WECOM_SECRET: undefined };
    expect((await check(none)).lines.get('wecom')).toMatchObject({ state: 'todo' });
    const blockedApis = ['/cgi-bin/externalcontact'];
    await w.control('PUT', '/accounts', { appid: 'ww00000000000000c3', blockedApis });
    const refused = (await check()).lines.get('wecom');
    expect(refused).toMatchObject({ state: 'failed' });
    expect(refused?.said.zh).toContain('可调用应用');
    expect((await check({ HUIXIANG_WECOM_SECRET: 'wrong' })).states['wecom']).toBe('failed');
  });
});

describe('misuse', () => {
  test('is told: no appid, an unknown command, an unknown option, a wrong setting', async () => {
    const none = Object.fromEntries(
      ['WECHAT_APPID', 'WECHAT_OFFICIAL_APPID', 'WECOM_CORP_ID', 'WECOM_SECRET'].map((name) => [
        `HUIXIANG_${name}`,
        undefined,
      ]),
    );
    expect(await run(['check'], none)).toMatchObject({ code: 1 });
    expect(await run(['publish'])).toMatchObject({ code: 2 });
    expect(await run(['check', '--loud'])).toMatchObject({ code: 2 });
    expect(await run(['check'], { PORT: 'x' })).toMatchObject({ code: 2 });
    expect((await run([])).printed).toContain('npm run wechat -- check');
  });
});
