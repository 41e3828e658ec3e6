import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { MINI, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';

const PATH = '/wxaapi/newtmpl/gettemplate';

let emulator: TestEmulator;
beforeEach(async () => {
  emulator = await startTestEmulator();
});
afterEach(() => emulator.close());

const order = (fault: Record<string, unknown>): Promise<{ fault: { id: string } }> =>
  emulator.control('POST', '/faults', { match: '/wxaapi', ...fault });
const raw = async (): Promise<Response> =>
  fetch(`${emulator.address}${PATH}?access_token=${await emulator.token(MINI)}`);

describe('faults', () => {
  it('strike as often as ordered and only where ordered', async () => {
    await order({ kind: 'errcode', times: 2 });
    expect(await emulator.call(MINI, PATH)).toMatchObject({ errcode: -1 });
    expect(await emulator.call(MINI, '/cgi-bin/message/wxopen/activityid/create')).toMatchObject({
      errcode: 0,
    });
    expect(await emulator.call(MINI, PATH)).toMatchObject({ errcode: -1 });
    expect(await emulator.call(MINI, PATH)).toMatchObject({ errcode: 0 });
  });

  it('last until they are taken away when no number is given', async () => {
    const { fault } = await order({ kind: 'errcode', errcode: 45009, times: 0 });
    for (let time = 0; time < 5; time += 1)
      expect(await emulator.call(MINI, PATH)).toMatchObject({ errcode: 45009 });
    await emulator.control('DELETE', `/faults/${fault.id}`);
    expect(await emulator.call(MINI, PATH)).toMatchObject({ errcode: 0 });
    await expect(emulator.control('DELETE', `/faults/${fault.id}`)).rejects.toThrow('404');
  });

  it('break the connection', async () => {
    await order({ kind: 'reset' });
    await expect(raw()).rejects.toThrow('fetch failed');
    expect((await raw()).status).toBe(200);
  });

  it('answer with an error page', async () => {
    await order({ kind: 'http_error', status: 503 });
    const response = await raw();
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toMatch(/html/);
  });

  it('cut the JSON in half', async () => {
    await order({ kind: 'truncate' });
    const text = await (await raw()).text();
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(text.startsWith('{"errcode"')).toBe(true);
  });

  it('let the answer wait', async () => {
    await order({ kind: 'latency', ms: 60 });
    const startedAt = performance.now();
    await raw();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(55);
  });

  it('rotate the token just before the call, as somebody else would', async () => {
    const token = await emulator.token(MINI);
    await order({ kind: 'rotate_token' });
    const withToken = (): Promise<unknown> => emulator.ask(`${PATH}?access_token=${token}`);
    expect(await withToken()).toMatchObject({ errcode: 40001 });
    expect(await withToken()).toMatchObject({ errcode: 40001 });
    expect(await emulator.call(MINI, PATH)).toMatchObject({ errcode: 0 });
  });

  it('that nobody knows are refused', async () => {
    await expect(order({ kind: 'flood' })).rejects.toThrow('400');
  });
});
