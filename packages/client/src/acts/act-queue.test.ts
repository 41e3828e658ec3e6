import { expect, test } from 'vitest';
import { createClient } from '../call/client.ts';
import { fakeServer, type Fate } from '../testing/fake-server.ts';
import { manualClock } from '../testing/manual-clock.ts';
import type { Act } from './act.ts';
import { createActQueue } from './act-queue.ts';
import type { StoragePort } from './storage.ts';

function memory(): StoragePort & { texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return { texts, get: (key) => texts.get(key) ?? null, set: (key, value) => void texts.set(key, value) };
}

function setUp(fates: Fate[] = [], storage: StoragePort = memory()) {
  const clock = manualClock();
  const server = fakeServer(() => fates.shift() ?? 'done');
  const told: string[] = [];
  let keys = 0;
  const newKey = () => `key-${(keys += 1)}`;
  const start = () =>
    createActQueue({
      client: createClient({
        transport: server.transport,
        session: { credentials: () => ({ kind: 'none' }) },
        newKey,
      }),
      storage,
      storageKey: 'acts',
      now: () => clock.now(),
      random: () => 0,
      newKey,
      later: clock.later,
      onSettled: ({ type }) => told.push(`settled ${type}`),
      onRefused: ({ act }, error) =>
        told.push(`refused ${act.type} ${error.kind === 'api' ? error.status : error.code}`),
    });
  return { clock, server, told, storage, start, queue: start() };
}

const echo: Act = { type: 'echo', spaceId: 7, commentId: 9 };
const unecho: Act = { type: 'unecho', spaceId: 7, commentId: 9 };
const comment = (text: string): Act => ({ type: 'comment', spaceId: 7, postId: 8, body: { text } });

test('an act is sent at once and settles', async () => {
  const { queue, server, told } = setUp();
  queue.add({ ...echo, via: 'token' });
  await queue.idle();
  expect(told).toEqual(['settled echo']);
  expect(server.requests[0]).toMatchObject({
    method: 'PUT',
    url: '/api/spaces/7/comments/9/echo',
    body: '{"via":"token"}',
  });
  expect(queue.pending()).toEqual([]);
});

test.each<[string, Fate]>([
  ['a lost request', 'lost'],
  ['a lost reply', 'reply-lost'],
  ['an overload', { status: 503 }],
  ['a fault of the server', { status: 500 }],
])('after %s the same key is tried again, and the effect is there once', async (_name, fate) => {
  const { queue, server, clock, told } = setUp([fate]);
  queue.add(comment('hello'));
  await clock.advance(0);
  expect(clock.waits()).toEqual([500]);
  await clock.advance(500);
  expect(server.requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['key-1', 'key-1']);
  expect(server.comments).toEqual(['hello']);
  expect(told).toEqual(['settled comment']);
});

test('a refusal gives up at once, tells the view and goes on with the next act', async () => {
  const { queue, told, clock } = setUp([{ status: 409 }]);
  queue.add(echo);
  queue.add(comment('next'));
  await clock.advance(0);
  expect(told).toEqual(['refused echo 409', 'settled comment']);
});

test('the time the server asks for is kept, even when the network comes back earlier', async () => {
  const { queue, server, clock } = setUp([{ status: 429, retryAfterSeconds: 30 }]);
  queue.add(echo);
  await clock.advance(10_000);
  queue.flush();
  await clock.advance(19_999);
  expect(server.requests).toHaveLength(1);
  await clock.advance(1);
  expect(server.requests).toHaveLength(2);
});

test('waits grow while the network stays away, and a returning network is used at once', async () => {
  const { queue, clock, server } = setUp(['lost', 'lost', 'lost', 'lost']);
  queue.add(echo);
  const waits: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    await clock.advance(0);
    waits.push(...clock.waits());
    await clock.advance(waits.at(-1)!);
  }
  expect(waits).toEqual([500, 1_000, 2_000]);
  queue.flush();
  await clock.advance(0);
  expect(server.requests).toHaveLength(5);
  expect(queue.pending()).toEqual([]);
});

test('ten taps while offline cost one request, the last wish', async () => {
  const { queue, server, clock } = setUp(['lost']);
  queue.add(comment('first'));
  for (let i = 0; i < 5; i += 1) {
    queue.add(echo);
    queue.add(unecho);
  }
  expect(queue.wish(7, 9)).toBe('unecho');
  await clock.advance(60_000);
  expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'POST', 'DELETE']);
});

test('a wish changed while the first is on its way is sent after it, and only the last is told', async () => {
  const { queue, server, clock, told } = setUp();
  queue.add(echo);
  queue.add(unecho);
  await clock.advance(0);
  expect(server.requests.map(({ method }) => method)).toEqual(['PUT', 'DELETE']);
  expect(told).toEqual(['settled unecho']);
});

test('a wish that failed on its way is dropped when a newer one waits', async () => {
  const { queue, server, clock } = setUp(['lost']);
  queue.add(echo);
  queue.add(unecho);
  await clock.advance(60_000);
  expect(server.requests.map(({ method }) => method)).toEqual(['PUT', 'DELETE']);
});

test('an act on which the server fails does not hold up the others', async () => {
  const { queue, server, clock } = setUp([{ status: 500 }]);
  queue.add(comment('bad'));
  queue.add(comment('good'));
  await clock.advance(60_000);
  expect(server.comments).toEqual(['good', 'bad']);
});

test('an act whose first try was made without the queue keeps the key of that try', async () => {
  const { queue, server } = setUp();
  queue.add(comment('hello'), 'key-of-the-first-try');
  await queue.idle();
  expect(server.requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['key-of-the-first-try']);
});

test('what waits can be taken back, also in the next run, and what is on its way cannot', async () => {
  const { queue, server, clock, start } = setUp(['lost']);
  const sent = queue.add(comment('on its way'));
  const waiting = queue.add(comment('taken back'));
  expect(queue.cancel(sent.key)).toBe(false);
  expect(queue.cancel(waiting.key)).toBe(true);
  expect(queue.cancel(waiting.key)).toBe(false);
  await clock.advance(0);
  queue.stop();
  expect(
    start()
      .pending()
      .map(({ key }) => key),
  ).toEqual([sent.key]);
  await clock.advance(60_000);
  expect(server.comments).toEqual(['on its way']);
});

test('comments keep their order over a weak network', async () => {
  const { queue, server, clock } = setUp(['lost', 'reply-lost', 'done', 'lost']);
  queue.add(comment('one'));
  queue.add(comment('two'));
  await clock.advance(600_000);
  expect(server.comments).toEqual(['one', 'two']);
});

test('after a restart the queue goes on with the stored acts and their keys', async () => {
  const { queue, server, clock, start } = setUp(['reply-lost']);
  queue.add(comment('hello'));
  await clock.advance(0);
  queue.stop();
  await clock.advance(600_000);
  expect(server.requests).toHaveLength(1);
  await start().idle();
  expect(server.requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['key-1', 'key-1']);
  expect(server.comments).toEqual(['hello']);
});

test.each([
  '{',
  '7',
  '{"version":1,"acts":[{"key":1},null,{"key":"k","at":1,"tries":0,"act":{"type":"echo"}}]}',
  '{"version":9,"acts":[]}',
])('stored text %s that is not ours is left out', (text) => {
  const storage = memory();
  storage.set('acts', text);
  expect(setUp([], storage).queue.pending()).toEqual([]);
});

test('a full storage does not stop an act', async () => {
  const full: StoragePort = {
    get: () => null,
    set: () => {
      throw new Error('quota');
    },
  };
  const { queue, told } = setUp([], full);
  queue.add(echo);
  await queue.idle();
  expect(told).toEqual(['settled echo']);
});

test('after a day without a network an act is given up', async () => {
  const { queue, clock, told } = setUp(Array.from({ length: 5_000 }, () => 'lost' as const));
  queue.add(comment('late'));
  await clock.advance(24 * 3_600_000 + 120_000);
  expect(told).toEqual(['refused comment HX_NETWORK']);
});

test('more than 200 waiting acts are refused, after the caller had time to draw', async () => {
  const { queue, clock, told } = setUp(['lost']);
  for (let i = 0; i <= 201; i += 1) queue.add(comment(`${i}`));
  expect(told).toEqual([]);
  await clock.advance(0);
  expect(told).toEqual(['refused comment HX_NETWORK']);
});
