import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { MINI, OFFICIAL, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';

const MINUTE = 60_000;

interface Token {
  access_token: string;
  expires_in: number;
}

let emulator: TestEmulator;
beforeEach(async () => {
  emulator = await startTestEmulator();
});
afterEach(() => emulator.close());

const stable = (extra: Record<string, unknown> = {}): Promise<Token> =>
  emulator.ask('/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: MINI.appId,
    secret: MINI.secret,
    ...extra,
  });
const classic = (): Promise<Token> =>
  emulator.ask(`/cgi-bin/token?grant_type=client_credential&appid=${MINI.appId}&secret=${MINI.secret}`);
/** The errcode a call with this token gets; 0 when it is good. */
const codeOf = async (token: string): Promise<number> =>
  (await emulator.ask<{ errcode: number }>(`/wxaapi/newtmpl/gettemplate?access_token=${token}`)).errcode;

describe('stable_token', () => {
  it('gives the same token until its last five minutes, with what is left of its time', async () => {
    const first = await stable();
    expect(first.expires_in).toBe(7200);
    await emulator.clock.advance(114 * MINUTE);
    expect(await stable()).toEqual({ access_token: first.access_token, expires_in: 360 });
    await emulator.clock.advance(MINUTE);
    expect((await stable()).access_token).not.toBe(first.access_token);
  });

  it('lets both tokens be good for five minutes at the hand-over', async () => {
    const former = await stable();
    await emulator.clock.advance(117 * MINUTE);
    const next = await stable();
    await emulator.clock.advance(5 * MINUTE - 1);
    expect(await codeOf(former.access_token)).toBe(0);
    expect(await codeOf(next.access_token)).toBe(0);
    await emulator.clock.advance(1);
    expect(await codeOf(former.access_token)).toBe(42001);
    expect(await codeOf(next.access_token)).toBe(0);
  });

  it('ends the former at once when forced, ignores force within 30 seconds, and allows it 20 times a day', async () => {
    const former = await stable();
    const forced = await stable({ force_refresh: true });
    expect(await codeOf(former.access_token)).toBe(40001);
    expect((await stable({ force_refresh: true })).access_token).toBe(forced.access_token);
    for (let time = 2; time <= 20; time += 1) {
      await emulator.clock.advance(30_000);
      await stable({ force_refresh: true });
    }
    await emulator.clock.advance(30_000);
    expect(await stable({ force_refresh: true })).toMatchObject({ errcode: 45009 });
    await emulator.clock.advance(24 * 60 * MINUTE);
    expect(await stable({ force_refresh: true })).toMatchObject({ expires_in: 7200 });
  });

  it('says what is wrong with the credentials', async () => {
    expect(await stable({ appid: 'wx1' })).toMatchObject({ errcode: 40013 });
    expect(await stable({ appid: '' })).toMatchObject({ errcode: 41002 });
    expect(await stable({ secret: 'x' })).toMatchObject({ errcode: 40125 });
    expect(await stable({ secret: '' })).toMatchObject({ errcode: 41004 });
    expect(await stable({ grant_type: 'x' })).toMatchObject({ errcode: 40002 });
  });
});

describe('token', () => {
  it('is a new one at each call, and the former is good for five minutes more', async () => {
    const former = await classic();
    const next = await classic();
    expect(next.access_token).not.toBe(former.access_token);
    await emulator.clock.advance(5 * MINUTE - 1);
    expect(await codeOf(former.access_token)).toBe(0);
    await emulator.clock.advance(1);
    expect(await codeOf(former.access_token)).toBe(40001);
  });

  it('knows nothing of the stable one', async () => {
    const kept = await stable();
    await classic();
    await emulator.clock.advance(6 * MINUTE);
    expect((await stable()).access_token).toBe(kept.access_token);
  });
});

describe('an access token', () => {
  it('is refused when missing, malformed, unknown, expired, or of an account that may not call', async () => {
    expect(await emulator.ask('/wxaapi/newtmpl/gettemplate')).toMatchObject({ errcode: 41001 });
    expect(await codeOf('short')).toBe(40014);
    expect(await codeOf(`9_${'a'.repeat(136)}`)).toBe(40001);
    const { access_token: token } = await stable();
    await emulator.clock.advance(120 * MINUTE);
    expect(await codeOf(token)).toBe(42001);
    expect(await emulator.call(OFFICIAL, '/wxaapi/newtmpl/gettemplate')).toMatchObject({ errcode: 48001 });
  });

  it('is no longer the latest once somebody else rotated it', async () => {
    const { access_token: token } = await stable();
    await emulator.control('POST', '/tokens/rotate', {});
    expect(await codeOf(token)).toBe(40001);
    expect(await codeOf((await stable()).access_token)).toBe(0);
  });
});
