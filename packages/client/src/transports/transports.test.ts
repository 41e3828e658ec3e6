import { expect, test } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { fetchTransport, type FetchLike } from './fetch-transport.ts';
import { requestTransport, type RequestLike } from './request-transport.ts';

const request = {
  method: 'PUT',
  url: '/api/me',
  headers: { accept: 'x' },
  body: '{}',
  timeoutMs: 500,
} as const;

test('fetch gets the address and the parts, and its reply comes back with lower-case header names', async () => {
  let seen: unknown;
  const fetch: FetchLike = (url, init) => {
    seen = { url, ...init };
    return Promise.resolve(new Response('hi', { status: 418, headers: { 'Retry-After': '3' } }));
  };
  const reply = await fetchTransport('https://example.org', fetch)(request);
  expect(seen).toEqual({
    url: 'https://example.org/api/me',
    method: 'PUT',
    headers: { accept: 'x' },
    credentials: 'same-origin',
    body: '{}',
  });
  expect(reply).toMatchObject({ status: 418, body: 'hi', headers: { 'retry-after': '3' } });
});

test('a fetch that fails is no network, and its timer is called off', async () => {
  const clock = manualClock();
  const send = fetchTransport('', () => Promise.reject(new TypeError('no route')), clock.later);
  await expect(send(request)).rejects.toMatchObject({ code: 'HX_NETWORK' });
  await clock.advance(0);
  expect(clock.waits()).toEqual([]);
});

test('a fetch that never answers times out', async () => {
  const clock = manualClock();
  const sent = fetchTransport('', () => new Promise(() => undefined), clock.later)(request);
  const outcome = sent.catch((error: unknown) => error);
  await clock.advance(500);
  expect(await outcome).toMatchObject({ code: 'HX_TIMEOUT' });
});

test('wx.request gets text both ways, even where it parses JSON on its own', async () => {
  let seen: unknown;
  const wx: RequestLike = (options) => {
    seen = options;
    options.success({ statusCode: 200, header: { 'Content-Type': 'application/json' }, data: { a: 1 } });
  };
  const reply = await requestTransport('https://example.org', wx)(request);
  expect(seen).toMatchObject({
    url: 'https://example.org/api/me',
    method: 'PUT',
    header: { accept: 'x' },
    data: '{}',
    dataType: 'text',
    timeout: 500,
  });
  expect(reply).toEqual({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"a":1}' });
});

test.each([
  ['request:fail timeout', 'HX_TIMEOUT'],
  ['request:fail', 'HX_NETWORK'],
  [undefined, 'HX_NETWORK'],
])('wx.request failing with %s is %s', async (errMsg, code) => {
  const send = requestTransport('', ({ fail }) => fail(errMsg === undefined ? {} : { errMsg }));
  await expect(send(request)).rejects.toMatchObject({ code });
});
