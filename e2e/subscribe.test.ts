import { operations, type ReplyOf } from '@huixiang/contract';
import type { MiniProgram } from '@huixiang/mini-program-harness';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildMissing } from './src/build-missing.ts';
import { eventually } from './src/eventually.ts';
import { type RunningServer, startServer } from './src/start-server.ts';
import { control, openPhone, signInByWechat, TOKEN, verifyPhone, writeComment } from './src/wechat-phone.ts';
import { say } from './src/words.ts';
import { type Place, World } from './src/world.ts';

let server: RunningServer;
let world: World;
let place: Place;
beforeAll(async () => {
  [server] = await Promise.all([
    // A message leaves with the next round, a minute later at most.
    startServer({ NEWS_GATHER_MINUTES: '0' }),
    buildMissing('mp-weixin'),
  ]);
  world = new World(server.address);
  place = await world.openSpace();
});
afterAll(() => server?.stop());

interface Phone {
  readonly launch: {
    readonly route: string;
    readonly query: Record<string, string | number>;
    readonly scene: number;
  };
  /** What the app keeps on this phone. */
  readonly storage: Map<string, unknown>;
  /** The templates that WeChat's window was opened for. */
  readonly asked: string[];
}

/** This person's phone, on which the mini-program opens. */
function phoneOf(user: string, { asked, ...opening }: Phone): Promise<MiniProgram> {
  const subscribe = (id: string) => {
    asked.push(id);
    return 'accept' as const;
  };
  return openPhone(server, user, { ...opening, answers: { subscribe } });
}

/** Calls the server as whoever is signed in on this phone. */
async function callAs(storage: Map<string, unknown>, path: string, change?: object): Promise<unknown> {
  const token = JSON.parse(String(storage.get(TOKEN))) as string;
  const reply = await fetch(server.address + path, {
    method: change === undefined ? 'GET' : 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(change === undefined ? {} : { body: JSON.stringify(change) }),
  });
  expect(reply.status).toBe(200);
  return reply.json();
}

async function subscriptionOf(storage: Map<string, unknown>) {
  const found = await callAs(storage, operations.getSubscription.path);
  return found as ReplyOf<typeof operations.getSubscription>;
}

async function outbox(user: string): Promise<{ id: string; page: string }[]> {
  const path = `/outbox?user=${user}&kind=subscribe`;
  return (await control<{ messages: { id: string; page: string }[] }>(server, path)).messages;
}

it('after their own comment a member is asked once, allows one message in WeChat, and the ledger has one', async () => {
  const { spaceId, postId } = place;
  const asked: string[] = [];
  const storage = new Map<string, unknown>();
  const launch = { route: 'pkg-thread/thread', query: { spaceId, postId }, scene: 1058 };
  const app = await phoneOf('ayue', { launch, storage, asked });
  const there = (id: string) => eventually(`#${id}`, () => app.exists(id));
  const subscription = () => subscriptionOf(storage);
  try {
    await there('composer-open');
    await app.tap('composer-open');
    await signInByWechat(app);
    await eventually('the thread again', () => app.currentPage().route === 'pkg-thread/thread');
    await there('composer-open');
    expect(app.exists('message-offer')).toBe(false);
    await app.tap('composer-open');
    await there('composer-text');
    await app.input('composer-text', '桥头那家面馆还开着吗');
    await app.tap('composer-send');

    await there('message-offer');
    expect(asked).toEqual([]);
    await app.tap('message-offer-take');
    await eventually('the end of the question', () => !app.exists('message-offer'));
    const { templateId } = await subscription();
    expect(asked).toEqual([templateId]);
    // What the window in WeChat did: WeChat tells the server by a push, and only that counts.
    await control(server, '/subscribe', { user: 'ayue', results: { [templateId ?? '']: 'accept' } });
    await eventually('the ledger', async () => (await subscription()).left === 1);

    await app.navigate('pkg-me/notice-settings');
    await there('message-offer-left');
    await eventually('what is left', () =>
      app.text('message-offer-left').includes(say('subscribe.left', { n: 1 })),
    );
    await there('digest-daily');
    expect(app.errors()).toEqual([]);
  } finally {
    app.close();
  }
});

/** A round of messages each minute, and the time of everything else. */
const WHOLE_WAY_MS = 240_000;
const ROUND_MS = 90_000;

it(
  'the whole way: first opening, sign-in, telephone number, listening, a comment, one message allowed, an answer, one message, the comment',
  { timeout: WHOLE_WAY_MS },
  async () => {
    const user = 'laozhou';
    const words = '老桥的石栏杆是谁刻的';
    const own = await world.openSpace();
    const { spaceId, postId } = own;
    await own.owner.call(operations.setPhoneRule, { params: { spaceId }, body: { required: true } });
    const storage = new Map<string, unknown>();
    const asked: string[] = [];
    const launch = { route: 'pkg-thread/thread', query: { spaceId, postId }, scene: 1058 };
    const app = await phoneOf(user, { launch, storage, asked });
    const there = (id: string) => eventually(`#${id}`, () => app.exists(id));
    const route = (name: string) => eventually(name, () => app.currentPage().route === name);
    const write = () => writeComment(app, words);
    let commentId = 0;
    try {
      await there('composer-open');
      await app.tap('composer-open');
      await signInByWechat(app);
      await route('pkg-thread/thread');

      await write();
      await route('pkg-me/phone');
      await verifyPhone(server, app, user);
      await app.goBack();

      // Agreeing to listen is an act after which one is asked whether a message may come.
      await app.navigate('pages/listen/index');
      await there('listen-opt-in');
      expect(app.exists('message-offer')).toBe(false);
      await app.tap('listen-opt-in');
      await there('welcome-leave');
      await app.tap('welcome-leave');
      await route('pages/listen/index');
      await there('message-offer-take');
      // Not yet: nothing has been said that could be answered.
      expect([asked, (await subscriptionOf(storage)).left]).toEqual([[], 0]);

      await app.navigate('pkg-thread/thread', { spaceId, postId });
      await write();
      await eventually('the comment, which passed the check', async () => {
        commentId = (await world.thread(own)).find(({ text }) => text === words)?.id ?? 0;
        return commentId > 0;
      });
      await there('message-offer-take');
      await app.tap('message-offer-take');
      await eventually('the end of the question', () => !app.exists('message-offer'));
      const { templateId } = await subscriptionOf(storage);
      expect(asked).toEqual([templateId]);
      await control(server, '/subscribe', { user, results: { [templateId ?? '']: 'accept' } });
      await eventually('the ledger', async () => (await subscriptionOf(storage)).left === 1);
      const settings = (await callAs(storage, operations.getNoticeSettings.path)) as object;
      await callAs(storage, operations.setNoticeSettings.path, { ...settings, quietFrom: 0, quietTo: 0 });
      expect(app.errors()).toEqual([]);
    } finally {
      app.close();
    }

    // Those who answer are here without telephones.
    await own.owner.call(operations.setPhoneRule, { params: { spaceId }, body: { required: false } });
    await world.comment(own, { parentId: commentId });
    await eventually('the message', async () => (await outbox(user)).length > 0, ROUND_MS);
    await world.comment(own, { parentId: commentId });
    const messages = await outbox(user);
    expect(messages).toHaveLength(1);
    expect((await subscriptionOf(storage)).left).toBe(0);
    const tapped = await control<{ path: string; query: Record<string, string>; scene: number }>(
      server,
      `/outbox/${messages[0]?.id}/tap`,
      {},
    );
    const opening = { route: tapped.path, query: tapped.query, scene: tapped.scene };
    const opened = await phoneOf(user, { launch: opening, storage, asked });
    try {
      await eventually('the comment', () => opened.exists('my-comment-text'));
      expect(opened.currentPage().route).toBe('pkg-mine/comment');
      expect(opened.text('my-comment-text')).toContain(words);
      expect(opened.errors()).toEqual([]);
    } finally {
      opened.close();
    }
    expect(await outbox(user)).toHaveLength(1);
  },
);
