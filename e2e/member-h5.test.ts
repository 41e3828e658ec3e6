import { operations } from '@huixiang/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DemoCorner, findDemoCorner } from './src/demo.ts';
import { eventually } from './src/eventually.ts';
import { expectGone, expectRoute, expectText, expectThere, expectValue } from './src/expect-app.ts';
import { type H5Driver, startH5 } from './src/h5-driver.ts';
import { memberPages } from './src/member-pages.ts';
import { expectNoJump } from './src/first-load.ts';
import { expectAccessible } from './src/page-audit.ts';
import { unfit } from './src/page-faults.ts';
import { picturedComment } from './src/pictured.ts';
import { expectScenario } from './src/play.ts';
import { scenarios } from './src/scenarios/index.ts';
import { paths } from './src/scenarios/paths.ts';
import { type Served, serve } from './src/serve.ts';
import { refusal, say } from './src/words.ts';
import { type Actor, atAnyHour, World } from './src/world.ts';

let server: Served['server'];
let browser: Served['browser'];
let close: Served['close'];

beforeAll(async () => {
  ({ browser, server, close } = await serve('h5'));
});
afterAll(() => close?.());

describe('the member app in a browser', () => {
  it.each(scenarios)('$name', (scenario) =>
    expectScenario(
      scenario,
      (path, as) => startH5({ browser, address: server.address }, path, as),
      server.address,
    ),
  );
});

describe('in a browser only', () => {
  let world: World;
  let app: H5Driver;

  beforeAll(() => {
    world = new World(server.address);
  });
  afterEach(async () => {
    await app.close();
    expect(app.problems()).toEqual([]);
  });
  const start = async (path: string, as?: Actor): Promise<H5Driver> =>
    (app = await startH5({ browser, address: server.address }, path, as));

  /** Presses Tab until the element has the focus. */
  async function tabTo(id: string, tabsMax = 40): Promise<void> {
    for (let i = 0; i < tabsMax; i += 1) {
      await app.page.keyboard.press('Tab');
      if ((await app.page.evaluate(() => document.activeElement?.closest('[id]')?.id)) === id) return;
    }
    throw new Error(`#${id} has no place among the first ${tabsMax} tab stops`);
  }

  it('an echo is set by keys alone, and the focus can be seen', async () => {
    const place = await world.openSpace();
    const comment = await world.comment(place);
    await start(paths.thread(place), await world.member());
    await expectThere(app, `echo-${comment.id}`);
    await tabTo(`echo-${comment.id}`);
    const outline = await app.page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return { outlineStyle, wide: Number.parseFloat(outlineWidth) >= 2 };
    });
    expect(outline).toEqual({ outlineStyle: 'solid', wide: true });
    await app.page.keyboard.press('Enter');
    await expectText(app, `echo-${comment.id}-count`, /^1$/);
    await eventually('the echo on the server', async () => (await world.counts(comment)).raw === 1);
  });

  it('a comment is written by keys alone, Escape leaves the composer, and the focus goes back', async () => {
    const place = await world.openSpace();
    await start(paths.thread(place), await world.member());
    await expectThere(app, 'composer-open');
    await tabTo('composer-open');
    await app.page.keyboard.press('Enter');
    await expectThere(app, 'composer-text');
    await app.page.keyboard.press('Escape');
    await expectGone(app, 'composer');
    await eventually('the focus to be back', () =>
      app.page.evaluate(() => document.activeElement?.id === 'composer-open'),
    );
    await app.page.keyboard.press('Enter');
    await eventually('the field to have the focus', () =>
      app.page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'),
    );
    await app.page.keyboard.type('Typed quickly, 只用键盘也说得出来。', { delay: 15 });
    await expectText(app, 'composer-text-count', /^25 /);
    await tabTo('composer-send', 5);
    await app.page.keyboard.press('Enter');
    await expectGone(app, 'composer');
    expect((await world.thread(place)).map(({ text }) => text)).toEqual([
      'Typed quickly, 只用键盘也说得出来。',
    ]);
  });

  it('a picture has a name, and opens in full and closes by keys alone', async () => {
    const place = await world.openSpace();
    const pictureId = await picturedComment(world, place);
    await start(paths.thread(place), await world.member());
    await expectThere(app, `picture-${pictureId}`);
    expect(await app.attribute(`picture-${pictureId}`, 'aria-label')).toContain('一只绿碗');
    await expectAccessible(app.page, 'a thread with a picture');
    await tabTo(`picture-${pictureId}`);
    await app.page.keyboard.press('Enter');
    await expectThere(app, 'preview');
    await expectAccessible(app.page, 'a picture in full');
    await app.page.keyboard.press('Escape');
    await expectGone(app, 'preview');
    await eventually('the focus to be back', () =>
      app.page.evaluate((id) => document.activeElement?.id === id, `picture-${pictureId}`),
    );
    await app.page.keyboard.press('Enter');
    await expectThere(app, 'preview');
    await app.back();
    await expectGone(app, 'preview');
  });

  it.each([undefined, { width: 320, theme: 'dark', language: 'en', textScale: 1.5 } as const])(
    'the four answers to a card are of one size, on device %o',
    async (device) => {
      const { listener, place } = await world.listener();
      await world.comment(place);
      await listener.call(operations.setListening, { body: { ...atAnyHour, on: true } });
      const phone = { browser, address: server.address, ...(device === undefined ? {} : { device }) };
      app = await startH5(phone, paths.listen, listener);
      await expectThere(app, 'deck-open');
      await app.tap('deck-open');
      const answers = ['deck-echo', 'deck-reply', 'deck-pass', 'deck-mute'];
      await expectThere(app, ...answers, 'deck-why', 'deck-report');
      const boxes = await app.page.evaluate((ids) => {
        const sizeOf = (id: string) => document.getElementById(id)!.getBoundingClientRect();
        return ids.map((id) => [Math.round(sizeOf(id).width), Math.round(sizeOf(id).height)]);
      }, answers);
      expect(boxes).toEqual(answers.map(() => boxes[0]));
      for (const id of ['deck-why', 'deck-report']) {
        const box = await app.page.locator(`#${id}`).boundingBox();
        expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(44);
      }
    },
  );

  it('the gauge is answered and undone by keys alone, without looking for the focus anew', async () => {
    await start(paths.welcome, await world.member('按键的人'));
    await expectThere(app, 'welcome-next');
    await tabTo('welcome-next');
    await app.page.keyboard.press('Enter');
    await expectThere(app, 'part-dawn');
    await tabTo('welcome-next');
    await app.page.keyboard.press('Enter');
    await expectThere(app, 'gauge-text');
    const first = await app.text('gauge-text');
    await tabTo('gauge-speaks');
    await app.page.keyboard.press('Enter');
    await expectText(app, 'gauge-progress', /^第 2 条/);
    expect(await app.page.evaluate(() => document.activeElement?.id)).toBe('gauge-speaks');
    await tabTo('gauge-undo', 5);
    await app.page.keyboard.press(' ');
    await expectText(app, 'gauge-text', first);
    await tabTo('welcome-leave');
    await app.page.keyboard.press('Enter');
    await expectRoute(app, 'pages/listen/index');
  });

  it('the sign-in leads back to the thread that was left, also after a reload in between', async () => {
    const place = await world.openSpace();
    const comment = await world.comment(place);
    await start(paths.thread(place));
    await expectThere(app, `echo-${comment.id}`);
    await app.tap(`echo-${comment.id}`);
    await expectThere(app, 'sign-in-nickname');
    await app.restart();
    await expectThere(app, 'sign-in-nickname');
    await app.input('sign-in-nickname', '重新来的人');
    await app.tap('sign-in-terms');
    await app.tap('sign-in-newcomer');
    await expectRoute(app, 'pkg-thread/thread');
    await expectThere(app, `comment-${comment.id}`);
  });

  it.each(['//elsewhere.example', 'https://elsewhere.example/', 'javascript:alert(1)'])(
    'the sign-in leads to no other site: %s',
    async (to) => {
      await start(`${paths.signIn}?to=${encodeURIComponent(to)}`);
      await expectThere(app, 'sign-in-nickname');
      await app.input('sign-in-nickname', '谨慎的人');
      await app.tap('sign-in-terms');
      await app.tap('sign-in-newcomer');
      await expectRoute(app, 'pages/home/index');
      expect(new URL(app.page.url()).origin).toBe(new URL(server.address).origin);
    },
  );

  it('going back finds the thread where it was left', async () => {
    const place = await world.openSpace();
    const author = await world.member();
    const comments = [];
    for (let i = 0; i < 16; i += 1) comments.push(await world.comment(place, { as: author }));
    await start(paths.thread(place), await world.member());
    await expectThere(app, `comment-${comments[0]!.id}`);
    const target = comments[Math.floor(comments.length / 2)]!;
    const row = app.page.locator(`[id="comment-${target.id}"]`);
    await row.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const top = (): Promise<number> => row.evaluate((element) => element.getBoundingClientRect().top);
    const before = await top();
    expect(await app.page.evaluate(() => scrollY)).toBeGreaterThan(100);
    await app.tap(`more-${target.id}`);
    await app.tap('menu-growth');
    await expectRoute(app, 'pkg-mine/comment');
    await expectThere(app, 'my-comment-text');
    await app.back();
    await expectRoute(app, 'pkg-thread/thread');
    await eventually('the same place', async () => Math.abs((await top()) - before) < 8);
  });

  it('whoever writes far down in a thread is brought to their own words', async () => {
    const place = await world.openSpace();
    const author = await world.member();
    const comments = [];
    for (let i = 0; i < 16; i += 1) comments.push(await world.comment(place, { as: author }));
    await start(paths.thread(place), await world.member());
    await expectThere(app, `comment-${comments[0]!.id}`);
    await app.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await app.tap('composer-open');
    await app.input('composer-text', '看到最后才开口。');
    await app.tap('composer-send');
    await expectGone(app, 'composer');
    const [said] = await world.thread(place);
    await eventually('one’s own words in view', () =>
      app.page.evaluate((id) => {
        const { top, bottom } = document.getElementById(id)!.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }, `comment-${said!.id}`),
    );
  });

  it('a code that is wrong says so beside the field until it is changed, and another can be sent', async () => {
    await start(paths.signIn);
    await expectThere(app, 'sign-in-email');
    await app.tap('sign-in-terms');
    await app.input('sign-in-email', 'somebody@example.com');
    await app.tap('sign-in-send');
    await expectThere(app, 'sign-in-code');
    await app.input('sign-in-code', '1');
    await app.tap('sign-in-confirm');
    await expectText(app, 'sign-in-code-problem', refusal('HX_CODE_WRONG'));
    await expectValue(app, 'sign-in-code', '1');
    await expectAccessible(app.page, 'a code that is wrong');
    await app.input('sign-in-code', '12');
    await expectGone(app, 'sign-in-code-problem');
    await app.tap('sign-in-again');
    await expectText(app, 'toast', say('signIn.codeSent'));
    await expectValue(app, 'sign-in-code', '');
  });

  it('what waits and what was refused can be read by everybody, light and dark', async () => {
    const place = await world.openSpace();
    const params = { spaceId: place.spaceId };
    await place.owner.call(operations.editSpace, { params, body: { preReview: 'all' } });
    const author = await world.member('等着的人');
    const [refused, waiting] = [
      await world.comment(place, { as: author }),
      await world.comment(place, { as: author }),
    ];
    await place.owner.call(operations.decideWaiting, {
      params: { ...params, waitingId: refused.id },
      body: { publish: false, reason: 'spam', note: '去掉联系方式就可以。' },
    });
    await start(`${paths.myComments}?show=waiting`, author);
    await expectThere(app, `waiting-${waiting.id}`, `waiting-${refused.id}-appeal`);
    await expectAccessible(app.page, 'what waits (light)');
    await app.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expectAccessible(app.page, 'what waits (dark)');
  });
});

const TABLET = { width: 768, height: 1_024 };

describe('every page', () => {
  let demo: DemoCorner;
  beforeAll(async () => {
    demo = await findDemoCorner(new World(server.address));
  });
  // The names are known before the server is, the pages only after.
  const names = [
    'home',
    'space',
    'search',
    'search-found',
    'discovery',
    'thread',
    'thread-composer',
    'thread-share',
    'listen-guest',
    'listen-ready',
    'listen-card',
    'listen-why',
    'welcome',
    'welcome-when',
    'welcome-gauge',
    'welcome-done',
    'taste',
    'me-guest',
    'me',
    'my-comments',
    'my-waiting',
    'my-comment',
    'card',
    'sign-in',
    'listening',
    'data',
    'profile',
    'consents',
    'notices',
    'notice-settings',
    'blocked',
    'phone',
    'decision-none',
    'leave',
    'about',
    'missing',
  ] as const;

  it('each page is among those that are checked', () => {
    expect(memberPages(demo).map(({ name }) => name)).toEqual(names);
  });

  /** What is seen only after a tap: what moves then is what was asked for, and a slow answer is no jump. */
  const BY_TAP = ['thread-composer', 'thread-share', 'listen-card', 'data'];
  it.each(names)(
    '%s comes without a jump, and is accessible, on a phone by day and on a tablet by night',
    async (name) => {
      const found = memberPages(demo).find((page) => page.name === name)!;
      const app = await startH5({ browser, address: server.address }, found.path, found.as);
      try {
        await found.settle(app);
        await expectAccessible(app.page, `${name} (phone, light)`);
        if (!BY_TAP.includes(name)) await expectNoJump(app.page);
        await app.page.setViewportSize(TABLET);
        await app.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
        await expectAccessible(app.page, `${name} (tablet, dark)`);
        expect(await unfit(app.page)).toEqual([]);
        expect(app.problems()).toEqual([]);
      } finally {
        await app.close();
      }
    },
  );
});
