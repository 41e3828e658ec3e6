import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { MINI, OFFICIAL, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';

let emulator: TestEmulator;
let openid: string;
beforeEach(async () => {
  emulator = await startTestEmulator();
  ({ openid } = await emulator.login('xiaolin'));
});
afterEach(() => emulator.close());

const send = async (account = MINI, touser = openid): Promise<number> => {
  const body = { touser, msgtype: 'text', text: { content: '收到' } };
  return (await emulator.call<{ errcode: number }>(account, '/cgi-bin/message/custom/send', body)).errcode;
};
const sendMany = async (count: number): Promise<number[]> => {
  const codes: number[] = [];
  for (let time = 0; time < count; time += 1) codes.push(await send());
  return codes;
};
const act = (name: string): Promise<unknown> =>
  emulator.control('POST', '/customer', { user: 'xiaolin', act: name, text: '在吗' });

describe('customer messages', () => {
  it('answer somebody who wrote, five times within 48 hours', async () => {
    expect(await send()).toBe(45015);
    await act('message');
    expect(await sendMany(6)).toEqual([0, 0, 0, 0, 0, 45047]);
    await act('message');
    expect(await send()).toBe(0);
    await emulator.clock.advance(48 * 3_600_000);
    expect(await send()).toBe(45015);
  });

  it('greet somebody who opened the chat, twice within a minute', async () => {
    await act('enter');
    expect(await sendMany(3)).toEqual([0, 0, 45047]);
    await emulator.clock.advance(60_000);
    expect(await send()).toBe(45015);
  });

  it('of an official account greet a new follower three times within a minute', async () => {
    const { users } = await emulator.control<{ users: { id: string; openids: Record<string, string> }[] }>(
      'GET',
      '/users',
    );
    const touser = users.find(({ id }) => id === 'ayue')?.openids[OFFICIAL.appId] ?? '';
    await emulator.control('POST', '/users/ayue/follow', {});
    expect([
      await send(OFFICIAL, touser),
      await send(OFFICIAL, touser),
      await send(OFFICIAL, touser),
    ]).toEqual([0, 0, 0]);
    expect(await send(OFFICIAL, touser)).toBe(45047);
  });

  it('come with a push of what the person did', async () => {
    await act('message');
    await act('enter');
    const { pushes } = await emulator.control<{ pushes: unknown[] }>('GET', '/pushes');
    expect(pushes).toMatchObject([
      {
        name: 'text',
        record: { MsgType: 'text', Content: '在吗', FromUserName: openid, MsgId: expect.any(String) },
      },
      { name: 'user_enter_tempsession' },
    ]);
  });

  it('are refused for unknown kinds and people', async () => {
    await act('message');
    expect(await send(MINI, 'x')).toBe(40003);
    const body = { touser: openid, msgtype: 'dance' };
    expect(await emulator.call(MINI, '/cgi-bin/message/custom/send', body)).toMatchObject({ errcode: 40008 });
  });
});
