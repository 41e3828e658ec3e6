import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { MINI, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';

const HOUR = 3_600_000;

let emulator: TestEmulator;
let openid: string;
beforeEach(async () => {
  emulator = await startTestEmulator();
  ({ openid } = await emulator.login('xiaolin'));
});
afterEach(() => emulator.close());

const check = (change: Record<string, unknown> = {}): Promise<unknown> =>
  emulator.call(MINI, '/wxa/msg_sec_check', {
    content: '江边的路灯坏了',
    version: 2,
    scene: 2,
    openid,
    ...change,
  });

describe('the check of texts', () => {
  it('passes, asks for review or refuses, with the kind and the word', async () => {
    expect(await check()).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 } });
    expect(await check({ content: '这是待审示例' })).toMatchObject({
      result: { suggest: 'review', label: 21000 },
    });
    expect(await check({ content: '这是辱骂示例，也是待审示例' })).toMatchObject({
      result: { suggest: 'risky', label: 20003 },
      detail: [{ strategy: 'content_model' }, { strategy: 'keyword', keyword: '辱骂示例', errcode: 0 }],
    });
  });

  it('looks at nickname, title and signature too', async () => {
    expect(await check({ scene: 1, nickname: '广告示例' })).toMatchObject({
      result: { suggest: 'risky', label: 10001 },
    });
  });

  it('obeys a lexicon that somebody gives it', async () => {
    await emulator.control('PUT', '/safety', {
      lexicon: [{ word: '路灯', suggest: 'review', label: 20012 }],
    });
    expect(await check()).toMatchObject({ result: { suggest: 'review', label: 20012 } });
  });

  it('refuses unknown people, unknown scenes, and more than 2500 characters', async () => {
    expect(await check({ openid: 'x' })).toMatchObject({ errcode: 40003 });
    expect(await check({ scene: 5 })).toMatchObject({ errcode: 40129 });
    expect(await check({ content: '𠮷'.repeat(2500) })).toMatchObject({ errcode: 0 });
    expect(await check({ content: '字'.repeat(2501) })).toMatchObject({ errcode: 45002 });
    expect(await check({ content: '' })).toMatchObject({ errcode: 44004 });
  });

  it('checks nothing of people who were not here within two hours', async () => {
    await emulator.clock.advance(2 * HOUR);
    expect(await check()).toMatchObject({ errcode: 0 });
    await emulator.clock.advance(1);
    expect(await check()).toMatchObject({ errcode: 61010 });
    await emulator.control('POST', '/users/xiaolin/open', {});
    expect(await check()).toMatchObject({ errcode: 0 });
  });

  it('still has the first version, which says only yes or 87014', async () => {
    expect(await emulator.call(MINI, '/wxa/msg_sec_check', { content: '你好' })).toEqual({
      errcode: 0,
      errmsg: 'ok',
    });
    expect(await emulator.call(MINI, '/wxa/msg_sec_check', { content: '违法示例' })).toMatchObject({
      errcode: 87014,
    });
  });
});

describe('the check of media', () => {
  const media = (change: Record<string, unknown> = {}): Promise<{ errcode: number; trace_id: string }> =>
    emulator.call(MINI, '/wxa/media_check_async', {
      media_url: 'https://cdn.example/risky.jpg',
      media_type: 2,
      version: 2,
      scene: 2,
      openid,
      ...change,
    });
  const pushes = async (): Promise<unknown[]> =>
    (await emulator.control<{ pushes: unknown[] }>('GET', '/pushes?name=wxa_media_check')).pushes;

  it('gives a trace id at once and the verdict in a push', async () => {
    const { trace_id } = await media();
    expect(trace_id).toMatch(/^\w{24}$/);
    expect(await pushes()).toMatchObject([
      { record: { trace_id, appid: MINI.appId, result: { suggest: 'risky', label: 20002 } } },
    ]);
  });

  it('refuses what is no address, no kind, no version', async () => {
    expect(await media({ media_url: 'x' })).toMatchObject({ errcode: 40097 });
    expect(await media({ media_type: 3 })).toMatchObject({ errcode: 40097 });
    expect(await media({ version: 1 })).toMatchObject({ errcode: 40097 });
    expect(await pushes()).toEqual([]);
  });
});
