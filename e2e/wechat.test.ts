import { errorCatalogue, operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './src/browser.ts';
import { buildMissing } from './src/build-missing.ts';
import { eventually } from './src/eventually.ts';
import { expectThere } from './src/expect-app.ts';
import { startH5 } from './src/h5-driver.ts';
import { type RunningServer, startServer } from './src/start-server.ts';
import { openPhone, signInByWechat, verifyPhone, writeComment } from './src/wechat-phone.ts';
import { say } from './src/words.ts';
import { type Place, World } from './src/world.ts';

/** The mini-program, the server and the emulated WeChat, as `npm start` puts them together. */
let server: RunningServer;
let world: World;
let place: Place;

beforeAll(async () => {
  // The server serves what is built when it starts.
  await buildMissing('mp-weixin', 'h5');
  server = await startServer();
  world = new World(server.address);
  place = await world.openSpace();
});
afterAll(() => server?.stop());

it('from the first opening to a comment that passed the check: sign-in by WeChat, telephone number, opt-in', async () => {
  const earlier = await world.comment(place);
  const { spaceId, postId } = place;
  await place.owner.call(operations.setPhoneRule, { params: { spaceId }, body: { required: true } });
  const launch = { route: 'pkg-thread/thread', query: { spaceId, postId }, scene: 1058 };
  const app = await openPhone(server, 'xiaolin', { launch });
  const there = (id: string) => eventually(`#${id}`, () => app.exists(id));
  const route = (name: string) => eventually(name, () => app.currentPage().route === name);
  const write = (text: string) => writeComment(app, text);
  try {
    await there(`echo-${earlier.id}`);
    await app.tap(`echo-${earlier.id}`);
    await route('pkg-account/sign-in');
    await signInByWechat(app);
    await route('pkg-thread/thread');

    await write('江边的路灯坏了很久');
    await route('pkg-me/phone');
    await verifyPhone(server, app, 'xiaolin');
    expect(app.text('phone-verified')).toContain('0001');
    await app.goBack();

    await app.navigate('pages/listen/index');
    await there('listen-opt-in');
    await app.tap('listen-opt-in');
    await route('pkg-listen/welcome');
    await app.navigate('pkg-thread/thread', { spaceId, postId });
    await write('江边的路灯坏了很久');
    await eventually('the comment', async () =>
      (await world.thread(place)).some(({ text }) => text === '江边的路灯坏了很久'),
    );

    await write('这一句是辱骂示例');
    await eventually('the reason of the refusal', () =>
      app.text('composer-note').includes(errorCatalogue.HX_TEXT_REFUSED.zh),
    );
    await app.tap('composer-close');
    await write('这一句是待审示例');
    await eventually(
      'the word that it waits',
      () => app.exists('toast') && app.text('toast').includes(say('composer.waiting')),
    );
    const { items } = await place.owner.call(operations.listWaiting, { params: { spaceId }, query: {} });
    expect(items.map(({ text }) => text)).toEqual(['这一句是待审示例']);
    expect((await world.thread(place)).map(({ text }) => text)).not.toContain('这一句是辱骂示例');
    expect(app.errors()).toEqual([]);
  } finally {
    app.close();
  }
});

it('on the web: WeChat asks on its own page, and the browser comes back, signed in, to the page that was left', async () => {
  const browser = await openBrowser();
  try {
    const { spaceId, postId } = place;
    const thread = `/pkg-thread/thread?spaceId=${spaceId}&postId=${postId}`;
    const app = await startH5({ browser, address: server.address }, thread);
    await expectThere(app, 'composer-open');
    await app.tap('composer-open');
    await signInByWechat(app);
    await app.page.locator('#pick-ayue').click();
    // From here on the driver knows of another server, WeChat's, so it is looked at without its help.
    await eventually('the way back', () => app.page.url().startsWith(`${server.address}/#${thread}`));
    await app.open('/pages/me/index');
    await eventually('the name', async () => (await app.text('me-nickname')).includes('阿月'));
    await app.open('/pkg-me/phone');
    await eventually('the hint', () => app.exists('phone-elsewhere'));
    const emulator = new URL(server.emulator).origin;
    expect(app.problems().filter((problem) => !problem.startsWith(`asked ${emulator} `))).toEqual([]);
    await app.close();
  } finally {
    await browser.close();
  }
});
