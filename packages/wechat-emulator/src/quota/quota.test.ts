import { afterEach, describe, expect, it } from 'vitest';

import { MINI, OFFICIAL, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';

let emulator: TestEmulator;
afterEach(() => emulator.close());

const CHECK = '/wxa/msg_sec_check';

/** How many of so many checks were let through, and the codes of the others. */
async function checkMany(count: number): Promise<{ passed: number; refusals: number[] }> {
  const { openid } = await emulator.login('xiaolin');
  const codes: number[] = [];
  for (let time = 0; time < count; time += 1) {
    const body = { content: '你好', version: 2, scene: 2, openid };
    codes.push((await emulator.call<{ errcode: number }>(MINI, CHECK, body)).errcode);
  }
  return {
    passed: codes.filter((code) => code === 0).length,
    refusals: [...new Set(codes.filter((code) => code !== 0))],
  };
}

describe('quotas', () => {
  it('end a minute with 45011 and open again with the next', async () => {
    emulator = await startTestEmulator({ quotaScale: 0.001 });
    expect(await checkMany(6)).toEqual({ passed: 4, refusals: [45011] });
    await emulator.clock.advance(60_000);
    expect(await checkMany(3)).toEqual({ passed: 3, refusals: [] });
  });

  it('end a day with 45009, open again at midnight in Beijing, and can be cleared ten times a month', async () => {
    emulator = await startTestEmulator();
    await emulator.control('PUT', '/quota', { match: '/cgi-bin/freepublish', scale: 0.02 });
    const submit = (): Promise<unknown> =>
      emulator.call(OFFICIAL, '/cgi-bin/freepublish/submit', { media_id: 'x' });
    expect(await submit()).toMatchObject({ errcode: 40007 });
    expect(await submit()).toMatchObject({ errcode: 40007 });
    expect(await submit()).toMatchObject({ errcode: 45009 });
    const clear = (): Promise<unknown> =>
      emulator.call(OFFICIAL, '/cgi-bin/clear_quota', { appid: OFFICIAL.appId });
    expect(await clear()).toMatchObject({ errcode: 0 });
    expect(await submit()).toMatchObject({ errcode: 40007 });
    for (let time = 2; time <= 10; time += 1) await clear();
    expect(await clear()).toMatchObject({ errcode: 48006 });
    await submit();
    await submit();
    expect(await submit()).toMatchObject({ errcode: 45009 });
    await emulator.clock.advance(9 * 3_600_000);
    expect(await submit()).toMatchObject({ errcode: 40007 });
  });

  it('tell what is used', async () => {
    emulator = await startTestEmulator();
    await checkMany(3);
    expect(await emulator.call(MINI, '/cgi-bin/openapi/quota/get', { cgi_path: CHECK })).toMatchObject({
      quota: { daily_limit: 2_000_000, used: 3, remain: 1_999_997 },
    });
    expect(await emulator.call(MINI, '/cgi-bin/openapi/quota/get', { cgi_path: '/x' })).toMatchObject({
      errcode: 76021,
    });
  });
});
