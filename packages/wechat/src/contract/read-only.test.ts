import { defaultSeed, startEmulator, type Emulator } from '@huixiang/wechat-emulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  countDrafts,
  createWechatClient,
  getAccountSummary,
  getArticleReads,
  getArticleShares,
  getAudiencePortrait,
  getPhoneNumber,
  getPrivacyGuideline,
  getPublishedArticleTotals,
  getQuota,
  getServerDomains,
  getVisitDistribution,
  isWechatError,
  listCategories,
  listComments,
  listDrafts,
  listPublications,
  listPublicTemplates,
  listTemplateKeywords,
  listTemplates,
  miniProgramLogin,
  WechatApiError,
  type WechatClient,
  type WechatErrorKind,
  webLogin,
} from '../index.ts';
import { emulatorOptions } from '../testing/emulator-options.ts';

/**
 * Calls that change nothing, against the emulator and, when the environment names a test account, against WeChat:
 * HUIXIANG_WECHAT_TEST_APPID and HUIXIANG_WECHAT_TEST_SECRET, HUIXIANG_WECHAT_TEST_KIND (`mini` or `official`) and, to go elsewhere than
 * to WeChat, HUIXIANG_WECHAT_TEST_BASE. The names are not those of a server, so that tests beside one stay offline.
 */
const { env } = process;
const real = {
  appId: env['HUIXIANG_WECHAT_TEST_APPID'] ?? '',
  secret: env['HUIXIANG_WECHAT_TEST_SECRET'] ?? '',
  kind: env['HUIXIANG_WECHAT_TEST_KIND'] ?? 'mini',
  base: env['HUIXIANG_WECHAT_TEST_BASE'],
};

type Case = readonly [name: string, call: (client: WechatClient, yesterday: string) => Promise<unknown>];

const listTitles = async (client: WechatClient) =>
  listPublicTemplates(client, { categoryIds: (await listCategories(client)).map(({ id }) => id), limit: 5 });

const miniCases: readonly Case[] = [
  ['categories', listCategories],
  ['templates', listTemplates],
  ['a quota', (client) => getQuota(client, '/wxa/msg_sec_check')],
  ['titles of templates', listTitles],
  [
    'keywords of a template',
    async (client) => listTemplateKeywords(client, (await listTitles(client))[0]?.titleId ?? ''),
  ],
  ['the privacy guideline', (client) => getPrivacyGuideline(client)],
  ['domains', getServerDomains],
  ['a portrait', (client, to) => getAudiencePortrait(client, { to, days: 7 })],
  ['a distribution', getVisitDistribution],
];
const officialCases: readonly Case[] = [
  ['drafts counted', countDrafts],
  ['drafts', (client) => listDrafts(client, { count: 1 })],
  ['publications', (client) => listPublications(client, { count: 1 })],
  ['totals of articles', (client, day) => getPublishedArticleTotals(client, { from: day, to: day })],
  ['reads of articles', getArticleReads],
  ['shares of articles', getArticleShares],
  ['figures of the account', (client, day) => getAccountSummary(client, { from: day, to: day })],
  ['a quota', (client) => getQuota(client, '/cgi-bin/comment/list')],
];
const refusals: Readonly<Record<string, readonly (readonly [...Case, kinds: readonly string[]])[]>> = {
  mini: [
    ['a code nobody gave', (client) => miniProgramLogin(client, 'none'), ['code']],
    [
      'a phone code nobody gave',
      (client) => getPhoneNumber(client, 'none'),
      ['code', 'permission', 'unknown'],
    ],
  ],
  official: [
    ['a web code nobody gave', (client) => webLogin(client, 'none'), ['code']],
    [
      'an article nobody wrote',
      (client) => listComments(client, { msgDataId: '1', index: 0 }),
      ['not-found', 'no-comment-right', 'permission'],
    ],
  ],
};

/** What a sound account may be told instead: that it lacks a right, or that a day's calls are used up. A wrong secret is none of these. */
const LACKS: readonly WechatErrorKind[] = ['permission', 'no-comment-right', 'day-quota'];

/** Of a real account, a lack of rights is an answer too; the emulator's accounts have them all. */
async function callOf(call: () => Promise<unknown>, mayRefuse: boolean): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    if (mayRefuse && error instanceof WechatApiError && LACKS.includes(error.kind)) return error.kind;
    throw error;
  }
}

const DAY_MS = 86_400_000;
const dayBefore = (now: number) => new Date(now - DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10);

describe.each(['mini', 'official'])('the emulated %s account', (kind) => {
  let emulator: Emulator;
  let client: WechatClient;
  beforeAll(async () => {
    emulator = await startEmulator(emulatorOptions());
    const account = defaultSeed.accounts.find((one) => one.kind === kind);
    if (!account) throw new Error(`no account of kind ${kind}`);
    const { now } = emulator.clock;
    client = createWechatClient({ ...account, baseUrl: emulator.address, now, random: () => 0 });
  });
  afterAll(() => emulator.close());

  test.each(kind === 'mini' ? miniCases : officialCases)('tells %s', async (_name, call) => {
    expect(await callOf(() => call(client, dayBefore(emulator.clock.now())), false)).toBeDefined();
  });

  test.each(refusals[kind] ?? [])('refuses %s by an error that is known', async (_name, call, kinds) => {
    const error = await call(client, '').catch((one: unknown) => one);
    expect(isWechatError(error)).toBe(true);
    expect(kinds).toContain((error as WechatApiError).kind);
  });
});

describe.runIf(real.appId !== '' && real.secret !== '')('the real account', () => {
  const client = createWechatClient({
    appId: real.appId,
    secret: real.secret,
    ...(real.base !== undefined && { baseUrl: real.base }),
    now: Date.now,
    random: Math.random,
  });

  test.each(real.kind === 'official' ? officialCases : miniCases)('tells %s', async (_name, call) => {
    expect(await callOf(() => call(client, dayBefore(Date.now())), true)).toBeDefined();
  });

  test.each(refusals[real.kind] ?? [])('refuses %s by an error that is known', async (_name, call, kinds) => {
    const error = await call(client, '').catch((one: unknown) => one);
    expect(isWechatError(error)).toBe(true);
    expect(kinds).toContain((error as WechatApiError).kind);
  });
});
