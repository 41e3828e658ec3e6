import { expect, test } from 'vitest';

import { memoryPushInbox, type PushInbox, type ReceivedPush } from './push-inbox.ts';
import { createPushReceiver, type PushReceiverOptions } from './push-receiver.ts';
import { decodeAesKey } from './push-cipher.ts';
import { sealPush, type SealOptions } from './seal-push.ts';
import { pushSignature } from './signature.ts';
import { writePushBody, type PushRecord } from './write-body.ts';

const token = 'token';
const appId = 'wx0123456789abcdef';
const encodingAesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const timestamp = '1780000000';
const now = () => 1_780_000_005_000;
const record = {
  ToUserName: 'gh_1',
  FromUserName: 'o1',
  CreateTime: 1_780_000_000,
  MsgType: 'event',
  Event: 'user_authorization_revoke',
  RevokeInfo: '301',
};

function seal(body: string, changed: Partial<SealOptions> = {}) {
  return sealPush(body, {
    token,
    key: decodeAesKey(encodingAesKey),
    appId,
    format: 'json',
    toUserName: 'gh_1',
    timestamp,
    nonce: 'n1',
    random: new Uint8Array(16).fill(1),
    ...changed,
  });
}

function start(changed: Partial<PushReceiverOptions> = {}) {
  const handled: ReceivedPush[] = [];
  const inbox = memoryPushInbox({
    handle: (push) => {
      handled.push(push);
      return Promise.resolve();
    },
    onError: (error) => expect.unreachable(String(error)),
  });
  const receiver = createPushReceiver({ token, appId, encodingAesKey, inbox, now, ...changed });
  return { receiver, handled, inbox };
}

const plainQuery = { signature: pushSignature(token, timestamp, 'n1'), timestamp, nonce: 'n1' };

test('the handshake gives the text back only for the right signature', () => {
  const { receiver } = start();
  const query = { ...plainQuery, echostr: '123' };
  expect(receiver.handshake(query)).toMatchObject({ status: 200, body: '123' });
  const forged = receiver.handshake({ ...query, signature: 'a'.repeat(40) });
  expect(forged).toMatchObject({ status: 403, body: '', outcome: { reason: 'bad-signature' } });
  expect(receiver.handshake({ ...query, echostr: ['123', '4'] })).toMatchObject({ status: 400, body: '' });
});

test.each([
  ['json', 'json'],
  ['json', 'xml'],
  ['xml', 'json'],
  ['xml', 'xml'],
] as const)('a signed push in %s inside %s is answered with success and worked on', async (inner, outer) => {
  const { receiver, handled, inbox } = start();
  const { query, body } = seal(writePushBody(inner, record), { format: outer });
  const answer = await receiver.receive(query, body);
  expect(answer).toMatchObject({ status: 200, body: 'success', outcome: { kind: 'accepted' } });
  await inbox.idle();
  expect(handled.map(({ fields }) => fields['RevokeInfo'])).toEqual(['301']);
});

test('the answer does not wait for the work', async () => {
  const work = Promise.withResolvers<void>();
  const inbox = memoryPushInbox({ handle: () => work.promise, onError: () => {} });
  const { receiver } = start({ inbox });
  const { query, body } = seal(writePushBody('json', record));
  expect((await receiver.receive(query, body)).body).toBe('success');
  work.resolve();
  await inbox.idle();
});

test('a push that comes again, encrypted and signed anew, is answered and worked on once', async () => {
  const { receiver, handled, inbox } = start();
  const first = seal(writePushBody('json', record));
  const again = seal(writePushBody('json', record), { nonce: 'n2', random: new Uint8Array(16).fill(2) });
  const outcomes = [];
  for (const { query, body } of [first, first, again]) {
    const { status, outcome } = await receiver.receive(query, body);
    outcomes.push([status, outcome.kind]);
  }
  await inbox.idle();
  expect(outcomes).toEqual([
    [200, 'accepted'],
    [200, 'duplicate'],
    [200, 'duplicate'],
  ]);
  expect(handled).toHaveLength(1);
});

test('two events of one member in one second are two', async () => {
  const { receiver, handled, inbox } = start();
  const bodies: PushRecord[] = [record, { ...record, RevokeInfo: '302' }];
  for (const [index, one] of bodies.entries()) {
    const { query, body } = seal(writePushBody('json', one), { nonce: `n${index}` });
    await receiver.receive(query, body);
  }
  await inbox.idle();
  expect(handled).toHaveLength(2);
});

test.each([
  ['forged', { token: 'guess' }, {}, 'bad-signature'],
  ['for another account', { appId: 'wxother' }, {}, 'other-appid'],
  ['encrypted with another key', { key: decodeAesKey('A'.repeat(43)) }, {}, 'not-decryptable'],
  ['of yesterday', { timestamp: '1779900000' }, {}, 'stale'],
  ['of tomorrow', { timestamp: '1780100000' }, {}, 'stale'],
  ['with the signature of the plain mode', {}, { msg_signature: plainQuery.signature }, 'bad-signature'],
  ['without a signature', {}, { msg_signature: '' }, 'bad-signature'],
  ['with two signatures', {}, { msg_signature: ['a', 'b'] }, 'bad-signature'],
] as const)('a push %s is refused', async (_what, sealing, changed, reason) => {
  const { receiver, handled } = start();
  const { query, body } = seal(writePushBody('json', record), sealing);
  const answer = await receiver.receive({ ...query, ...changed }, body);
  expect(answer).toMatchObject({ status: 403, body: '', outcome: { kind: 'refused', reason } });
  expect(handled).toEqual([]);
});

test('in safe mode a plain push is refused, however well it is signed', async () => {
  const { receiver } = start();
  const answer = await receiver.receive(plainQuery, writePushBody('json', record));
  expect(answer).toMatchObject({ status: 403, outcome: { reason: 'not-encrypted' } });
});

test('in plain mode a signature that was seen stands for no other body', async () => {
  const { receiver } = start({ encodingAesKey: undefined as never });
  const answers = [];
  for (const one of [record, record, { ...record, RevokeInfo: '302' }]) {
    answers.push((await receiver.receive(plainQuery, writePushBody('xml', one))).outcome);
  }
  expect(answers).toEqual([
    { kind: 'accepted' },
    { kind: 'duplicate' },
    { kind: 'refused', reason: 'replayed' },
  ]);
});

test('what is no push, too large or without a query is refused', async () => {
  const { receiver } = start({ maxBytes: 10 });
  const { query } = seal('');
  expect(await receiver.receive(query, 'hello')).toMatchObject({
    status: 400,
    outcome: { reason: 'bad-body' },
  });
  expect(await receiver.receive(query, '响'.repeat(4))).toMatchObject({ status: 413 });
  expect(await receiver.receive({}, '{}')).toMatchObject({ status: 400, outcome: { reason: 'bad-query' } });
});

test.each([
  ['json', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['xml', '<a>'.repeat(100_000)],
])('a signed push that goes too deep (%s) is refused, not choked on', async (_format, deep) => {
  const { receiver } = start();
  const { query, body } = seal(deep);
  expect(await receiver.receive(query, body)).toMatchObject({ status: 400, outcome: { reason: 'bad-body' } });
});

test('when the inbox cannot keep it, WeChat is asked to send it again', async () => {
  const inbox: PushInbox = { put: () => Promise.reject(new Error('no database')) };
  const { receiver } = start({ inbox });
  const { query, body } = seal(writePushBody('json', record));
  expect(await receiver.receive(query, body)).toMatchObject({ status: 500, outcome: { kind: 'failed' } });
});

test('a push whose work fails is reported, and the next one is worked on', async () => {
  const failed: unknown[] = [];
  const handled: string[] = [];
  const inbox = memoryPushInbox({
    handle: ({ key }) =>
      key === 'a' ? Promise.reject(new Error('broken')) : Promise.resolve(void handled.push(key)),
    onError: (_error, { key }) => failed.push(key),
  });
  const push = { nonce: '1', receivedAt: 0, fields: {} };
  await inbox.put({ ...push, key: 'a' });
  await inbox.put({ ...push, nonce: '2', key: 'b' });
  await inbox.idle();
  expect([failed, handled]).toEqual([['a'], ['b']]);
});
