import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from 'playwright-core';
import { type DemoCorner, findDemoCorner } from './src/demo.ts';
import { eventually } from './src/eventually.ts';
import { filesOf } from './src/first-load.ts';
import { type H5Driver, startH5 } from './src/h5-driver.ts';
import { memberPages } from './src/member-pages.ts';
import { paths } from './src/scenarios/paths.ts';
import { type Served, serve } from './src/serve.ts';
import { say } from './src/words.ts';
import { World } from './src/world.ts';

const FIRST_LOAD_MAX = 170 * 1_024;
/** From here on a text that travels plain is one that was forgotten. */
const PLAIN_MAX = 1_024;

let server: Served['server'];
let browser: Served['browser'];
let close: Served['close'];
let demo: DemoCorner;

beforeAll(async () => {
  ({ browser, server, close } = await serve('h5'));
  demo = await findDemoCorner(new World(server.address));
});
afterAll(() => close?.());

/** Opens a page of the walk on a new device and waits until it has settled. */
async function load(name: string): Promise<H5Driver> {
  const found = memberPages(demo).find((page) => page.name === name);
  if (found === undefined) throw new Error(`There is no page "${name}"`);
  const app = await startH5({ browser, address: server.address }, found.path, found.as);
  await found.settle(app);
  return app;
}

/** What comes once the page stands, first of all the sheets, is here, and nothing more has come for a second. */
async function allHere({ page }: H5Driver): Promise<void> {
  let [came, since] = [0, 0];
  await eventually('everything', async () => {
    const names = await page.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => entry.name),
    );
    if (names.length !== came) [came, since] = [names.length, performance.now()];
    return names.some((name) => /[/]sheets[.].*js$/.test(name)) && performance.now() - since > 1_000;
  });
}

describe('the first load', () => {
  it.each(['home', 'thread'])('of %s costs at most 170 KB, and nothing from elsewhere', async (name) => {
    const app = await load(name);
    try {
      const files = await filesOf(app.page);
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      expect(files.some(({ path }) => path.endsWith('.js'))).toBe(true);
      expect(files.some(({ path }) => path.endsWith('.css'))).toBe(true);
      expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_MAX);
      const texts = files.filter(({ path }) => /[.](js|css|html)$|[/]$/.test(path));
      expect(texts.filter((file) => file.bytes > PLAIN_MAX && file.encoding !== 'gzip')).toEqual([]);
      expect(app.problems()).toEqual([]);
    } finally {
      await app.close();
    }
  });

  it('is kept: the second time only the page itself is asked for again', async () => {
    const app = await load('thread');
    try {
      await allHere(app);
      const asked: string[] = [];
      app.page.on('requestfinished', (request) => {
        void request.sizes().then(({ responseBodySize }) => {
          const { pathname } = new URL(request.url());
          if (!pathname.startsWith('/api/') && responseBodySize > 0) asked.push(pathname);
        });
      });
      await app.restart();
      await app.page.waitForLoadState('networkidle');
      expect(asked.filter((path) => path.startsWith('/assets/'))).toEqual([]);
    } finally {
      await app.close();
    }
  });
});

describe('a page whose code cannot be fetched', () => {
  it('says so, stays as long as the server is away, and comes when it is there again', async () => {
    const app = await load('home');
    try {
      const away = (route: Route): Promise<void> => route.abort('connectionreset');
      const everything = /[/](assets[/]pkg-find-search.*|)$/;
      await app.page.route(everything, away);
      await app.open(paths.search({ spaceId: demo.space.id }));
      const again = app.page.locator('#page-unreachable-action');
      await again.waitFor();
      expect(await app.text('page-unreachable')).toContain(say('common.offlineTitle'));
      const tried = app.page.waitForEvent('requestfailed', (request) => request.method() === 'HEAD');
      await again.click();
      await tried;
      await again.waitFor();
      await app.page.unroute(everything);
      // It looks by itself; who does not wait for that presses once more.
      await app.page.locator('#search-tip').waitFor();
    } finally {
      await app.close();
    }
  });
});

describe('what a page will need is asked for before its code has come', () => {
  it.each(['home', 'thread'])('%s asks for nothing twice', async (name) => {
    const app = await load(name);
    try {
      await app.page.waitForLoadState('networkidle');
      const asked = await app.page.evaluate(() => {
        const addresses = performance.getEntriesByType('resource').map((entry) => entry.name);
        return addresses.filter((address) => !address.includes('/api/live'));
      });
      expect(asked.length).toBeGreaterThan(8);
      expect(asked.filter((address, index) => asked.indexOf(address) !== index)).toEqual([]);
      // Chromium says so on the console, as a warning, a few seconds later.
      const early = await app.page.evaluate(() =>
        [...document.querySelectorAll('link[rel=preload], link[rel=modulepreload]')].map(
          (link) => (link as HTMLLinkElement).href,
        ),
      );
      expect(early.filter((address) => !asked.includes(address))).toEqual([]);
    } finally {
      await app.close();
    }
  });
});

it('the first view of a thread in which something is just being said does not wait for a second answer', async () => {
  const world = new World(server.address);
  const place = await world.openSpace();
  const app = await startH5({ browser, address: server.address }, paths.home, await world.member());
  try {
    const opened = Promise.withResolvers<void>();
    let asked = 0;
    await app.page.route('**/comments?order=**', async (route) => {
      asked += 1;
      // There never is a second answer.
      if (asked > 1) return;
      await opened.promise;
      await route.continue();
    });
    const comment = await world.comment(place);
    const streamed = app.page.waitForResponse(/[/]api[/]live/);
    await app.open(paths.thread(place));
    const heard = new URL((await streamed).url());
    // What a later stream says has come to the page after what the first one said.
    await app.page.evaluate(
      (url) =>
        new Promise((resolve) => new EventSource(url).addEventListener('opening', resolve, { once: true })),
      heard.href,
    );
    opened.resolve();
    await app.page.locator(`#comment-${comment.id}`).waitFor();
  } finally {
    await app.close();
  }
});
