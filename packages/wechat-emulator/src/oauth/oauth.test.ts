import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { MINI, OFFICIAL, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';

interface Tokens {
  access_token: string;
  refresh_token: string;
  openid: string;
}

let emulator: TestEmulator;
beforeEach(async () => {
  emulator = await startTestEmulator();
});
afterEach(() => emulator.close());

const codeFor = async (user: string, scope: string): Promise<string> =>
  (await emulator.control<{ code: string }>('POST', '/oauth', { user, scope })).code;
const exchange = <T = Tokens>(code: string): Promise<T> =>
  emulator.ask(
    `/sns/oauth2/access_token?appid=${OFFICIAL.appId}&secret=${OFFICIAL.secret}&code=${code}&grant_type=authorization_code`,
  );

describe('sign-in of web pages', () => {
  it("gives an openid of the official account, which is not the mini-program's", async () => {
    const web = await exchange(await codeFor('xiaolin', 'snsapi_base'));
    const mini = await emulator.login('xiaolin');
    expect(web.openid).not.toBe(mini.openid);
    expect(web).not.toHaveProperty('unionid');
  });

  it('joins both by the union id when the person allowed the profile', async () => {
    const web = await exchange<Tokens & { unionid: string }>(await codeFor('xiaolin', 'snsapi_userinfo'));
    expect(web.unionid).toBe((await emulator.login('xiaolin')).unionid);
    const path = `/sns/userinfo?access_token=${web.access_token}&openid=${web.openid}`;
    expect(await emulator.ask(path)).toMatchObject({ nickname: '小林', unionid: web.unionid });
  });

  it('keeps the profile to those who allowed it', async () => {
    const web = await exchange(await codeFor('xiaolin', 'snsapi_base'));
    const path = `/sns/userinfo?access_token=${web.access_token}&openid=${web.openid}`;
    expect(await emulator.ask(path)).toMatchObject({ errcode: 48001 });
  });

  it('tells used (40163), expired (42003) and unknown codes (40029) apart', async () => {
    const used = await codeFor('xiaolin', 'snsapi_base');
    await exchange(used);
    expect(await exchange(used)).toMatchObject({ errcode: 40163 });
    const late = await codeFor('xiaolin', 'snsapi_base');
    await emulator.clock.advance(5 * 60_000);
    expect(await exchange(late)).toMatchObject({ errcode: 42003 });
    const { code } = await emulator.control<{ code: string }>('POST', '/login', { user: 'xiaolin' });
    expect(await exchange(code)).toMatchObject({ errcode: 40029 });
  });

  it('renews an access token and tells whether one is good', async () => {
    const web = await exchange(await codeFor('xiaolin', 'snsapi_base'));
    const auth = `/sns/auth?access_token=${web.access_token}&openid=`;
    expect(await emulator.ask(auth + web.openid)).toMatchObject({ errcode: 0 });
    expect(await emulator.ask(`${auth}other`)).toMatchObject({ errcode: 40003 });
    await emulator.clock.advance(7_200_000);
    expect(await emulator.ask(auth + web.openid)).toMatchObject({ errcode: 42001 });
    const path = `/sns/oauth2/refresh_token?appid=${OFFICIAL.appId}&grant_type=refresh_token&refresh_token=`;
    expect(await emulator.ask(path + web.refresh_token)).toMatchObject({ openid: web.openid });
    expect(await emulator.ask(`${path}x`)).toMatchObject({ errcode: 40030 });
  });
});

describe('phone numbers and risk', () => {
  const phone = (code: string): Promise<unknown> =>
    emulator.call(MINI, '/wxa/business/getuserphonenumber', { code });

  it('gives the number for a code once, with a watermark', async () => {
    const { code } = await emulator.control<{ code: string }>('POST', '/phone', { user: 'ayue' });
    expect(await phone(code)).toMatchObject({
      errcode: 0,
      phone_info: { phoneNumber: '13800000002', countryCode: '86', watermark: { appid: MINI.appId } },
    });
    expect(await phone(code)).toMatchObject({ errcode: 40029 });
  });

  it('gives the page an errno when the account has no credit left', async () => {
    await emulator.control('PUT', '/accounts', { phoneCredits: 1 });
    const { code } = await emulator.control<{ code: string }>('POST', '/phone', { user: 'ayue' });
    await phone(code);
    expect(await emulator.control('POST', '/phone', { user: 'ayue' })).toEqual({ errno: 1400001 });
  });

  it('ranks the risk of a known person for a known scene', async () => {
    const { openid } = await emulator.login('xiaolin');
    const ask = (change: Record<string, unknown>): Promise<unknown> =>
      emulator.call(MINI, '/wxa/getuserriskrank', {
        appid: MINI.appId,
        openid,
        scene: 2,
        client_ip: '127.0.0.1',
        ...change,
      });
    await emulator.control('PUT', '/users/xiaolin', { riskRank: 3 });
    expect(await ask({})).toMatchObject({ errcode: 0, risk_rank: 3 });
    expect(await ask({ openid: 'x' })).toMatchObject({ errcode: 40003 });
    expect(await ask({ scene: 7 })).toMatchObject({ errcode: 40097 });
    expect(await ask({ appid: OFFICIAL.appId })).toMatchObject({ errcode: 40013 });
  });
});
