import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './src/browser.ts';
import { buildMissing } from './src/build-missing.ts';
import { eventually } from './src/eventually.ts';
import { expectRoute, expectText, expectThere } from './src/expect-app.ts';
import { type H5Driver, startH5 } from './src/h5-driver.ts';
import { openLongThread, type SeededServer, startSeededServer, wordsAt } from './src/long-thread.ts';
import { paths } from './src/scenarios/paths.ts';
import { type Place, World } from './src/world.ts';

const COMMENTS = 5_000;
/** A page of twenty comments has some 700 elements; what is left out leaves an empty box above the window and one below. */
const NODES_MAX = 1_500;

let server: SeededServer;
let browser: Browser;
let world: World;
let place: Place;
let ids: readonly number[];
let app: H5Driver;

beforeAll(async () => {
  browser = await openBrowser();
  await buildMissing('h5');
  server = await startSeededServer();
  world = new World(server.address);
  ({ place, ids } = await openLongThread(world, server.pool, COMMENTS));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
afterEach(async () => {
  await app.close();
  expect(app.problems()).toEqual([]);
});

const start = async (path: string): Promise<void> => {
  app = await startH5({ browser, address: server.address }, path, await world.member());
};
const nodes = (): Promise<number> => app.page.evaluate(() => document.getElementsByTagName('*').length);
const topOf = (id: number): Promise<number | undefined> =>
  app.page.evaluate((of) => document.getElementById(`comment-${of}`)?.getBoundingClientRect().top, id);
/** Lets what scrolling set off be drawn. */
const frame = (): Promise<void> =>
  app.page.evaluate(
    () => new Promise((resolve) => void requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

/**
 * Scrolls down until the end of the list is in view with its last comment drawn, and tells the greatest number of elements on
 * the way. Heights that come known late may put the end out of view again.
 */
async function scrollToEnd(last: number): Promise<number> {
  let most = 0;
  await eventually(
    'the end of the thread',
    async () => {
      await app.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await frame();
      most = Math.max(most, await nodes());
      return app.page.evaluate(
        (id) =>
          (document.querySelector('.foot__end')?.getBoundingClientRect().top ?? Infinity) < innerHeight &&
          document.getElementById(id) !== null,
        `comment-${last}`,
      );
    },
    240_000,
  );
  return most;
}

/** Ids of the comments that are drawn, from top to bottom. */
const drawn = (): Promise<number[]> =>
  app.page.evaluate(() =>
    [...document.querySelectorAll('.comment-row')].map(({ id }) => Number(id.slice('comment-'.length))),
  );

describe('a thread of 5,000 comments', () => {
  it('is read to its end and back with few elements, everything at its place', async () => {
    await start(paths.thread(place));
    await expectThere(app, 'order-oldest');
    await app.tap('order-oldest');
    await expectThere(app, `comment-${ids[0]}`);
    const last = ids[COMMENTS - 1] ?? 0;
    expect(await scrollToEnd(last)).toBeLessThan(NODES_MAX);
    await expectText(app, `comment-${last}`, wordsAt(COMMENTS - 1));

    // Somewhere in the middle, from afar: what comes into view stands where it always stood.
    const height = await app.page.evaluate(() => document.documentElement.scrollHeight);
    await app.page.evaluate((to) => scrollTo(0, to), Math.round(height / 2));
    await frame();
    const middle = await drawn();
    expect(middle.length).toBeGreaterThan(6);
    expect(middle).toEqual(ids.slice(ids.indexOf(middle[0] ?? 0)).slice(0, middle.length));
    expect(await app.page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
    expect(await nodes()).toBeLessThan(NODES_MAX);

    // Up in small steps: what is in view moves by what was scrolled, and by nothing else.
    for (let step = 0; step < 30; step += 1) {
      const [watched = 0] = (await drawn()).slice(4);
      const before = (await topOf(watched)) ?? 0;
      await app.page.evaluate(() => scrollBy(0, -400));
      await frame();
      expect(Math.abs(((await topOf(watched)) ?? 0) - before - 400)).toBeLessThan(2);
    }
    await app.page.evaluate(() => scrollTo(0, 0));
    await frame();
    await expectText(app, `comment-${ids[0]}`, wordsAt(0));
    expect(await nodes()).toBeLessThan(NODES_MAX);
  }, 300_000);

  it('is left for another page and found again where it was', async () => {
    await start(paths.thread(place));
    await expectThere(app, 'order-newest');
    await app.tap('order-newest');
    await expectThere(app, `comment-${ids[COMMENTS - 1]}`);
    for (let page = 0; page < 5; page += 1) {
      const loaded = (await drawn()).at(-1) ?? 0;
      await app.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await eventually('another page', async () => ((await drawn()).at(-1) ?? 0) < loaded);
    }
    // Chosen and scrolled to in one step: between two, the page may leave out what was chosen.
    const target = await app.page.evaluate(() => {
      const row = [...document.querySelectorAll('.comment-row')].at(-17);
      row?.scrollIntoView({ block: 'center' });
      return Number(row?.id.slice('comment-'.length));
    });
    await frame();
    const before = await topOf(target);
    await app.tap(`more-${target}`);
    await app.tap('menu-growth');
    await expectRoute(app, 'pkg-mine/comment');
    await expectThere(app, 'my-comment-text');
    await app.back();
    await expectRoute(app, 'pkg-thread/thread');
    await eventually(
      'the same place',
      async () => Math.abs(((await topOf(target)) ?? 9e9) - (before ?? 0)) < 8,
    );
    expect(await nodes()).toBeLessThan(NODES_MAX);
  });

  it('brings whoever came for one comment to it', async () => {
    const wanted = ids[2_500] ?? 0;
    await start(`${paths.thread(place)}&commentId=${wanted}`);
    await expectText(app, `comment-${wanted}`, wordsAt(2_500));
    await eventually('it in view', async () => {
      const top = await topOf(wanted);
      return top !== undefined && top > 0 && top < 844;
    });
  });

  it('keeps the focus of the keyboard while the page is scrolled far away', async () => {
    await start(paths.thread(place));
    await expectThere(app, 'order-oldest');
    await app.tap('order-oldest');
    await expectThere(app, `reply-${ids[2]}`);
    await app.page.locator(`[id="reply-${ids[2]}"]`).focus();
    await eventually('the hundredth', async () => {
      await app.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await frame();
      return ((await drawn()).at(-1) ?? 0) > (ids[100] ?? 0);
    });
    expect(await drawn()).not.toContain(ids[30]);
    expect(await app.page.evaluate(() => document.activeElement?.id)).toBe(`reply-${ids[2]}`);
    await app.page.keyboard.press('Tab');
    expect(await app.page.evaluate(() => document.activeElement?.id)).toBe(`echo-${ids[2]}`);
  });
});
