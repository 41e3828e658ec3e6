import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { defaultSeed } from '../seed/default-seed.ts';
import { MINI, OFFICIAL, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';
import { html } from './html.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

let emulator: TestEmulator;
beforeEach(async () => {
  emulator = await startTestEmulator();
});
afterEach(() => emulator.close());

const open = async (path: string, cookie = ''): Promise<string> => {
  const response = await fetch(`${emulator.address}${path}`, { headers: { cookie } });
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  return response.text();
};
/** Presses a button as a browser does; answers where it leads. */
const press = async (
  act: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${emulator.address}${act.startsWith('/') ? act : `/__emu/page/${act}`}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: emulator.address, ...headers },
    body: new URLSearchParams(fields),
  });

describe('the page of the phone', () => {
  it('shows a message, which when tapped says where the mini-program opens', async () => {
    await emulator.control('PUT', '/accounts', { h5Base: 'http://localhost:3000/#/' });
    const template = defaultSeed.templates[0]?.id ?? '';
    await press('subscribe', { template, result: 'accept' });
    const { openid: touser } = await emulator.login('xiaolin');
    const data = { thing1: { value: '<b>你好</b>' }, name2: { value: '小林' }, time3: { value: '15:01' } };
    const body = { touser, template_id: template, page: 'pkg-thread/thread?commentId=7', data };
    expect(await emulator.call(MINI, '/cgi-bin/message/subscribe/send', body)).toMatchObject({ errcode: 0 });
    const page = await open('/__emu/');
    expect(page).toContain('&lt;b&gt;你好&lt;/b&gt;');
    const id = /id="tap-([^"]+)"/.exec(page)?.[1] ?? '';
    const tapped = await press('tap', { id });
    expect(tapped.status).toBe(303);
    const after = await open(tapped.headers.get('location') ?? '');
    expect(after).toContain('<code id="opened">pkg-thread/thread?commentId=7</code>');
    expect(after).toContain('href="http://localhost:3000/#/pkg-thread/thread?commentId=7"');
    expect(await emulator.control('GET', '/outbox')).toMatchObject({
      messages: [{ tappedAt: emulator.clock.now() }],
    });
  });

  it('is that of the person who was picked', async () => {
    const response = await press('me', { user: 'laozhou' });
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(await open('/__emu/', cookie)).toContain('<strong id="me">老周</strong>');
  });

  it('gives login codes that work', async () => {
    const location = (await press('login', {})).headers.get('location') ?? '';
    const code = /<code id="code">(\w+)</.exec(await open(location))?.[1] ?? '';
    const path = `/sns/jscode2session?appid=${MINI.appId}&secret=${MINI.secret}&js_code=${code}&grant_type=authorization_code`;
    expect(await emulator.ask(path)).toHaveProperty('openid');
  });
});

describe('the other pages', () => {
  it('publish an article by hand, and take a comment that the API then lists', async () => {
    await press('publish', { title: '手写的一篇', commentsOpen: '1', notified: '1' });
    const msgid =
      /href="\/__emu\/page\/articles\/(\d+_1)"/.exec(await open('/__emu/page/articles'))?.[1] ?? '';
    await press('comment', { article: msgid, content: '读到了' });
    const page = await open(`/__emu/page/articles/${msgid}`);
    expect(page).toContain('手写的一篇');
    expect(page).toContain('读到了');
    const body = { msg_data_id: Number(msgid.split('_')[0]), index: 0, begin: 0, count: 10 };
    const answer = await emulator.call<{ comment: { user_comment_id: number }[] }>(
      OFFICIAL,
      '/cgi-bin/comment/list',
      body,
    );
    expect(answer).toMatchObject({ total: 1, comment: [{ content: '读到了' }] });
    const one = { ...body, user_comment_id: answer.comment[0]?.user_comment_id };
    await emulator.call(OFFICIAL, '/cgi-bin/comment/markelect', one);
    await emulator.call(OFFICIAL, '/cgi-bin/comment/reply/add', { ...one, content: '谢谢你读' });
    const after = await open(`/__emu/page/articles/${msgid}`);
    expect(after).toContain('精选');
    expect(after).toContain('谢谢你读');
  });

  it('have no button of approval under an article', async () => {
    const page = await open('/__emu/page/articles/2247490098_1');
    expect(page).toContain(zh.noApplause);
    const actions = [...page.matchAll(/action="([^"]+)"/g)].map((one) => one[1]);
    const common = ['/__emu/page/clock', '/__emu/page/me'];
    expect([...new Set(actions)].filter((one) => !common.includes(one ?? ''))).toEqual([
      '/__emu/page/comment',
    ]);
  });

  it('let somebody be in a group and come into the mini-program from it', async () => {
    await emulator.login('xiaolin');
    await press('group', { group: 'reading', act: 'talk' });
    const entered = await press('group-enter', { group: 'reading' });
    expect(await open(entered.headers.get('location') ?? '')).toContain('encryptedData');
    await press('group', { group: 'reading', act: 'leave' });
    const refused = await press('group-enter', { group: 'reading' });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('65206');
  });

  it('make things fail and repair them, and move the clock', async () => {
    const before = emulator.clock.now();
    await press('fault', { kind: 'errcode', times: '0', code: '45011' });
    expect(await emulator.ask('/cgi-bin/token')).toMatchObject({ errcode: 45011 });
    expect(await open('/__emu/page/faults')).toContain(zh.fault_errcode);
    await press('fault-remove', {});
    expect(await emulator.ask('/cgi-bin/token')).toMatchObject({ errcode: 40002 });
    await press('clock', { advanceMs: '3600000' });
    expect(emulator.clock.now() - before).toBe(3_600_000);
  });

  it('show submitted pages, links, calls and pushes', async () => {
    const pages = [{ path: 'pkg-thread/thread', query: 'id=1', data_list: [{ title: '一条讨论' }] }];
    await emulator.call(MINI, '/wxa/search/wxaapi_submitpages', { pages });
    const { url_link } = await emulator.call<{ url_link: string }>(MINI, '/wxa/generate_urllink', {
      path: 'pages/me/index',
    });
    await press('revoke', {});
    const search = await open('/__emu/page/search');
    expect(search).toContain('一条讨论');
    expect(search).toContain(url_link);
    expect(search).toContain('/wxa/generate_urllink');
    expect(await open('/__emu/page/pushes')).toContain('user_authorization_revoke');
  });

  it('load anew by a number that changes with what happens and not with looking', async () => {
    const revision = async (): Promise<number> =>
      (await emulator.control<{ revision: number }>('GET', '/revision')).revision;
    const first = await revision();
    await open('/__emu/');
    expect(await revision()).toBe(first);
    await emulator.login('xiaolin');
    expect(await revision()).toBeGreaterThan(first);
  });

  it('take no form from another site', async () => {
    expect((await press('revoke', {}, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await press('revoke', {}, { origin: 'null' })).status).toBe(403);
    expect(await emulator.control('GET', '/pushes')).toEqual({ pushes: [] });
  });

  it('speak English when asked to', async () => {
    expect(await open('/__emu/')).toContain('<html lang="zh-CN">');
    const page = await open('/__emu/', 'emulator_lang=en');
    expect(page).toContain('<html lang="en">');
    expect(page).toContain(en.notice);
    expect(Object.keys(en)).toEqual(Object.keys(zh));
  });
});

describe('the authorization page of official accounts', () => {
  const asked = {
    appid: OFFICIAL.appId,
    redirect_uri: 'http://localhost:3000/api/wechat/return?to=1',
    response_type: 'code',
    scope: 'snsapi_userinfo',
    state: 's&1',
  };
  const path = '/connect/oauth2/authorize';

  it('lets somebody pick who they are and goes back with a code and the state', async () => {
    expect(await open(`${path}?${new URLSearchParams(asked).toString()}`)).toContain('id="pick-ayue"');
    const response = await press(path, { ...asked, user: 'ayue' });
    expect(response.status).toBe(303);
    const back = new URL(response.headers.get('location') ?? '');
    expect(back.origin + back.pathname).toBe('http://localhost:3000/api/wechat/return');
    expect(back.searchParams.get('to')).toBe('1');
    expect(back.searchParams.get('state')).toBe('s&1');
    const code = back.searchParams.get('code') ?? '';
    const exchange = `/sns/oauth2/access_token?appid=${OFFICIAL.appId}&secret=${OFFICIAL.secret}&code=${code}&grant_type=authorization_code`;
    expect(await emulator.ask(exchange)).toMatchObject({ scope: 'snsapi_userinfo' });
  });

  it.each([
    ['another account', { appid: MINI.appId }],
    ['no web address', { redirect_uri: 'javascript:alert(1)' }],
    ['an unknown scope', { scope: 'snsapi_all' }],
    ['no code', { response_type: 'token' }],
  ])('refuses a link with %s', async (_what, change) => {
    expect((await press(path, { ...asked, ...change, user: 'ayue' })).status).toBe(400);
  });

  it('goes back only to the domains of the account, when it names any', async () => {
    await emulator.control('PUT', '/accounts', { appid: OFFICIAL.appId, oauthDomains: ['huixiang.example'] });
    expect((await press(path, { ...asked, user: 'ayue' })).status).toBe(400);
    const redirect_uri = 'https://huixiang.example/return';
    expect((await press(path, { ...asked, redirect_uri, user: 'ayue' })).status).toBe(303);
  });
});

describe('html', () => {
  it('escapes every text and no piece, and leaves out what is not there', () => {
    const piece = html`<i title="${`"'<`}">${'a & b'}</i>`;
    expect(piece.text).toBe('<i title="&quot;&#39;&lt;">a &amp; b</i>');
    expect(html`<p>${piece}${undefined}${false}${[1, 2]}</p>`.text).toBe(`<p>${piece.text}12</p>`);
  });
});
