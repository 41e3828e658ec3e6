import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoCorner, findDemoCorner } from './src/demo.ts';
import { eventually } from './src/eventually.ts';
import { expectRoute, expectThere } from './src/expect-app.ts';
import { type H5Driver, startH5 } from './src/h5-driver.ts';
import { memberPages } from './src/member-pages.ts';
import { BUILT_IN } from './src/mini-program-network.ts';
import { paths } from './src/scenarios/paths.ts';
import { type Served, serve } from './src/serve.ts';
import { openApp, storageOf } from './src/wechat-phone.ts';
import { World } from './src/world.ts';

/** So low that every list is longer than the window. */
const LOW = { width: 390, height: 420 };

/** What was found leads to where it was said. */
const LAST_FOUND = '[id^="hit-"]:not([id$="-text"]):not([id$="-when"]), [id^="find-"][id$="-open"]';

/** From here on the page draws a frame only when told. */
function holdFrames(): void {
  let waiting: FrameRequestCallback[] = [];
  globalThis.requestAnimationFrame = (draw) => waiting.push(draw);
  Object.assign(globalThis, {
    drawFrame(): number {
      const due = waiting;
      waiting = [];
      for (const draw of due) draw(performance.now());
      return waiting.length;
    },
  });
}
/** How many frames are still wanted after this one. */
const drawFrame = (app: H5Driver): Promise<number> =>
  app.page.evaluate(() => (globalThis as unknown as { drawFrame: () => number }).drawFrame());

let server: Served['server'];
let browser: Served['browser'];
let close: Served['close'];
let demo: DemoCorner;

beforeAll(async () => {
  ({ browser, server, close } = await serve('h5', 'mp-weixin'));
  demo = await findDemoCorner(new World(server.address));
});
afterAll(() => close?.());

describe('pulling a page down loads it anew', () => {
  const pulled = [
    'home',
    'space',
    'thread',
    'search-found',
    'discovery',
    'listen-ready',
    'me',
    'my-comments',
    'my-comment',
    'notices',
    'blocked',
    'decision-none',
  ];
  it.each(pulled)('%s', async (name) => {
    const found = memberPages(demo).find((page) => page.name === name);
    const { pathname, searchParams } = new URL(found?.path ?? '', BUILT_IN);
    const app = await openApp(server, {
      storage: storageOf(found?.as ?? demo.author),
      launch: { route: pathname.slice(1), query: Object.fromEntries(searchParams) },
    });
    try {
      await app.settle();
      const before = app.requests().length;
      await app.pullDown();
      expect(app.requests().length).toBeGreaterThan(before);
      expect(app.errors()).toEqual([]);
    } finally {
      app.close();
    }
  });
});

describe('going back finds a list where it was left', () => {
  const lists = [
    { name: 'home', item: () => `post-${demo.post.id}`, there: 'pkg-thread/thread' },
    { name: 'my-comments', item: () => `mine-${demo.comment.id}`, there: 'pkg-mine/comment' },
    { name: 'search-found', item: () => undefined, there: 'pkg-thread/thread' },
    { name: 'space', item: () => `post-${demo.post.id}`, there: 'pkg-thread/thread' },
    { name: 'discovery', item: () => undefined, there: 'pkg-thread/thread' },
    { name: 'notices', item: () => 'notices-settings', there: 'pkg-me/notice-settings' },
  ] as const;
  it.each(lists)('$name', async ({ name, item, there }) => {
    await leaveAndComeBack({ name, item: item(), there });
  });

  it('also when it was left for a comment to which the page still moved', async () => {
    await leaveAndComeBack({
      name: 'search-found',
      item: undefined,
      there: 'pkg-thread/thread',
      before: async (app) => {
        await app.page.evaluate(holdFrames);
      },
      atWork: async (app, hit) => {
        const comment = hit.replace('hit-', 'comment-');
        await eventually('the comment to come into view', async () => {
          await drawFrame(app);
          return app.page.evaluate((id) => {
            const { top, bottom } = document.getElementById(id)?.getBoundingClientRect() ?? {
              top: 0,
              bottom: 0,
            };
            return bottom > 0 && top < innerHeight;
          }, comment);
        });
      },
      after: async (app) => {
        await eventually('the page to stand still', async () => (await drawFrame(app)) === 0);
      },
    });
  });
});

interface Leaving {
  readonly name: string;
  /** What is tapped; without it the last of what was found. */
  readonly item: string | undefined;
  readonly there: string;
  readonly before?: (app: H5Driver) => Promise<void>;
  /** What is waited for before going back. */
  readonly atWork?: (app: H5Driver, item: string) => Promise<void>;
  /** What is waited for then. */
  readonly after?: (app: H5Driver) => Promise<void>;
}

async function leaveAndComeBack({
  name,
  item,
  there,
  before: prepare,
  atWork,
  after,
}: Leaving): Promise<void> {
  const found = memberPages(demo).find((page) => page.name === name);
  const { path = paths.home, as = demo.author } = found ?? {};
  const app = await startH5({ browser, address: server.address }, path, as);
  try {
    await app.page.setViewportSize(LOW);
    await found?.settle(app);
    const id = item ?? (await app.page.locator(LAST_FOUND).last().getAttribute('id')) ?? '';
    await expectThere(app, id);
    const row = app.page.locator(`[id="${id}"]`);
    await row.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    expect(await app.page.evaluate(() => scrollY)).toBeGreaterThan(50);
    const top = () => row.evaluate((element) => element.getBoundingClientRect().top);
    const before = await top();
    await prepare?.(app);
    await app.tap(id);
    await expectRoute(app, there);
    await atWork?.(app, id);
    await app.back();
    await expectRoute(app, found?.path.slice(1).replace(/[?].*/, '') ?? '');
    await after?.(app);
    await eventually('the same place', async () => Math.abs((await top()) - before) < 8);
    expect(app.problems()).toEqual([]);
  } finally {
    await app.close();
  }
}
