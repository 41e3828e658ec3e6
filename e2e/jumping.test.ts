import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './src/browser.ts';
import { buildMissing } from './src/build-missing.ts';
import { eventually } from './src/eventually.ts';
import { expectGone, expectThere } from './src/expect-app.ts';
import { startH5 } from './src/h5-driver.ts';
import { openLongThread, type SeededServer, startSeededServer } from './src/long-thread.ts';
import { paths } from './src/scenarios/paths.ts';
import { openApp, storageOf } from './src/wechat-phone.ts';
import { type Actor, type Place, World } from './src/world.ts';

const COMMENTS = 5_000;

/** A thread of 5,000 comments, one of the oldest of which is one's own. */
let server: SeededServer;
let browser: Browser;
let place: Place;
let me: Actor;
let mine: number;
beforeAll(async () => {
  [browser] = await Promise.all([openBrowser(), buildMissing('h5', 'mp-weixin')]);
  server = await startSeededServer();
  const world = new World(server.address);
  const long = await openLongThread(world, server.pool, COMMENTS);
  place = long.place;
  me = await world.member('很久以前来过的人');
  mine = long.ids[11] ?? 0;
  const mark = 'UPDATE comments SET author_id = $3 WHERE space_id = $1 AND comment_id = $2';
  await server.pool.query(mark, [place.spaceId, mine, me.id]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('in a browser one goes by keys to one’s own words among 5,000 and back to the top, and the focus goes along', async () => {
  const app = await startH5({ browser, address: server.address }, paths.thread(place), me);
  const { page } = app;
  const focused = () => page.evaluate(() => document.activeElement?.id);
  const press = async (id: string): Promise<void> => {
    await page.locator(`#${id}`).focus();
    await page.keyboard.press('Enter');
  };
  try {
    await expectThere(app, 'jump-open');
    const size = await page.locator('#jump-open').boundingBox();
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await press('jump-open');
    await expectThere(app, `jump-mine-${mine}`);
    await press(`jump-mine-${mine}`);
    await expectGone(app, 'jump');
    await eventually('the focus on it', async () => (await focused()) === `comment-${mine}`);
    await eventually('it in the window', () =>
      page.evaluate((id) => {
        const box = document.getElementById(id)?.getBoundingClientRect();
        return box !== undefined && box.top >= 44 && box.bottom <= innerHeight;
      }, `comment-${mine}`),
    );
    await press('jump-open');
    await expectThere(app, 'jump-top');
    await press('jump-top');
    await eventually('the focus on the title', async () => (await focused()) === 'thread-head');
    await eventually('the top', () => page.evaluate(() => scrollY === 0));
    expect(app.problems()).toEqual([]);
  } finally {
    await app.close();
  }
});

it('in a browser the places are there also for whoever asks before the sheet has come', async () => {
  const app = await startH5({ browser, address: server.address }, paths.thread(place), me);
  const { page } = app;
  try {
    await expectThere(app, 'jump-open');
    let comes = (): void => undefined;
    const sheets = new Promise<void>((resolve) => (comes = resolve));
    await page.route(/sheets.*[.]js$/, async (route) => {
      await sheets;
      await route.continue();
    });
    await page.reload({ waitUntil: 'commit' });
    await app.tap('jump-open');
    await expectThere(app, 'sheet-coming');
    comes();
    await expectThere(app, `jump-mine-${mine}`);
    expect(app.problems()).toEqual([]);
  } finally {
    await app.close();
  }
});

it('in the mini-program one goes to one’s own words among 5,000', async () => {
  const { spaceId, postId } = place;
  const launch = { route: 'pkg-thread/thread', query: { spaceId, postId } };
  const app = await openApp(server, { layout: 'rough', storage: storageOf(me), launch });
  try {
    await eventually('the thread', () => app.exists('jump-open'));
    expect(app.exists(`comment-${mine}`)).toBe(false);
    await app.tap('jump-open');
    await eventually('the way', () => app.exists(`jump-mine-${mine}`));
    await app.tap(`jump-mine-${mine}`);
    await eventually('the comment', () => app.exists(`comment-${mine}`));
    expect(app.exists('jump')).toBe(false);
    expect(app.errors()).toEqual([]);
  } finally {
    app.close();
  }
});
