import type { AddressInfo } from 'node:net';
import { operations } from '@huixiang/contract';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '../app.ts';
import { PAGE_FRESH_MS } from '../comments/thread-cache.ts';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

const QUIET_MS = 60_000;

let t: TestApp;
/** Another process, which hears of everything over the store. */
let other: App;
let space: TestSpace;
let postId: number;
let author: TestMember;
let commentId: number;
let streams: AbortController[] = [];

beforeAll(async () => {
  t = await startTestApp();
  other = await t.startProcess();
  for (const { http } of [t.app, other]) await http.listen({ port: 0, host: '127.0.0.1' });
  // Nothing is known from before the start.
  t.clock.now += PAGE_FRESH_MS + QUIET_MS;
});
afterAll(async () => {
  for (const { http } of [t.app, other]) http.server.closeAllConnections();
  await other.close();
  await t.close();
});
beforeEach(async () => {
  space = await TestSpace.open(t);
  postId = space.postIds[0]!;
  author = await t.signIn('作者');
  commentId = await space.comment({ as: author });
  await toldEverywhere(postTopic());
  t.clock.now += PAGE_FRESH_MS + QUIET_MS;
});
afterEach(() => {
  for (const stream of streams) stream.abort();
  streams = [];
});

const postTopic = (): string => `post:${space.spaceId}:${postId}`;
const commentTopic = (): string => `comment:${space.spaceId}:${commentId}`;
const spaceTopic = (): string => `space:${space.spaceId}`;

/** What a stream of these topics says first: for how long it has been quiet. */
async function quietMs(app: App, topics: string): Promise<number> {
  const stop = new AbortController();
  streams.push(stop);
  const { port } = app.http.server.address() as AddressInfo;
  const reply = await fetch(`http://127.0.0.1:${port}/api/live?topics=${topics}`, {
    signal: stop.signal,
    headers: { authorization: `Bearer ${space.owner.token}` },
  });
  let text = '';
  for await (const chunk of reply.body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString();
    const found = /^retry: 2000\n\nevent: opening\ndata: \{"quietMs":(\d+)\}\n\n/.exec(text);
    if (found !== null) return Number(found[1]);
  }
  throw new Error(`The stream said ${text}`);
}

/** Both processes have heard of what was told just now on this topic. */
async function toldEverywhere(topic: string): Promise<void> {
  for (const app of [t.app, other]) await expect.poll(() => quietMs(app, topic)).toBe(0);
}

const say = (parentId?: number) =>
  t.call(operations.postComment, {
    as: author,
    params: { spaceId: space.spaceId, postId },
    body: { text: '页面和直播之间说的一句', ...(parentId === undefined ? {} : { parentId }) },
  });

test('a stream says in every process for how long nothing was said in its thread', async () => {
  expect(await quietMs(t.app, postTopic())).toBe(QUIET_MS);
  await say();
  await toldEverywhere(postTopic());
  t.clock.now += PAGE_FRESH_MS + 300;
  expect(await quietMs(t.app, postTopic())).toBe(300);
  expect(await quietMs(other, postTopic())).toBe(300);
});

test('an echo, a removal and a post that is gone are told to the streams that open after them', async () => {
  const { spaceId, owner } = space;
  const params = { spaceId, commentId };
  const acts = [
    async () => t.call(operations.echoComment, { as: await t.signIn('听者'), params, body: {} }),
    () => t.call(operations.deleteComment, { as: author, params }),
    () => t.call(operations.deletePost, { as: owner, params: { spaceId, postId } }),
  ];
  for (const act of acts) {
    expect(await quietMs(other, postTopic())).toBe(QUIET_MS);
    await act();
    await toldEverywhere(postTopic());
    await toldEverywhere(spaceTopic());
    t.clock.now += PAGE_FRESH_MS + QUIET_MS;
  }
});

test('a reply is told to the page of the comment it stands under, and to no page of another one', async () => {
  const elsewhere = await space.comment();
  await toldEverywhere(postTopic());
  t.clock.now += PAGE_FRESH_MS + QUIET_MS;
  await say(commentId);
  await toldEverywhere(commentTopic());
  expect(await quietMs(t.app, `comment:${space.spaceId}:${elsewhere}`)).toBe(QUIET_MS);
});

test('an opening asks the store nothing', async () => {
  const asked: string[] = [];
  const { pool } = t.database;
  const query = pool.query.bind(pool);
  pool.query = ((...input: Parameters<typeof query>) => (
    asked.push(String(input[0])),
    query(...input)
  )) as never;
  await quietMs(t.app, `${postTopic()},${commentTopic()}`);
  pool.query = query;
  expect(asked).toEqual([]);
});
