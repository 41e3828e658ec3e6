import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { defaultSeed } from '../seed/default-seed.ts';
import { MINI, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';
import { fits } from './field-rules.ts';

const TEMPLATE = defaultSeed.templates[0]?.id ?? '';
const GOOD = {
  thing1: { value: '我也读了两遍' },
  name2: { value: '小林' },
  time3: { value: '2026年11月21日 15:01' },
};

let emulator: TestEmulator;
let openid: string;
beforeEach(async () => {
  emulator = await startTestEmulator();
  ({ openid } = await emulator.login('xiaolin'));
});
afterEach(() => emulator.close());

const send = (change: Record<string, unknown> = {}): Promise<unknown> =>
  emulator.call(MINI, '/cgi-bin/message/subscribe/send', {
    touser: openid,
    template_id: TEMPLATE,
    page: 'pkg-thread/thread?commentId=7',
    data: GOOD,
    ...change,
  });
const answer = (result: string): Promise<unknown> =>
  emulator.control('POST', '/subscribe', { user: 'xiaolin', results: { [TEMPLATE]: result } });
const names = async (): Promise<string[]> =>
  (await emulator.control<{ pushes: { name: string }[] }>('GET', '/pushes')).pushes.map(({ name }) => name);

describe('a subscription message', () => {
  it('is sent once for each acceptance and never without', async () => {
    expect(await send()).toMatchObject({ errcode: 43101 });
    await answer('accept');
    await answer('acceptWithAlert');
    expect(await send()).toMatchObject({ errcode: 0 });
    expect(await send()).toMatchObject({ errcode: 0 });
    expect(await send()).toMatchObject({ errcode: 43101 });
    await answer('reject');
    expect(await send()).toMatchObject({ errcode: 43101 });
  });

  it('keeps the acceptance when it was refused for another reason', async () => {
    await answer('accept');
    expect(await send({ data: {} })).toMatchObject({ errcode: 47003 });
    expect(await send()).toMatchObject({ errcode: 0 });
  });

  it('names the field that breaks its rule', async () => {
    await answer('accept');
    const long = { ...GOOD, thing1: { value: '字'.repeat(21) } };
    expect(await send({ data: long })).toMatchObject({
      errcode: 47003,
      errmsg: expect.stringContaining('data.thing1.value'),
    });
    const { time3: _none, ...rest } = GOOD;
    expect(await send({ data: rest })).toMatchObject({
      errcode: 47003,
      errmsg: expect.stringContaining('data.time3.value'),
    });
  });

  it('needs a known person, template, page and version', async () => {
    await answer('accept');
    expect(await send({ touser: 'x' })).toMatchObject({ errcode: 40003 });
    expect(await send({ template_id: 'x' })).toMatchObject({ errcode: 40037 });
    expect(await send({ miniprogram_state: 'x' })).toMatchObject({ errcode: 40097 });
    await emulator.control('PUT', '/accounts', { pages: ['pages/home/index'] });
    expect(await send()).toMatchObject({ errcode: 41030 });
    expect(await send({ page: 'pages/home/index?a=1' })).toMatchObject({ errcode: 0 });
  });

  it('tells the server of the answer, the sending and the turning off', async () => {
    await answer('accept');
    await send();
    await answer('accept');
    await emulator.control('POST', '/subscribe/off', { user: 'xiaolin', template: TEMPLATE });
    expect(await names()).toEqual([
      'subscribe_msg_popup_event',
      'subscribe_msg_sent_event',
      'subscribe_msg_popup_event',
      'subscribe_msg_change_event',
    ]);
    expect(await send()).toMatchObject({ errcode: 43101 });
  });

  it('leads, when tapped, to the page it names, and the person is then in the mini-program', async () => {
    await emulator.control('PUT', '/accounts', { h5Base: 'http://localhost:3000/#/' });
    await answer('accept');
    await send();
    await emulator.clock.advance(3 * 3_600_000);
    const { messages } = await emulator.control<{ messages: { id: string }[] }>(
      'GET',
      '/outbox?user=xiaolin',
    );
    expect(messages).toMatchObject([
      { kind: 'subscribe', title: '留言回复通知', lines: [{ label: '回复内容' }, {}, {}] },
    ]);
    expect(await emulator.control('POST', `/outbox/${messages[0]?.id}/tap`)).toEqual({
      path: 'pkg-thread/thread',
      query: { commentId: '7' },
      scene: 1014,
      url: 'http://localhost:3000/#/pkg-thread/thread?commentId=7',
    });
    const text = { content: '你好', version: 2, scene: 2, openid };
    expect(await emulator.call(MINI, '/wxa/msg_sec_check', text)).toMatchObject({ errcode: 0 });
  });

  it('is asked for at most five templates at a time', async () => {
    for (let time = 0; time < 4; time += 1) {
      const body = { tid: '1001', kidList: [1, 2], sceneDesc: '有人回复' };
      await emulator.call(MINI, '/wxaapi/newtmpl/addtemplate', body);
    }
    const { grants } = await emulator.control<{ grants: object }>('GET', '/subscribe?user=xiaolin');
    const results = Object.fromEntries(Object.keys(grants).map((id) => [id, 'accept']));
    expect(Object.keys(results)).toHaveLength(6);
    await expect(emulator.control('POST', '/subscribe', { user: 'xiaolin', results })).rejects.toThrow('400');
  });
});

describe('the rules of fields', () => {
  it.each([
    ['thing1', '𠮷'.repeat(20), true],
    ['thing1', '𠮷'.repeat(21), false],
    ['thing1', '', false],
    ['number2', '3', true],
    ['number2', '三', false],
    ['phrase3', '已通过', true],
    ['phrase3', '已经通过审核', false],
    ['phrase3', 'ok', false],
    ['name4', '一二三四五六七八九十', true],
    ['name4', '一二三四五六七八九十一', false],
    ['character_string5', 'A-1', true],
    ['character_string5', '甲', false],
    ['time6', '15:01', true],
    ['date6', '2026年11月21日 15:01', true],
    ['date6', 'soon', false],
    ['amount7', '¥12.50', true],
    ['letter8', 'abc', true],
    ['letter8', 'a1', false],
    ['unheard9', 'x', false],
  ])('%s may be %s: %s', (key, value, allowed) => {
    expect(fits(key, value)).toBe(allowed);
  });
});

describe('templates', () => {
  it('are chosen from the library, listed and deleted', async () => {
    const admin = <T>(name: string, body?: unknown): Promise<T> =>
      emulator.call(MINI, `/wxaapi/newtmpl/${name}`, body);
    const { data } = await admin<{ data: { id: number }[] }>('getcategory');
    expect(await admin(`getpubtemplatetitles?ids=${data[0]?.id}&start=0&limit=2`)).toMatchObject({
      count: 3,
      data: [{ tid: 1001 }, {}],
    });
    expect(await admin('getpubtemplatekeywords?tid=1001')).toMatchObject({ count: 4 });
    const added = await admin<{ priTmplId: string }>('addtemplate', {
      tid: '1001',
      kidList: [1, 2],
      sceneDesc: '有人回复',
    });
    expect(await admin('gettemplate')).toMatchObject({
      data: [
        {},
        {},
        { priTmplId: added.priTmplId, content: '回复内容:{{thing1.DATA}}\n回复者:{{name2.DATA}}\n', type: 2 },
      ],
    });
    expect(await admin('deltemplate', { priTmplId: added.priTmplId })).toMatchObject({ errcode: 0 });
    expect(await admin('deltemplate', { priTmplId: added.priTmplId })).toMatchObject({ errcode: 40037 });
    expect(await admin('addtemplate', { tid: '9', kidList: [1, 2], sceneDesc: 'x' })).toMatchObject({
      errcode: 200014,
    });
    expect(await admin('addtemplate', { tid: '1001', kidList: [1], sceneDesc: 'x' })).toMatchObject({
      errcode: 200020,
    });
  });
});
