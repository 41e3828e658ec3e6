import { afterEach, describe, expect, it } from 'vitest';

import { MINI, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';
import { startPushTarget, type PushTarget } from '../testing/push-target.ts';
import { FORGERIES } from './forge.ts';

const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

interface Log {
  pushes: { id: string; state: string; tries: { outcome: string; status: number }[] }[];
}

let emulator: TestEmulator;
let target: PushTarget;
afterEach(async () => {
  await emulator.close();
  await target.close();
});

async function start(settings: Record<string, unknown> = {}, pushTimeoutMs = 5000): Promise<void> {
  const plain = settings['mode'] === 'plain';
  let now = (): number => 0;
  target = await startPushTarget({
    appId: MINI.appId,
    now: () => now(),
    ...(plain ? {} : { encodingAesKey: KEY }),
  });
  emulator = await startTestEmulator({ pushTo: { mini: target.url }, pushTimeoutMs });
  now = () => emulator.clock.now();
  if (Object.keys(settings).length > 0) {
    await emulator.control('PUT', '/pushes/target', { url: target.url, ...settings });
  }
}
const revoke = (): Promise<unknown> => emulator.control('POST', '/users/xiaolin/revoke', {});
const log = async (): Promise<Log['pushes']> => (await emulator.control<Log>('GET', '/pushes')).pushes;
const kinds = (): string[] => target.outcomes.map(({ kind }) => kind);

describe('pushes', () => {
  it.each([
    { format: 'json', mode: 'safe' },
    { format: 'xml', mode: 'safe' },
    { format: 'json', mode: 'plain' },
    { format: 'xml', mode: 'plain' },
  ])('arrive as $format in $mode mode, and are the same to who reads them', async (settings) => {
    await start(settings);
    await revoke();
    await emulator.clock.settle();
    expect(kinds()).toEqual(['accepted']);
    expect(target.handled).toMatchObject([
      { Event: 'user_authorization_revoke', AppID: MINI.appId, RevokeInfo: '1' },
    ]);
    expect(target.bodies[0]).toMatch(settings.format === 'xml' ? /^<xml>/ : /^\{/);
    expect(target.bodies[0]?.includes('user_authorization_revoke')).toBe(settings.mode === 'plain');
  });

  it('are tried three times, five seconds apart, after errors', async () => {
    await start();
    target.answers.push(500, 503, 500);
    await revoke();
    await emulator.clock.settle();
    expect((await log())[0]).toMatchObject({
      state: 'waiting',
      tries: [{ outcome: 'refused', status: 500 }],
    });
    await emulator.clock.advance(4999);
    expect((await log())[0]?.tries).toHaveLength(1);
    await emulator.clock.advance(5001);
    expect((await log())[0]).toMatchObject({
      state: 'failed',
      tries: [{}, { status: 503 }, { status: 500 }],
    });
    await emulator.clock.advance(60_000);
    expect((await log())[0]?.tries).toHaveLength(3);
    expect(target.handled).toEqual([]);
  });

  it('are tried again when the answer takes too long, and arrive once', async () => {
    await start({}, 1500);
    target.answers.push('hang');
    await revoke();
    await emulator.clock.settle();
    await emulator.clock.advance(5000);
    expect((await log())[0]).toMatchObject({
      state: 'delivered',
      tries: [{ outcome: 'no-answer', status: 0 }, { outcome: 'accepted' }],
    });
    expect(target.handled).toHaveLength(1);
  });

  it('come twice when ordered, and are known the second time', async () => {
    await start();
    await emulator.control('POST', '/faults', { kind: 'push_duplicate' });
    await revoke();
    await emulator.clock.settle();
    expect(kinds()).toEqual(['accepted', 'duplicate']);
    const [push] = await log();
    await emulator.control('POST', `/pushes/${push?.id}/repeat`);
    expect(kinds()).toEqual(['accepted', 'duplicate', 'duplicate']);
    expect(target.handled).toHaveLength(1);
  });

  it('come late or never when ordered', async () => {
    await start();
    await emulator.control('POST', '/faults', { kind: 'push_delay', ms: 60_000 });
    await revoke();
    await emulator.clock.advance(59_999);
    expect(target.handled).toEqual([]);
    await emulator.clock.advance(1);
    expect(target.handled).toHaveLength(1);
    await emulator.control('POST', '/faults', { kind: 'push_loss', match: 'user_authorization' });
    await revoke();
    await emulator.clock.advance(60_000);
    expect((await log())[1]).toMatchObject({ state: 'lost', tries: [] });
    expect(target.handled).toHaveLength(1);
  });

  it('without an address are only kept', async () => {
    await start();
    await emulator.control('PUT', '/pushes/target', {});
    await revoke();
    await emulator.clock.settle();
    expect(await log()).toMatchObject([{ state: 'no-target', tries: [] }]);
  });

  it('of media come after their delay, each with its trace id', async () => {
    await start();
    const { openid } = await emulator.login('xiaolin');
    const body = { media_url: 'https://cdn.example/a.jpg', media_type: 2, version: 2, scene: 2, openid };
    const { trace_id } = await emulator.call<{ trace_id: string }>(MINI, '/wxa/media_check_async', body);
    await emulator.clock.advance(1999);
    expect(target.handled).toEqual([]);
    await emulator.clock.advance(1);
    expect(target.handled).toMatchObject([
      { Event: 'wxa_media_check', trace_id, result: { suggest: 'pass' } },
    ]);
  });
});

describe('forged pushes', () => {
  it.each(FORGERIES.filter((kind) => kind !== 'replay'))(
    '%s is refused by a server in safe mode',
    async (kind) => {
      await start();
      expect(await emulator.control('POST', '/pushes/forged', { kind })).toMatchObject({
        outcome: 'refused',
        status: expect.any(Number),
      });
      expect(kinds()).toEqual(['refused']);
      expect(target.handled).toEqual([]);
    },
  );

  it('replay is answered, but applied once', async () => {
    await start();
    await emulator.control('POST', '/pushes/forged', { kind: 'replay' });
    expect(kinds()).toEqual(['accepted', 'duplicate']);
    expect(target.handled).toHaveLength(1);
  });

  it('does not stop the honest handshake, and a dishonest one is told nothing', async () => {
    await start();
    expect(await emulator.control('POST', '/pushes/handshake', {})).toMatchObject({ outcome: 'accepted' });
    expect(await emulator.control('POST', '/pushes/handshake', { honest: false })).toMatchObject({
      outcome: 'refused',
      body: '',
    });
  });
});
