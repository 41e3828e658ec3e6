import { operations } from '@huixiang/contract';
import { openMiniProgram } from '@huixiang/mini-program-harness';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildMissing } from './src/build-missing.ts';
import { eventually } from './src/eventually.ts';
import { builtMiniProgram } from './src/root.ts';
import { type RunningServer, startServer } from './src/start-server.ts';
import { say } from './src/words.ts';
import { type Place, World } from './src/world.ts';

let server: RunningServer;
let world: World;
let place: Place;
beforeAll(async () => {
  [server] = await Promise.all([startServer(), buildMissing('mp-weixin')]);
  world = new World(server.address);
  place = await world.openSpace();
});
afterAll(() => server?.stop());

async function control<Answer>(path: string, body: object): Promise<Answer> {
  const reply = await fetch(`${server.emulator}__emu${path}`, { method: 'POST', body: JSON.stringify(body) });
  return (await reply.json()) as Answer;
}

it('after their own comment a member is asked once, allows one message in WeChat, and the ledger has one', async () => {
  const { spaceId, postId } = place;
  const { code } = await control<{ code: string }>('/login', { user: 'ayue' });
  const asked: string[] = [];
  const storage = new Map<string, unknown>();
  const app = await openMiniProgram({
    dist: builtMiniProgram,
    storage,
    fetch: (input, init) => {
      const { pathname, search } = new URL(input instanceof Request ? input.url : input);
      return fetch(server.address + pathname + search, init);
    },
    answers: {
      login: () => code,
      subscribe: (id) => {
        asked.push(id);
        return 'accept';
      },
    },
    launch: { route: 'pkg-thread/thread', query: { spaceId, postId }, scene: 1058 },
  });
  const there = (id: string) => eventually(`#${id}`, () => app.exists(id));
  const subscription = async () => {
    const token = JSON.parse(String(storage.get('huixiang.token'))) as string;
    const headers = { authorization: `Bearer ${token}` };
    const reply = await fetch(server.address + operations.getSubscription.path, { headers });
    return (await reply.json()) as { templateId: string; left: number };
  };
  try {
    await there('composer-open');
    await app.tap('composer-open');
    await there('sign-in-wechat');
    await app.tap('sign-in-terms');
    await app.tap('sign-in-wechat');
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
    await control('/subscribe', { user: 'ayue', results: { [templateId]: 'accept' } });
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
