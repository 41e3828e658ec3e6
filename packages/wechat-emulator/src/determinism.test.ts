import { describe, expect, it } from 'vitest';

import { defaultSeed } from './seed/default-seed.ts';
import {
  loginPath,
  MINI,
  OFFICIAL,
  START,
  startTestEmulator,
  type TestEmulator,
} from './testing/test-emulator.ts';
import { startPushTarget } from './testing/push-target.ts';

/** A day of calls; answers with headers as bytes. */
async function playADay(emulator: TestEmulator): Promise<string[]> {
  const seen: string[] = [];
  const send = async (path: string, body?: unknown): Promise<Record<string, string>> => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(emulator.address + path, init);
    const bytes = Buffer.from(await response.arrayBuffer());
    seen.push(`${response.status} ${JSON.stringify([...response.headers])} ${bytes.toString('base64')}`);
    return response.headers.get('content-type') === 'image/jpeg'
      ? {}
      : (JSON.parse(bytes.toString()) as Record<string, string>);
  };
  const tokenOf = async ({ appId, secret }: typeof MINI): Promise<string> => {
    const body = { grant_type: 'client_credential', appid: appId, secret };
    return `?access_token=${(await send('/cgi-bin/stable_token', body))['access_token']}`;
  };
  const mini = await tokenOf(MINI);
  const official = await tokenOf(OFFICIAL);
  const { code } = await send('/__emu/login', { user: 'xiaolin' });
  const { openid } = await send(loginPath(code ?? ''));
  await send(`/wxa/msg_sec_check${mini}`, { content: '待审示例', version: 2, scene: 2, openid });
  await send(`/wxa/media_check_async${mini}`, {
    media_url: 'https://a/b',
    media_type: 2,
    version: 2,
    scene: 2,
    openid,
  });
  await send('/__emu/subscribe', {
    user: 'xiaolin',
    results: { [defaultSeed.templates[0]?.id ?? '']: 'accept' },
  });
  await send('/__emu/groups/reading/enter', { user: 'xiaolin' });
  await send(`/wxa/getwxacodeunlimit${mini}`, { scene: 'c=1', page: 'pages/home/index' });
  await send(`/cgi-bin/draft/add${official}`, { articles: [{ title: '题', content: '文' }] });
  await send(`/cgi-bin/comment/list${official}`, { msg_data_id: 2247490098, begin: 0, count: 9 });
  await send(`/cgi-bin/comment/nothing${official}`, {});
  await send('/__emu/clock', { advanceMs: 60_000 });
  await send('/__emu/pushes');
  return seen;
}

describe('two emulators with the same start and the same calls', () => {
  it('answer and push the same bytes', async () => {
    const runs: string[][] = [];
    for (const run of [1, 2]) {
      const target = await startPushTarget({ appId: MINI.appId, now: () => START + run });
      const emulator = await startTestEmulator({ pushTo: { mini: target.url } });
      const answers = await playADay(emulator);
      runs.push([...answers, ...target.bodies]);
      await emulator.close();
      await target.close();
    }
    expect(runs[0]).toHaveLength(16);
    expect(runs[1]).toEqual(runs[0]);
  });

  it('know people by other names when the key is another one', async () => {
    const openids: string[] = [];
    for (const key of ['one', 'one', 'other']) {
      const emulator = await startTestEmulator({ seed: { key } });
      openids.push((await emulator.login('xiaolin')).openid);
      await emulator.close();
    }
    expect(openids[1]).toBe(openids[0]);
    expect(openids[2]).not.toBe(openids[0]);
  });
});
