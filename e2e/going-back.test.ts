import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from './src/eventually.ts';
import { expectGone, expectRoute, expectText, expectThere, expectValue } from './src/expect-app.ts';
import { type H5Driver, startH5 } from './src/h5-driver.ts';
import { picturedComment } from './src/pictured.ts';
import { paths } from './src/scenarios/paths.ts';
import { type Served, serve } from './src/serve.ts';
import { type Place, World } from './src/world.ts';

const THREAD = 'pkg-thread/thread';
const SPACE = 'pkg-thread/space';
const COMMENTS = 12;

let server: Served['server'];
let browser: Served['browser'];
let close: Served['close'];
let world: World;
let place: Place;
let app: H5Driver;
let last: number;
let pictureId: number;

beforeAll(async () => {
  ({ browser, server, close } = await serve('h5'));
  world = new World(server.address);
  place = await world.openSpace();
  const author = await world.member();
  pictureId = await picturedComment(world, place);
  const comments = [];
  for (let i = 0; i < COMMENTS; i += 1) comments.push(await world.comment(place, { as: author }));
  last = comments[0]!.id;
});
afterAll(() => close?.());

/** A thread that was opened from the page of its space, scrolled to where `last` stands. */
beforeEach(async () => {
  app = await startH5({ browser, address: server.address }, paths.space(place), await world.member());
  await app.tap(`post-${place.postId}`);
  await expectThere(app, `more-${last}`);
  await app.page.locator(`[id="comment-${last}"]`).evaluate((row) => row.scrollIntoView({ block: 'center' }));
});
afterEach(async () => {
  await app.close();
  expect(app.problems()).toEqual([]);
});

const top = (): Promise<number> => app.page.evaluate(() => scrollY);

/** One step back from the thread is the page it was opened from: no sheet has left a step of its own. */
async function expectOneStepToSpace(): Promise<void> {
  await app.back();
  await expectRoute(app, SPACE);
  await expectThere(app, `post-${place.postId}`);
}

describe('the way back of a browser', () => {
  it('closes the composer, keeps place and words, and then leads on', async () => {
    await app.tap(`reply-${last}`);
    await expectThere(app, 'composer');
    await app.input('composer-text', '写到一半');
    const before = await top();
    expect(before).toBeGreaterThan(100);
    await app.back();
    await expectGone(app, 'composer');
    await expectRoute(app, THREAD);
    expect(await top()).toBe(before);
    await app.tap(`reply-${last}`);
    await expectValue(app, 'composer-text', '写到一半');
    await app.tap('composer-close');
    await expectGone(app, 'composer');
    expect(await top()).toBe(before);
    await expectOneStepToSpace();
  });

  it('leads on when it is pressed in the moment in which a sheet is closed', async () => {
    await app.tap(`more-${last}`);
    await expectThere(app, 'comment-menu');
    await app.page.evaluate(() => {
      const back = history.back.bind(history);
      history.back = () => [back, back].forEach((step) => step());
    });
    await app.tap('comment-menu-close');
    await expectRoute(app, SPACE);
    await expectThere(app, `post-${place.postId}`);
  });

  it('closes one sheet that came from another at once', async () => {
    await app.tap(`more-${last}`);
    await app.tap('menu-report');
    await expectThere(app, 'report-close');
    await expectGone(app, 'comment-menu');
    await app.back();
    await expectGone(app, 'report');
    await expectRoute(app, THREAD);
    await expectOneStepToSpace();
  });

  it('closes a picture in full', async () => {
    await app.tap(`picture-${pictureId}`);
    await expectThere(app, 'preview');
    await app.back();
    await expectGone(app, 'preview');
    await expectRoute(app, THREAD);
    await expectOneStepToSpace();
  });

  it('closes a sheet that is still on its way from the server', async () => {
    await app.close();
    app = await startH5({ browser, address: server.address }, paths.space(place));
    let arrive = (): void => undefined;
    const held = new Promise<void>((resolve) => (arrive = resolve));
    await app.page.route(/[/]sheets[.].*js$/, (route) => held.then(() => route.continue()));
    await app.tap(`post-${place.postId}`);
    await app.tap(`more-${last}`);
    await expectThere(app, 'sheet-coming');
    await app.back();
    await expectGone(app, 'sheet-coming');
    await expectRoute(app, THREAD);
    arrive();
    await expectOneStepToSpace();
  });

  it('is as long as before when a sheet leads to another page', async () => {
    await app.tap(`more-${last}`);
    await app.tap('menu-growth');
    await expectRoute(app, 'pkg-mine/comment');
    await app.back();
    await expectRoute(app, THREAD);
    await expectGone(app, 'comment-menu');
    await expectOneStepToSpace();
  });

  it('stays out of the way of an address that is typed while a sheet is open', async () => {
    await app.tap('composer-open');
    await expectThere(app, 'composer');
    await app.open(paths.profile);
    await expectThere(app, 'age-none');
    await expectRoute(app, 'pkg-me/profile');
    await app.back();
    await expectThere(app, `more-${last}`);
    await expectRoute(app, THREAD);
  });

  it('leads forward again, and to no sheet that was closed', async () => {
    const before = await top();
    await app.tap(`more-${last}`);
    await expectThere(app, 'comment-menu');
    await app.back();
    await expectGone(app, 'comment-menu');
    await app.page.evaluate(() => history.forward());
    // The step to the sheet and the one back from it are both done when another sheet has opened and closed again.
    await app.tap(`more-${last}`);
    await expectThere(app, 'comment-menu');
    await app.tap('comment-menu-close');
    await expectGone(app, 'comment-menu');
    expect(await top()).toBe(before);
    await expectOneStepToSpace();
    await app.page.evaluate(() => history.forward());
    await expectRoute(app, THREAD);
    await expectThere(app, `more-${last}`);
  });

  it('is no longer for a page that was loaded anew under an open sheet', async () => {
    await app.tap('composer-open');
    await expectThere(app, 'composer');
    await app.restart();
    await expectThere(app, `more-${last}`);
    await eventually('the page’s own entry', () =>
      app.page.evaluate(() => !('huixiangSheet' in (history.state as object))),
    );
    await expectText(app, `comment-${last}`, /./);
    await expectOneStepToSpace();
  });
});

describe('a thread whose post comes after its comments', () => {
  it('is drawn to its end all the same', async () => {
    let arrive = (): void => undefined;
    const listed = new Promise<void>((resolve) => (arrive = resolve));
    await app.page.route(new RegExp(`/posts/${place.postId}$`), (route) =>
      listed.then(() => route.continue()),
    );
    app.page.on('requestfinished', (request) => {
      if (request.url().includes(`/posts/${place.postId}/comments`)) arrive();
    });
    await app.open(paths.home);
    await expectRoute(app, 'pages/home/index');
    await app.open(paths.thread(place));
    await expectThere(app, `more-${last}`);
  });
});
