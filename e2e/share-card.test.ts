import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from './src/eventually.ts';
import { expectThere } from './src/expect-app.ts';
import { startH5 } from './src/h5-driver.ts';
import { scanPicture } from './src/scan-picture.ts';
import { paths } from './src/scenarios/paths.ts';
import { type Served, serve } from './src/serve.ts';
import { control, openApp, storageOf } from './src/wechat-phone.ts';
import { say } from './src/words.ts';
import { type Actor, World } from './src/world.ts';
import type { Comment } from '@huixiang/contract';

let server: Served['server'];
let browser: Served['browser'];
let close: Served['close'];
let world: World;
let author: Actor;
let comment: Comment;

beforeAll(async () => {
  ({ browser, server, close } = await serve('h5', 'mp-weixin'));
  world = new World(server.address);
  author = await world.member('做卡的人');
  comment = await world.comment(await world.openSpace(), { as: author, text: '城墙上的草又绿了。' });
});
afterAll(() => close?.());

const params = () => ({ spaceId: comment.spaceId, commentId: comment.id });

async function pagesOfRelease(pages: readonly string[]): Promise<void> {
  await control(server, '/accounts', { pages }, 'PUT');
}

it('in a browser the picture has a code that a camera can read: WeChat’s own', async () => {
  const { code } = await author.call(operations.makeCommentCard, { params: params() });
  const app = await startH5({ browser, address: server.address }, paths.card(comment), author);
  await expectThere(app, 'card-picture');
  expect(await scanPicture(app.page, 'card-picture')).toBe(`pkg-thread/thread?scene=${code}`);
  expect(await app.attribute('card-picture', 'alt')).toContain(comment.text);
  const download = app.page.waitForEvent('download');
  await app.tap('card-save');
  expect((await download).suggestedFilename()).toBe('huixiang.png');
  expect(app.problems()).toEqual([]);
  await app.close();
});

it('a card that was opened by its address waits until it is known who reads it', async () => {
  const app = await startH5({ browser, address: server.address }, paths.about, author);
  let tell = (): void => undefined;
  const told = new Promise<void>((resolve) => (tell = resolve));
  await app.page.route(`**${operations.getSession.path}`, async (route) => {
    await told;
    await route.continue();
  });
  await app.open(paths.card(comment));
  await app.page.reload();
  await app.page.locator('.bones').first().waitFor();
  tell();
  await expectThere(app, 'card-picture');
  expect(app.problems()).toEqual([]);
  await app.close();
});

it('in the mini-program the card says the words; who refuses the album is shown the way, and saves after that', async () => {
  let allowed = false;
  const app = await openApp(server, {
    storage: storageOf(author),
    answers: { album: () => false, setting: () => (allowed = true) },
    launch: { route: 'pkg-mine/card', query: params() },
  });
  const there = (id: string) => eventually(`#${id}`, () => app.exists(id));
  try {
    await there('card-save');
    await app.tap('card-save');
    await there('card-denied');
    expect(app.album()).toEqual([]);
    await app.tap('card-settings');
    await eventually('the picture', () => app.album().length === 1);
    expect(allowed).toBe(true);
    await eventually('the word that it is kept', () => app.text('toast').includes(say('card.saved')));
    expect(app.exists('card-denied')).toBe(false);
    const { steps = [], width } = app.album()[0] ?? {};
    const said = steps.filter(({ name }) => name === 'fillText').map(({ given }) => given[0]);
    expect(said.join('')).toContain(comment.text);
    expect(said).toContain(say('card.by', { name: author.nickname }));
    expect([width, steps.filter(({ name }) => name === 'drawImage').length]).toEqual([1_125, 1]);
    expect(app.errors()).toEqual([]);
  } finally {
    app.close();
  }
});

it('without a code of WeChat’s the picture has one of the web, and that leads a stranger to the comment', async () => {
  await pagesOfRelease(['pages/home/index']);
  const other = await world.comment(await world.openSpace(), { as: author });
  const app = await startH5({ browser, address: server.address }, paths.card(other), author);
  await expectThere(app, 'card-picture');
  const address = await scanPicture(app.page, 'card-picture');
  expect(address).toMatch(new RegExp(`^${server.address}/c/`));
  const stranger = await startH5({ browser, address: server.address }, paths.about);
  await stranger.page.goto(address ?? '');
  await expectThere(stranger, `comment-${other.id}`);
  await pagesOfRelease(['pages/home/index', 'pkg-thread/thread']);
  expect([...app.problems(), ...stranger.problems()]).toEqual([]);
  await Promise.all([app.close(), stranger.close()]);
});

it('from a browser a reader goes on in WeChat by a link that opens the same post', async () => {
  const { spaceId, postId } = comment;
  const app = await startH5({ browser, address: server.address }, paths.thread({ spaceId, postId }));
  await app.page.route('https://wxaurl.cn/**', (route) => route.fulfill({ body: 'WeChat' }));
  await expectThere(app, 'share-open');
  await app.tap('share-open');
  await expectThere(app, 'share-wechat');
  await app.tap('share-wechat');
  await eventually('the link of WeChat', () => app.page.url().startsWith('https://wxaurl.cn/'));
  expect(await control(server, '/links/open', { link: app.page.url() })).toMatchObject({
    path: 'pkg-thread/thread',
    query: { spaceId: String(spaceId), postId: String(postId) },
  });
  await app.close();
});
