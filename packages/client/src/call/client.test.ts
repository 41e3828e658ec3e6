import { operations } from '@huixiang/contract';
import { expect, test } from 'vitest';
import { ApiError, isPassing, LinkError } from './call-error.ts';
import { createClient } from './client.ts';
import type { Credentials } from './session.ts';
import type { TransportReply, TransportRequest } from './transport.ts';

function setUp(reply: Partial<TransportReply> | Error, credentials: Credentials = { kind: 'none' }) {
  const sent: TransportRequest[] = [];
  let rejected = 0;
  let keys = 0;
  const client = createClient({
    transport: (request) => {
      sent.push(request);
      if (reply instanceof Error) return Promise.reject(reply);
      return Promise.resolve({ status: 200, headers: {}, body: '{}', ...reply });
    },
    session: { credentials: () => credentials, onRejected: () => (rejected += 1) },
    newKey: () => `key-${(keys += 1)}`,
  });
  return { client, sent, rejected: () => rejected };
}

function refusal(code: string, more: object = {}): string {
  return JSON.stringify({ error: { code, zh: '中', en: 'English', requestId: 'r1', ...more } });
}

const onComment = { params: { spaceId: 7, commentId: 9 } };

test('a read carries path, query and bearer token, and neither body nor key', async () => {
  const { client, sent } = setUp({ body: '{"items":[],"next":null}' }, { kind: 'bearer', token: 't' });
  const query = { order: 'newest', limit: 5 } as const;
  const page = await client.call(operations.listThread, { params: { spaceId: 7, postId: 8 }, query });
  expect(page).toEqual({ items: [], next: null });
  expect(sent).toEqual([
    {
      method: 'GET',
      url: '/api/spaces/7/posts/8/comments?order=newest&limit=5',
      headers: { accept: 'application/json', authorization: 'Bearer t' },
      body: null,
      timeoutMs: 15_000,
    },
  ]);
});

test('an act on a cookie session carries the CSRF token and a fresh key', async () => {
  const { client, sent } = setUp({}, { kind: 'cookie', csrf: 'c' });
  await client.call(operations.revokeEcho, onComment);
  await client.call(operations.revokeEcho, onComment);
  expect(sent[0]?.headers).toMatchObject({ 'x-csrf-token': 'c', 'idempotency-key': 'key-1' });
  expect(sent[1]?.headers['idempotency-key']).toBe('key-2');
});

test('a read on a cookie session needs no CSRF token', async () => {
  const { client, sent } = setUp({}, { kind: 'cookie', csrf: 'c' });
  await client.call(operations.getHealth);
  expect(sent[0]?.headers).toEqual({ accept: 'application/json' });
});

test('a given key is used as it is', async () => {
  const { client, sent } = setUp({});
  await client.call(operations.echoComment, { ...onComment, idempotencyKey: 'mine' });
  expect(sent[0]?.headers['idempotency-key']).toBe('mine');
});

test('a body that is all optional is sent as an empty object', async () => {
  const { client, sent } = setUp({});
  await client.call(operations.echoComment, onComment);
  expect(sent[0]?.body).toBe('{}');
  expect(sent[0]?.headers['content-type']).toBe('application/json');
});

test('a path parameter and a query value are percent-encoded, and an undefined query value is left out', async () => {
  const { client, sent } = setUp({});
  const after = 'a&b=/' as string | undefined;
  const query = { after: after as string, limit: undefined as unknown as number };
  await client.call(operations.listPosts, { params: { spaceId: 7 }, query });
  expect(sent[0]?.url).toBe('/api/spaces/7/posts?after=a%26b%3D%2F');
});

test('a refusal becomes an ApiError with everything the server said', async () => {
  const body = refusal('HX_TEXT_EMPTY', { field: 'body.text' });
  const { client } = setUp({ status: 422, body });
  const error = await client.call(operations.echoComment, onComment).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    kind: 'api',
    code: 'HX_TEXT_EMPTY',
    status: 422,
    zh: '中',
    en: 'English',
    field: 'body.text',
    retryAfterSeconds: null,
    requestId: 'r1',
  });
});

test('the time to wait is read from the reply, or else from the header', async () => {
  const inBody = setUp({
    status: 429,
    body: refusal('HX_TOO_MANY', { retryAfterSeconds: 4 }),
    headers: { 'retry-after': '9' },
  });
  const inHeader = setUp({ status: 429, body: refusal('HX_TOO_MANY'), headers: { 'retry-after': '9' } });
  await expect(inBody.client.call(operations.getHealth)).rejects.toMatchObject({ retryAfterSeconds: 4 });
  await expect(inHeader.client.call(operations.getHealth)).rejects.toMatchObject({ retryAfterSeconds: 9 });
});

test('a 401 tells the session that it was rejected; another refusal does not', async () => {
  const expired = setUp({ status: 401, body: refusal('HX_SESSION_EXPIRED') });
  await expect(expired.client.call(operations.getListening)).rejects.toBeInstanceOf(ApiError);
  expect(expired.rejected()).toBe(1);
  const forbidden = setUp({ status: 403, body: refusal('HX_FORBIDDEN') });
  await expect(forbidden.client.call(operations.getListening)).rejects.toBeInstanceOf(ApiError);
  expect(forbidden.rejected()).toBe(0);
});

test('a 401 to somebody who has signed in anew since is nothing to the new session', async () => {
  let credentials: Credentials = { kind: 'bearer', token: 'old' };
  let rejected = 0;
  const client = createClient({
    transport: () => {
      credentials = { kind: 'bearer', token: 'new' };
      return Promise.resolve({ status: 401, headers: {}, body: refusal('HX_SESSION_EXPIRED') });
    },
    session: { credentials: () => credentials, onRejected: () => (rejected += 1) },
    newKey: () => 'key-1',
  });
  await expect(client.call(operations.getListening)).rejects.toBeInstanceOf(ApiError);
  expect(rejected).toBe(0);
});

test.each([
  ['no network', new TypeError('fetch failed'), 'HX_NETWORK', true],
  ['a timeout', new LinkError('HX_TIMEOUT'), 'HX_TIMEOUT', true],
  ['a login page of a hotel', { status: 200, body: '<html>' }, 'HX_REPLY_UNREADABLE', true],
  ['a bad gateway page', { status: 502, body: '<html>' }, 'HX_REPLY_UNREADABLE', true],
  ['a stranger saying no', { status: 404, body: '{"message":"?"}' }, 'HX_REPLY_UNREADABLE', false],
])('%s becomes a LinkError that tells whether trying again may help', async (_name, reply, code, passing) => {
  const { client } = setUp(reply);
  const error = await client.call(operations.getHealth).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ kind: 'link', code });
  expect(isPassing(error as LinkError)).toBe(passing);
});
