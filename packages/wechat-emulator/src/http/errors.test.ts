import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { CORP, MINI, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startTestEmulator();
});
afterAll(() => emulator.close());

describe('errors', () => {
  it('are HTTP 200 with errcode and a request id in errmsg', async () => {
    const response = await fetch(`${emulator.address}/wxa/msg_sec_check?access_token=x`, {
      method: 'POST',
      body: '{}',
    });
    expect(response.status).toBe(200);
    const answer = (await response.json()) as { errcode: number; errmsg: string };
    expect(answer.errcode).toBe(40014);
    expect(answer.errmsg).toMatch(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
  });

  it('name an empty body, a body that is no JSON, and the wrong method', async () => {
    expect(await emulator.call(MINI, '/wxa/msg_sec_check', '')).toMatchObject({ errcode: 44002 });
    expect(await emulator.call(MINI, '/wxa/msg_sec_check', '{"content":')).toMatchObject({ errcode: 47001 });
    expect(await emulator.call(MINI, '/wxa/msg_sec_check', '[]')).toMatchObject({ errcode: 47001 });
    expect(await emulator.call(MINI, '/wxa/msg_sec_check')).toMatchObject({ errcode: 43002 });
    expect(await emulator.call(MINI, '/cgi-bin/message/wxopen/activityid/create', {})).toMatchObject({
      errcode: 43001,
    });
  });

  it('can be looked up by their request id for seven days', async () => {
    const { errmsg } = await emulator.call<{ errmsg: string }>(MINI, '/wxa/msg_sec_check', 'x');
    const rid = errmsg.split('rid: ')[1];
    const look = (): Promise<unknown> => emulator.call(MINI, '/cgi-bin/openapi/rid/get', { rid });
    expect(await look()).toMatchObject({ errcode: 0, request: { request_url: '/wxa/msg_sec_check' } });
    await emulator.clock.advance(7 * 86_400_000 + 1);
    expect(await look()).toMatchObject({ errcode: 76001 });
  });

  it('say that a path does not exist, as WeChat does', async () => {
    expect(await emulator.ask('/cgi-bin/made/up')).toMatchObject({ errcode: 40066 });
  });

  it("keep WeCom's tokens and calls apart", async () => {
    expect(await emulator.call(CORP, '/wxa/msg_sec_check', {})).toMatchObject({ errcode: 48001 });
    const list = '/cgi-bin/externalcontact/groupchat/list';
    expect(await emulator.call(MINI, list, { limit: 10 })).toMatchObject({ errcode: 48001 });
  });

  it('follow from rights that the account lacks', async () => {
    await emulator.control('PUT', '/accounts', { blockedApis: ['/wxaapi/newtmpl'] });
    expect(await emulator.call(MINI, '/wxaapi/newtmpl/gettemplate')).toMatchObject({ errcode: 48001 });
  });
});
