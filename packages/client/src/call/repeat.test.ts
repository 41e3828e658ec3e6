import { operations } from '@huixiang/contract';
import { expect, test } from 'vitest';
import { createClient } from './client.ts';
import { LinkError } from './call-error.ts';
import type { TransportRequest } from './transport.ts';

/** A client whose first requests get lost, and whose pauses take no time. */
function setUp(lost: number, { online = true, error = new Error('lost') as Error } = {}) {
  const sent: TransportRequest[] = [];
  const pauses: number[] = [];
  let keys = 0;
  const client = createClient({
    transport: (request) => {
      sent.push(request);
      return sent.length <= lost
        ? Promise.reject(error)
        : Promise.resolve({ status: 200, headers: {}, body: '{}' });
    },
    session: { credentials: () => ({ kind: 'none' }) },
    newKey: () => `key-${(keys += 1)}`,
    repeat: {
      mayRepeat: () => online,
      random: () => 0,
      later(run, milliseconds) {
        pauses.push(milliseconds);
        run();
        return () => undefined;
      },
    },
  });
  return { client, sent, pauses };
}
const onComment = { params: { spaceId: 7, commentId: 9 } };
const onPost = { params: { spaceId: 7, postId: 8 }, body: { text: '想说的话' } };

test('what got lost is sent again, as it was, after growing pauses', async () => {
  const { client, sent, pauses } = setUp(2);
  await client.call(operations.deleteComment, onComment);
  expect(sent).toHaveLength(3);
  expect(new Set(sent).size).toBe(1);
  expect(pauses).toEqual([200, 400]);
});

test('after three tries the caller is told', async () => {
  const { client, sent } = setUp(3);
  await expect(client.call(operations.getComment, onComment)).rejects.toMatchObject({ code: 'HX_NETWORK' });
  expect(sent).toHaveLength(3);
});

test('what could be done twice is sent once, unless the caller gave it a key', async () => {
  const { client, sent } = setUp(1);
  await expect(client.call(operations.postComment, onPost)).rejects.toMatchObject({ kind: 'link' });
  expect(sent).toHaveLength(1);
  const keyed = setUp(1);
  await keyed.client.call(operations.postComment, { ...onPost, idempotencyKey: 'a-key-of-the-caller' });
  expect(keyed.sent.map(({ headers }) => headers['idempotency-key'])).toEqual([
    'a-key-of-the-caller',
    'a-key-of-the-caller',
  ]);
});

test('nothing is repeated without a network, nor on one that is too slow', async () => {
  const off = setUp(1, { online: false });
  await expect(off.client.call(operations.getComment, onComment)).rejects.toMatchObject({ kind: 'link' });
  const slow = setUp(1, { error: new LinkError('HX_TIMEOUT') });
  await expect(slow.client.call(operations.getComment, onComment)).rejects.toMatchObject({
    code: 'HX_TIMEOUT',
  });
  expect([off.sent.length, slow.sent.length]).toEqual([1, 1]);
});
