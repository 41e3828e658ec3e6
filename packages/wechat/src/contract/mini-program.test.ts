import { defaultSeed, startEmulator, type Emulator } from '@huixiang/wechat-emulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  addTemplate,
  checkMedia,
  checkText,
  clearQuota,
  createActivity,
  createScheme,
  createUrlLink,
  decryptOpenData,
  deleteTemplate,
  getAudiencePortrait,
  getMiniCode,
  getPhoneNumber,
  getQuota,
  getRequestTrace,
  getRiskRank,
  getVisitDistribution,
  listCategories,
  listPublicTemplates,
  listTemplateKeywords,
  listTemplates,
  miniProgramLogin,
  readGroupEntry,
  type SealedOpenData,
  sendCustomerMessage,
  sendSubscribeMessage,
  submitPages,
  updateChatToolCard,
  updateUpdatableMessage,
  WechatApiError,
} from '../index.ts';
import { createEmulatorBed, type EmulatorBed } from '../testing/emulator-bed.ts';
import { startPushEndpoint, type PushEndpoint } from '../testing/push-endpoint.ts';
import { emulatorOptions, MINI_APPID, START } from '../testing/emulator-options.ts';

let emulator: Emulator;
let bed: EmulatorBed;
let pushes: PushEndpoint;

beforeAll(async () => {
  pushes = await startPushEndpoint(MINI_APPID, () => emulator.clock.now());
  emulator = await startEmulator({ ...emulatorOptions(), pushTo: { mini: pushes.url } });
  bed = createEmulatorBed(emulator, defaultSeed.accounts);
});
afterAll(async () => {
  await emulator.close();
  await pushes.stop();
});

const signIn = async (user: string) => miniProgramLogin(bed.mini, await bed.loginCode(user));

describe('members', () => {
  test('sign in with a code that works once', async () => {
    const code = await bed.loginCode('xiaolin');
    const login = await miniProgramLogin(bed.mini, code);
    expect(login.openId).toMatch(/^o/);
    expect(Buffer.from(login.sessionKey, 'base64')).toHaveLength(16);
    expect(login.unionId).toBeTruthy();
    await expect(miniProgramLogin(bed.mini, code)).rejects.toMatchObject({ code: 40029, kind: 'code' });
    expect((await signIn('xiaolin')).openId).toBe(login.openId);
  });

  test('who are high-risk cannot, and without an open platform there is no unionid', async () => {
    await expect(signIn('fengkong')).rejects.toMatchObject({ code: 40226, kind: 'risky-user' });
    await bed.control('PUT', '/accounts', { bound: false });
    expect((await signIn('ayue')).unionId).toBeUndefined();
    await bed.control('PUT', '/accounts', { bound: true });
  });

  test('give their phone number once', async () => {
    const { code } = await bed.control<{ code: string }>('POST', '/phone', { user: 'laozhou' });
    expect(await getPhoneNumber(bed.mini, code)).toEqual({
      phoneNumber: '13800000003',
      purePhoneNumber: '13800000003',
      countryCode: '86',
    });
    await expect(getPhoneNumber(bed.mini, code)).rejects.toMatchObject({ kind: 'code' });
  });

  test('have a risk rank', async () => {
    const { openId } = await signIn('chenmo');
    const rank = await getRiskRank(bed.mini, { openId, scene: 'content', clientIp: '203.0.113.7' });
    expect(rank).toBeGreaterThanOrEqual(0);
    expect(rank).toBeLessThanOrEqual(4);
  });
});

describe('content safety', () => {
  test.each([
    ['今天天气真好', 'pass'],
    ['待审示例', 'review'],
    ['辱骂示例', 'risky'],
  ])('%s is %s', async (text, suggestion) => {
    const { openId } = await signIn('xiaolin');
    const verdict = await checkText(bed.mini, { text, scene: 'comment', openId });
    expect(verdict).toMatchObject({ suggestion, traceId: expect.stringMatching(/.+/) as unknown });
    expect(verdict.findings[0]).toMatchObject({ strategy: 'content_model', suggestion });
  });

  test('a member who was not here for two hours, or never, cannot be checked', async () => {
    const question = { text: '你好', scene: 'comment' } as const;
    await expect(checkText(bed.mini, { ...question, openId: 'oNobody' })).rejects.toMatchObject({
      kind: 'openid',
    });
    const { openId } = await signIn('anan');
    await bed.advance(2 * 3_600_000 + 1);
    await expect(checkText(bed.mini, { ...question, openId })).rejects.toMatchObject({ kind: 'openid' });
  });

  test('the verdict on a picture comes by push, with the trace of the question', async () => {
    const { openId } = await signIn('xiaolin');
    const url = 'https://files.example/risky.jpg';
    const traceId = await checkMedia(bed.mini, { url, type: 'image', scene: 'comment', openId });
    await bed.advance(3_600_000);
    await expect
      .poll(() => pushes.events.find((one) => one.kind === 'media-checked'))
      .toMatchObject({
        openId,
        traceId,
        suggestion: 'risky',
        label: 20002,
        errorCode: 0,
      });
  });
});

describe('subscription messages', () => {
  const templateId = defaultSeed.templates[0]!.id;
  const data = { thing1: '一段很长很长的话'.repeat(5), name2: '小林', time3: '2026年11月21日 15:01' };

  test('one acceptance is one message, cut to fit, and the pushes tell of both', async () => {
    const { openId } = await signIn('ayue');
    await bed.control('POST', '/subscribe', { user: 'ayue', results: { [templateId]: 'accept' } });
    const message = { openId, templateId, page: 'pages/thread?comment=1', data };
    expect(await sendSubscribeMessage(bed.mini, message)).toMatch(/^\d+$/);
    await expect(sendSubscribeMessage(bed.mini, message)).rejects.toMatchObject({ kind: 'not-subscribed' });
    const { messages } = await bed.control<{ messages: { page: string }[] }>('GET', '/outbox?user=ayue');
    expect(messages.map(({ page }) => page)).toEqual(['pages/thread?comment=1']);
    await expect
      .poll(() =>
        pushes.events.filter((one) => 'openId' in one && one.openId === openId).map(({ kind }) => kind),
      )
      .toEqual(['subscription-answered', 'subscription-sent']);
  });

  test('a later refusal comes by push', async () => {
    const { openId } = await signIn('laozhou');
    await bed.control('POST', '/subscribe/off', { user: 'laozhou', template: templateId });
    await expect
      .poll(() => pushes.events.find((one) => one.kind === 'subscription-answered' && one.openId === openId))
      .toMatchObject({ where: 'change', answers: [{ templateId, accepted: false }] });
  });

  test('an unknown template, and an unpublished page, are told apart', async () => {
    const { openId } = await signIn('ayue');
    const message = { openId, templateId, data };
    const unknown = { ...message, templateId: 'none' };
    await expect(sendSubscribeMessage(bed.mini, unknown)).rejects.toMatchObject({
      code: 40037,
      kind: 'template',
    });
    await bed.control('PUT', '/accounts', { pages: ['pages/home'] });
    const elsewhere = { ...message, page: 'pages/none' };
    await expect(sendSubscribeMessage(bed.mini, elsewhere)).rejects.toMatchObject({
      code: 41030,
      kind: 'page',
    });
    await bed.control('PUT', '/accounts', { pages: [] });
  });

  test('templates are found, added, listed and deleted', async () => {
    const [category] = await listCategories(bed.mini);
    const [title] = await listPublicTemplates(bed.mini, { categoryIds: [category!.id] });
    expect(title).toMatchObject({ oneTime: true });
    const keywords = await listTemplateKeywords(bed.mini, title!.titleId);
    const keywordIds = keywords.slice(0, 2).map(({ id }) => id);
    const added = await addTemplate(bed.mini, {
      titleId: title!.titleId,
      keywordIds,
      purpose: '有人回应了留言',
    });
    const own = (await listTemplates(bed.mini)).find((one) => one.templateId === added);
    expect(own?.content).toContain('{{thing1.DATA}}');
    await deleteTemplate(bed.mini, added);
    expect((await listTemplates(bed.mini)).map((one) => one.templateId)).not.toContain(added);
  });
});

test('service messages: five in the 48 hours after a member wrote, then none', async () => {
  const { openId } = await signIn('chenmo');
  const send = () => sendCustomerMessage(bed.mini, openId, { type: 'text', text: '你好' });
  await bed.control('POST', '/customer', { user: 'chenmo', act: 'message', text: '在吗' });
  for (let sent = 0; sent < 5; sent += 1) await send();
  await expect(send()).rejects.toMatchObject({ code: 45047, kind: 'service-window' });
  await bed.advance(48 * 3_600_000 + 1);
  await expect(send()).rejects.toMatchObject({ code: 45015, kind: 'service-window' });
});

describe('groups', () => {
  const enter = (user: string, group = 'reading', scene = 1158) =>
    bed.control<SealedOpenData & { errcode?: number }>('POST', `/groups/${group}/enter`, { user, scene });

  test('a member comes from a group that the session key opens', async () => {
    const { sessionKey } = await signIn('xiaolin');
    const opened = decryptOpenData(await enter('xiaolin'), { sessionKey, appId: MINI_APPID });
    const entry = opened.ok ? readGroupEntry(opened.data) : undefined;
    expect(entry).toMatchObject({ chatType: 'group', openRoomId: undefined });
    expect(entry?.openGroupId).toBeTruthy();
    const sealed = await enter('xiaolin', 'customers');
    const other = decryptOpenData(sealed, { sessionKey, appId: MINI_APPID });
    const elsewhere = other.ok ? readGroupEntry(other.data) : undefined;
    expect(elsewhere?.chatType).toBe('wecom-group');
    expect(elsewhere?.groupOpenId).not.toBe(entry?.groupOpenId);
    expect(decryptOpenData(sealed, { sessionKey, appId: 'wxother' })).toMatchObject({
      problem: 'other-appid',
    });
    const { sessionKey: stranger } = await signIn('ayue');
    expect(decryptOpenData(sealed, { sessionKey: stranger, appId: MINI_APPID }).ok).toBe(false);
  });

  test('a live card goes forward only, until its day is over', async () => {
    const { activityId, expiresAt } = await createActivity(bed.mini);
    expect(expiresAt).toBe(Math.floor(emulator.clock.now() / 1000) + 86_400);
    await bed.control('POST', '/cards/share', { activity: activityId, group: 'reading', page: 'pages/a' });
    const card = { activityId, template: 'participate', participants: ['m1'] } as const;
    await updateChatToolCard(bed.mini, { ...card, state: 'running' });
    await updateChatToolCard(bed.mini, { ...card, state: 'ended', participants: ['m2'] });
    const { cards } = await bed.control<{ cards: { id: string; participants: string[] }[] }>('GET', '/cards');
    expect(cards.find(({ id }) => id === activityId)?.participants).toEqual(['m1', 'm2']);
    await expect(updateChatToolCard(bed.mini, { ...card, state: 'running' })).rejects.toMatchObject({
      kind: 'activity',
    });
    await bed.advance(86_400_000);
    await expect(updateChatToolCard(bed.mini, { ...card, state: 'ended' })).rejects.toMatchObject({
      code: 47504,
    });
  });

  test('an updatable message opens and starts', async () => {
    const { activityId } = await createActivity(bed.mini);
    const parameters = { member_count: '1', room_limit: '5' };
    await updateUpdatableMessage(bed.mini, { activityId, state: 'open', parameters });
    await updateUpdatableMessage(bed.mini, { activityId, state: 'started', parameters: { path: 'pages/a' } });
    const back = updateUpdatableMessage(bed.mini, { activityId, state: 'open', parameters });
    await expect(back).rejects.toMatchObject({ kind: 'activity' });
  });
});

describe('ways in', () => {
  test('a code is a picture, and an unpublished page an error', async () => {
    const { bytes, contentType } = await getMiniCode(bed.mini, { scene: 'c=1', page: 'pages/thread' });
    expect(contentType).toBe('image/jpeg');
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xd8]);
    await bed.control('PUT', '/accounts', { pages: ['pages/home'] });
    const missing = getMiniCode(bed.mini, { scene: 'c=1', page: 'pages/thread' });
    await expect(missing).rejects.toMatchObject({ code: 41030, kind: 'page' });
    await bed.control('PUT', '/accounts', { pages: [] });
  });

  test('links open the page they were made for', async () => {
    const request = { path: 'pages/thread', query: 'comment=1', days: 30 };
    const open = (link: string) => bed.control('POST', '/links/open', { link });
    const expected = { path: 'pages/thread', query: { comment: '1' } };
    expect(await open(await createUrlLink(bed.mini, request))).toMatchObject({ ...expected, scene: 1194 });
    expect(await open(await createScheme(bed.mini, request))).toMatchObject({ ...expected, scene: 1065 });
  });

  test('search takes pages, unless the sitemap or a switch says no', async () => {
    const pages = [
      { path: 'pages/thread', query: 'id=1', data: [{ '@type': 'wxsearch_cpsitemap', title: '夜跑' }] },
    ];
    await submitPages(bed.mini, pages);
    expect(await bed.control('GET', '/pages')).toMatchObject({
      pages: [{ path: 'pages/thread', title: '夜跑' }],
    });
    await bed.control('PUT', '/accounts', { sitemapDisallow: ['pages/thread'] });
    await expect(submitPages(bed.mini, pages)).rejects.toMatchObject({ code: 40066, kind: 'sitemap' });
    await bed.control('PUT', '/accounts', { sitemapDisallow: [], searchOpen: false });
    await expect(submitPages(bed.mini, pages)).rejects.toMatchObject({ kind: 'search-off' });
    await bed.control('PUT', '/accounts', { searchOpen: true });
  });
});

describe('figures', () => {
  test('of the audience are those of the whole mini-program, until yesterday', async () => {
    await bed.advance(86_400_000);
    const yesterday = new Date(emulator.clock.now() - 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
    const { all } = await getAudiencePortrait(bed.mini, { to: yesterday, days: 30 });
    expect(all.ages.map(({ name }) => name)).toContain('18-24岁');
    const { sources } = await getVisitDistribution(bed.mini, START.slice(0, 10));
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.every(({ visitors }) => visitors !== undefined && visitors > 0)).toBe(true);
    const today = getAudiencePortrait(bed.mini, { to: '2026-12-31', days: 1 });
    await expect(today).rejects.toMatchObject({ code: 61500, kind: 'arguments' });
  });

  test('of a quota grow with the calls and can be cleared', async () => {
    const path = '/datacube/getweanalysisappidvisitdistribution';
    const { used, perDay, remaining } = await getQuota(bed.mini, path);
    expect(used).toBeGreaterThan(0);
    expect(used + remaining).toBe(perDay);
    await clearQuota(bed.mini);
    expect((await getQuota(bed.mini, path)).used).toBe(0);
  });

  test('of a failed request are kept under its rid', async () => {
    const failed = await sendCustomerMessage(bed.mini, 'oNobody', { type: 'text', text: 'a' }).catch(
      (error: unknown) => error as WechatApiError,
    );
    expect(failed).toBeInstanceOf(WechatApiError);
    const rid = (failed as WechatApiError).rid;
    expect(rid).toMatch(/^[\da-f]{8}-[\da-f]{8}-[\da-f]{8}$/);
    const trace = await getRequestTrace(bed.mini, rid!);
    expect(trace.url).toContain('/cgi-bin/message/custom/send');
  });
});
