import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { loginPath, MINI, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';

let emulator: TestEmulator;
beforeEach(async () => {
  emulator = await startTestEmulator();
});
afterEach(() => emulator.close());

const codeFor = async (user: string): Promise<string> =>
  (await emulator.control<{ code: string }>('POST', '/login', { user })).code;

describe('login of the mini-program', () => {
  it('gives an openid, a session key and, for bound accounts only, a union id', async () => {
    const session = await emulator.login('xiaolin');
    expect(session.openid).toMatch(/^o[\w-]{27}$/);
    expect(Buffer.from(session.session_key, 'base64')).toHaveLength(16);
    expect(session.unionid).toMatch(/^o6[\w-]{26}$/);
    await emulator.control('PUT', '/accounts', { bound: false });
    const alone = await emulator.login('xiaolin');
    expect(alone.openid).toBe(session.openid);
    expect(alone).not.toHaveProperty('unionid');
  });

  it('takes a code once and for five minutes, and no other', async () => {
    const code = await codeFor('xiaolin');
    expect(await emulator.ask(loginPath(code))).toHaveProperty('openid');
    expect(await emulator.ask(loginPath(code))).toMatchObject({ errcode: 40029 });
    expect(await emulator.ask(loginPath('made-up'))).toMatchObject({ errcode: 40029 });
    const late = await codeFor('xiaolin');
    await emulator.clock.advance(5 * 60_000);
    expect(await emulator.ask(loginPath(late))).toMatchObject({ errcode: 40029 });
  });

  it('checks the account before the code, so that the code stays good', async () => {
    const code = await codeFor('xiaolin');
    expect(await emulator.ask(loginPath(code, { ...MINI, secret: 'x' }))).toMatchObject({ errcode: 40125 });
    expect(await emulator.ask(loginPath(code))).toHaveProperty('openid');
  });

  it('refuses a person of high risk', async () => {
    expect(await emulator.ask(loginPath(await codeFor('fengkong')))).toMatchObject({ errcode: 40226 });
  });

  it('lets one person log in a hundred times a minute, and others all the same', async () => {
    await Promise.all(Array.from({ length: 100 }, () => emulator.login('xiaolin')));
    expect(await emulator.login('xiaolin')).toMatchObject({ errcode: 45011 });
    expect(await emulator.login('ayue')).toHaveProperty('openid');
    await emulator.clock.advance(60_000);
    expect(await emulator.login('xiaolin')).toHaveProperty('openid');
  });

  it('answers as text/plain, as WeChat does', async () => {
    const response = await fetch(emulator.address + loginPath(await codeFor('xiaolin')));
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(JSON.parse(await response.text())).toHaveProperty('openid');
  });
});
