import type { MiniProgram } from '@huixiang/mini-program-harness';
import { operations } from '@huixiang/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildMissing } from './src/build-missing.ts';
import { eventually } from './src/eventually.ts';
import { openLongThread, type SeededServer, startSeededServer, wordsAt } from './src/long-thread.ts';
import { openApp, storageOf } from './src/wechat-phone.ts';
import { type Place, World } from './src/world.ts';

const KB = 1_024;
const COMMENTS = 300;
/** Three pages of twenty comments, and few boxes for all that are left out. */
const NODES_MAX = 2_000;

let server: SeededServer;
let world: World;
let place: Place;
let ids: readonly number[];
let app: MiniProgram;
let sent: string[] = [];

beforeAll(async () => {
  [server] = await Promise.all([startSeededServer(), buildMissing('mp-weixin')]);
  world = new World(server.address);
  ({ place, ids } = await openLongThread(world, server.pool, COMMENTS));
});
afterAll(() => server?.stop());
afterEach(() => {
  expect(app.errors()).toEqual([]);
  app.close();
});

/** Opens the thread in the built mini-program, with elements that have places. */
async function open(): Promise<void> {
  sent = [];
  const reader = await world.member();
  const { spaceId, postId } = place;
  app = await openApp(server, {
    layout: 'rough',
    onSetData: (text) => sent.push(text),
    storage: storageOf(reader),
    launch: { route: 'pkg-thread/thread', query: { spaceId, postId } },
  });
  await eventually('the comments', () => shown().length === 20);
  await app.settle();
}
/** Whether an answer is awaited, but for the stream that never ends. */
const isLoading = (): boolean =>
  app.requests().some(({ url, status }) => status === null && !url.includes('/live'));
const nodes = (): number => app.html().split(/<[a-z]/).length;
const bytes = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const shown = (): number[] =>
  app.ids().flatMap((id) => (/^comment-\d+$/.test(id) ? [Number(id.slice('comment-'.length))] : []));

describe('what travels between the two threads of the mini-program', () => {
  it('is at most 2 KB for an echo', async () => {
    await open();
    const [first = 0] = shown();
    // What the opening itself still brings is none of the echo's.
    await eventually('all answers', () => !isLoading());
    await app.settle();
    const before = sent.length;
    await app.tap(`echo-${first}`);
    const { spaceId } = place;
    const params = { spaceId, commentId: first };
    await eventually('the echo on the server', async () => {
      const { echoes } = await world.guest().call(operations.getComment, { params });
      return echoes.raw === 1;
    });
    await app.settle();
    expect(app.text(`echo-${first}-count`)).toBe('1');
    const after = sent.slice(before);
    expect(after.length).toBeGreaterThan(0);
    expect(bytes(after)).toBeLessThanOrEqual(2 * KB);
  });

  it('is each comment once when a thread is opened', async () => {
    await open();
    const all = sent.join('\n');
    const times = shown().map((id) => all.split(wordsAt(ids.indexOf(id))).length - 1);
    expect(times).toEqual(shown().map(() => 1));
  });
});

describe('a long thread in the mini-program', () => {
  it('is drawn near the window only, sends a part at a time, and is there again on the way back', async () => {
    await open();
    await app.tap('order-oldest');
    await eventually('the oldest', () => app.exists(`comment-${ids[0]}`));
    let most = 0;
    let mostSent = 0;
    let top = 0;
    await eventually(
      'the end of the thread',
      async () => {
        const before = sent.length;
        // Beyond what is there nobody scrolls.
        if (!isLoading()) top += 600;
        await app.scrollTo(top);
        most = Math.max(most, nodes());
        mostSent = Math.max(mostSent, ...sent.slice(before).map((one) => bytes([one])));
        return app.exists(`comment-${ids[COMMENTS - 1]}`);
      },
      90_000,
    );
    expect(most).toBeLessThan(NODES_MAX);
    expect(mostSent).toBeLessThan(24 * KB);
    expect(shown()).not.toContain(ids[0]);
    await app.scrollTo(0);
    await eventually('the first comment again', () => app.exists(`comment-${ids[0]}`));
    expect(app.text(`comment-${ids[0]}`)).toContain(wordsAt(0));
    await app.scrollTo(1);
    expect(shown()).not.toContain(ids[COMMENTS - 1]);
    expect(shown()).toEqual(ids.slice(0, shown().length));
  });
});

describe('a sheet over a long thread', () => {
  it('leaves the reader where they were, and does not bring back whoever went to the top by it', async () => {
    await open();
    await app.scrollTo(600);
    await app.tap('jump-open');
    await eventually('the sheet', () => app.exists('jump-top'));
    await app.tap('jump-close');
    await eventually('no sheet', () => !app.exists('jump'));
    expect(app.currentPage().scrollTop).toBe(600);
    await app.tap('jump-open');
    await eventually('the sheet', () => app.exists('jump-top'));
    await app.tap('jump-top');
    await eventually('the top', () => !app.exists('jump') && app.currentPage().scrollTop === 0);
    await app.settle();
    expect(app.currentPage().scrollTop).toBe(0);
  });
});
