import { type AddressInfo, connect } from 'node:net';
import { liveEventTypes, liveOpening, operations, type LiveEvent } from '@huixiang/contract';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';
import { liveRoutes } from './live.routes.ts';

let t: TestApp;
let url: string;
let owner: TestMember;
let spaceId: number;
let postId: number;

beforeAll(async () => {
  t = await startTestApp();
  await t.app.http.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(t.app.http.server.address() as AddressInfo).port}`;
  owner = await t.signIn('主人');
  spaceId = (
    await t.call(operations.createSpace, { as: owner, body: { name: '园', kind: 'interest-group' } })
  ).id;
  postId = (await t.call(operations.createPost, { as: owner, params: { spaceId }, body: { title: '题' } }))
    .id;
});
afterAll(async () => {
  // Whoever ends a stream connects anew at once, with nothing to ask; the server would wait a minute for a question.
  t.app.http.server.closeAllConnections();
  await t.close();
});

/** Read a live stream until it is closed; events pile up in the list. */
async function watch(topics: string, as?: TestMember) {
  const stop = new AbortController();
  const reply = await fetch(`${url}/api/live?topics=${topics}`, {
    signal: stop.signal,
    headers: as === undefined ? {} : { authorization: `Bearer ${as.token}` },
  });
  const events: LiveEvent[] = [];
  const reading = (async () => {
    let text = '';
    for await (const chunk of reply.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString();
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^event: (\w+)\ndata: (.*)$/s.exec(block);
        if (data !== null && data[1] !== liveOpening) events.push(JSON.parse(data[2] ?? '') as LiveEvent);
      }
    }
  })().catch(() => undefined);
  return { status: reply.status, events, stop: async () => (stop.abort(), reading) };
}

async function say(text: string, parentId?: number) {
  const as = await t.signIn('路人');
  return t.call(operations.postComment, {
    as,
    params: { spaceId, postId },
    body: { text, ...(parentId === undefined ? {} : { parentId }) },
  });
}

test('a thread’s readers hear new comments and moved counts', async () => {
  const stream = await watch(`post:${spaceId}:${postId}`);
  const comment = await say('新的一条');
  await expect
    .poll(() => stream.events.find((event) => event.type === 'comment'))
    .toMatchObject({ comment: { id: comment.id, text: '新的一条' } });
  const as = await t.signIn('听者');
  await t.call(operations.echoComment, { as, params: { spaceId, commentId: comment.id } });
  await expect
    .poll(() => stream.events.find((event) => event.type === 'counts'))
    .toMatchObject({
      items: [{ commentId: comment.id, echoes: { raw: 1, counted: 1, organic: 1 } }],
    });
  await stream.stop();
});

test('the page of a comment hears its replies and its counts, and nothing of other comments', async () => {
  const [mine, other] = [await say('我的'), await say('别的')];
  const stream = await watch(`comment:${spaceId}:${mine.id}`);
  const as = await t.signIn('听者');
  await t.call(operations.echoComment, { as, params: { spaceId, commentId: other.id } });
  await t.call(operations.echoComment, { as, params: { spaceId, commentId: mine.id } });
  const reply = await say('回你', mine.id);
  await expect
    .poll(() => stream.events.some((event) => event.type === 'comment' && event.comment.id === reply.id))
    .toBe(true);
  await expect.poll(() => stream.events.some((event) => event.type === 'counts')).toBe(true);
  expect(JSON.stringify(stream.events)).not.toContain(String(other.id));
  await stream.stop();
});

test('an edit, a pin and a deletion tell the readers to look again', async () => {
  const comment = await say('会变的');
  const stream = await watch(`post:${spaceId}:${postId}`);
  await t.call(operations.setPinned, {
    as: owner,
    params: { spaceId, commentId: comment.id },
    body: { pinned: true },
  });
  await expect
    .poll(() => stream.events)
    .toContainEqual({ type: 'changed', spaceId, postId, commentId: comment.id });
  await stream.stop();
});

test('readers of a thread, and staff, hear that its post is gone', async () => {
  const gone = await t.call(operations.createPost, {
    as: owner,
    params: { spaceId },
    body: { title: '要撤的' },
  });
  const [reader, staff] = [await watch(`post:${spaceId}:${gone.id}`), await watch(`space:${spaceId}`, owner)];
  await t.call(operations.deletePost, { as: owner, params: { spaceId, postId: gone.id } });
  const event = { type: 'post', spaceId, postId: gone.id };
  await expect.poll(() => reader.events).toContainEqual(event);
  await expect.poll(() => staff.events).toContainEqual(event);
  await Promise.all([reader.stop(), staff.stop()]);
});

test('the stream of a space is for its staff', async () => {
  const stranger = await t.signIn('生人');
  expect((await watch(`space:${spaceId}`)).status).toBe(401);
  expect((await watch(`space:${spaceId}`, stranger)).status).toBe(403);
  const stream = await watch(`space:${spaceId}`, owner);
  expect(stream.status).toBe(200);
  await stream.stop();
});

test('an author hears that one listener more has heard them, not who, and nobody else hears it', async () => {
  const space = await TestSpace.open(t);
  const author = await t.signIn('作者');
  const commentId = await space.comment({ as: author });
  const topic = `heard:${space.spaceId}:${commentId}`;
  expect((await watch(topic)).status).toBe(401);
  expect((await watch(topic, owner)).status).toBe(403);
  expect((await watch(`heard:${space.spaceId}:1`, author)).status).toBe(404);
  const stream = await watch(topic, author);
  const as = await space.listener();
  await space.deal(as);
  const params = { spaceId: space.spaceId, commentId };
  await t.call(operations.answerCard, { as, params, body: { answer: 'pass' } });
  await expect.poll(() => stream.events).toEqual([{ type: 'heard', ...params, heard: 1 }]);
  await stream.stop();
});

test('who blocks somebody hears nothing new of them, everybody else does, and staff at their work', async () => {
  const [reader, met, avoided] = [await t.signIn('读者'), await t.signIn('甲'), await t.signIn('乙')];
  const block = (as: TestMember) =>
    t.call(operations.setBlock, { as, params: { memberId: avoided.id }, body: { blocked: true } });
  await Promise.all([block(reader), block(owner)]);
  const root = await say('一条');
  const thread = `post:${spaceId}:${postId}`;
  const [own, guest, staff] = [
    await watch(`${thread},comment:${spaceId}:${root.id}`, reader),
    await watch(thread),
    await watch(`space:${spaceId},${thread}`, owner),
  ];
  const post = (as: TestMember, text: string, parentId?: number) =>
    t.call(operations.postComment, {
      as,
      params: { spaceId, postId },
      body: { text, ...(parentId === undefined ? {} : { parentId }) },
    });
  const hidden = [await post(avoided, '不想遇见的人说'), await post(avoided, '也回一句', root.id)];
  const last = await post(met, '别人说');
  const ids = ({ events }: Awaited<ReturnType<typeof watch>>) =>
    events.flatMap((event) => (event.type === 'comment' ? [event.comment.id] : []));
  const avoidedIds = hidden.map(({ id }) => id);
  // Each is read by itself before it is told, so they may come in another order.
  for (const stream of [guest, staff])
    await expect.poll(() => ids(stream)).toEqual(expect.arrayContaining([...avoidedIds, last.id]));
  await expect.poll(() => ids(own)).toContain(last.id);
  expect(avoidedIds.filter((id) => ids(own).includes(id))).toEqual([]);
  await t.call(operations.setBlock, {
    as: reader,
    params: { memberId: avoided.id },
    body: { blocked: false },
  });
  const again = await post(avoided, '又可以遇见了');
  await expect.poll(() => ids(own)).toContain(again.id);
  for (const stream of [own, guest, staff]) await stream.stop();
});

test('topics of another form are refused', async () => {
  for (const topics of [
    '',
    'post:1',
    'post:a:b',
    'heard:1',
    'space:1:2',
    `${'post:1:2,'.repeat(8)}post:1:2`,
  ]) {
    expect((await watch(encodeURIComponent(topics))).status).toBe(400);
  }
});

test('a storm of echoes arrives as few events that end with the right count', async () => {
  const comment = await say('风暴');
  const people = await Promise.all(Array.from({ length: 300 }, (_, i) => t.signIn(`人${i}`)));
  const stream = await watch(`comment:${spaceId}:${comment.id}`);
  await Promise.all(
    people.map((as) => t.call(operations.echoComment, { as, params: { spaceId, commentId: comment.id } })),
  );
  await expect.poll(() => JSON.stringify(stream.events.at(-1))).toContain('"raw":300');
  expect(stream.events.length).toBeLessThan(people.length / 2);
  expect(stream.events.every((event) => liveEventTypes.includes(event.type))).toBe(true);
  await stream.stop();
});

test('staff hear at once that something waits for them, and readers do not', async () => {
  const [staff, readers] = [await watch(`space:${spaceId}`, owner), await watch(`post:${spaceId}:${postId}`)];
  const comment = await say('有人会举报的一条');
  const params = { spaceId, commentId: comment.id };
  const as = await t.signIn('举报的人');
  await t.call(operations.reportComment, { as, params, body: { reason: 'spam' } });
  await expect.poll(() => staff.events.filter((event) => event.type === 'moderation')).toHaveLength(1);
  await t.call(operations.decideReports, { as: owner, params, body: { outcome: 'kept' } });
  await expect.poll(() => staff.events.filter((event) => event.type === 'moderation')).toHaveLength(2);
  await expect.poll(() => readers.events.map((event) => event.type)).toEqual(['comment']);
  await Promise.all([staff.stop(), readers.stop()]);
});

test('who comes again while the server stops is let go at once, so that nothing is waited for', async () => {
  const http = fastify();
  const live = liveRoutes(http, t.app.context);
  live.close();
  const reply = await http.inject({ url: `/api/live?topics=post:${spaceId}:${postId}` });
  expect(reply.statusCode).toBe(200);
  expect(reply.payload).not.toContain('event:');
  await http.close();
});

test('who left while their stream was being opened leaves nothing behind that would keep the server from ending', async () => {
  const http = fastify();
  const left = Promise.withResolvers<void>();
  let [arrived, gone] = [false, false];
  const authority = Object.create(t.app.context.authority) as TestApp['app']['context']['authority'];
  authority.require = async () => {
    arrived = true;
    // Takes until they have left.
    await left.promise;
  };
  http.server.on('connection', (socket) => socket.once('close', () => (gone = true)));
  const live = liveRoutes(http, { ...t.app.context, authority });
  await http.listen({ port: 0, host: '127.0.0.1' });
  const { port } = http.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  const question = [`GET /api/live?topics=space:${spaceId} HTTP/1.1`, 'host: x'];
  socket.write([...question, `authorization: Bearer ${owner.token}`, '', ''].join('\r\n'));
  await expect.poll(() => arrived).toBe(true);
  socket.destroy();
  await expect.poll(() => gone).toBe(true);
  const heartbeats = vi.spyOn(globalThis, 'setInterval');
  left.resolve();
  // Comes after them, so they have been through.
  const reply = await fetch(`http://127.0.0.1:${port}/nowhere`);
  expect(reply.status).toBe(404);
  expect(heartbeats).not.toHaveBeenCalled();
  heartbeats.mockRestore();
  live.close();
  await http.close();
});
