import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from '@huixiang/contract';
import type { MiniProgram } from '@huixiang/mini-program-harness';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildMissing } from './src/build-missing.ts';
import { eventually } from './src/eventually.ts';
import { builtMiniProgram } from './src/root.ts';
import { type RunningServer, startServer } from './src/start-server.ts';
import { openApp, storageOf, TOKEN } from './src/wechat-phone.ts';
import { World } from './src/world.ts';

/** Scenes: WeChat's crawler, its automation, and people who tap the icon. */
const CRAWLER = 1129;
const AUTOMATION = 1030;
const BY_ICON = 1001;

let server: RunningServer;
let world: World;
beforeAll(async () => {
  [server] = await Promise.all([startServer(), buildMissing('mp-weixin')]);
  world = new World(server.address);
});
afterAll(() => server?.stop());

it('the crawler reads a public thread without those who do not want to be read by strangers', async () => {
  const place = await world.openSpace({ visibility: 'public' });
  const shy = await world.member('怕生的人');
  await shy.call(operations.setDiscovery, { body: { offered: false } });
  const open = await world.comment(place, { text: '谁都可以读的话' });
  const kept = await world.comment(place, { as: shy, text: '只给空间里的人的话' });
  const launch = { route: 'pkg-thread/thread', query: { spaceId: place.spaceId, postId: place.postId } };
  const people = await openApp(server, { launch });
  const crawler = await openApp(server, { launch: { ...launch, scene: CRAWLER } });
  try {
    await eventually('what people read', () => people.exists(`comment-${kept.id}`));
    await eventually('what may be found', () => crawler.exists(`comment-${open.id}`));
    expect(crawler.text()).not.toMatch(/怕生的人|只给空间里的人/);
    expect([...people.errors(), ...crawler.errors()]).toEqual([]);
  } finally {
    people.close();
    crawler.close();
  }
});

it('the site map of the mini-program lets search have threads, spaces and the home page, and nothing else', () => {
  const { rules } = JSON.parse(readFileSync(join(builtMiniProgram, 'sitemap.json'), 'utf8')) as {
    rules: { action: string; page: string }[];
  };
  expect(rules.map(({ action, page }) => `${action} ${page}`)).toEqual([
    'allow pkg-thread/thread',
    'allow pkg-thread/space',
    'allow pages/home/index',
    'disallow *',
  ]);
});

it('automation on the phone of a member sees nothing, echoes nothing and is dealt nothing, and they stay signed in', async () => {
  const place = await world.openSpace({ visibility: 'public' });
  const comment = await world.comment(place);
  const launch = { route: 'pkg-thread/thread', query: { spaceId: place.spaceId, postId: place.postId } };
  const layout = 'rough';
  const storage = storageOf(await world.member('借出手机的人'));
  const people = await openApp(server, { layout, storage: storageOf(await world.member()), launch });
  const program = await openApp(server, { layout, storage, launch: { ...launch, scene: AUTOMATION } });
  const acts = (app: MiniProgram): string[] =>
    app.requests().flatMap(({ method, url }) => (method === 'GET' ? [] : [new URL(url).pathname]));
  try {
    await eventually('the thread', () => program.exists(`echo-${comment.id}`));
    await program.tap(`echo-${comment.id}`);
    await eventually('the sign-in', () => program.currentPage().route === 'pkg-account/sign-in');
    await program.goBack();
    // Beside it a person looks at the same page; what they have seen is told after some seconds.
    const seen = operations.logExposures.path.replace(':spaceId', String(place.spaceId));
    await eventually('what a person has seen', () => acts(people).includes(seen));
    await program.navigate('pages/listen/index');
    await eventually('the way to sign in', () => program.exists('listen-sign-in'));
    expect(acts(program)).toEqual([]);
    expect(storage.has(TOKEN)).toBe(true);
    expect([...people.errors(), ...program.errors()]).toEqual([]);
  } finally {
    people.close();
    program.close();
  }
});

it('a program that comes into the running app is nobody, until the member is back', async () => {
  const storage = storageOf(await world.member('在用的人'));
  const app = await openApp(server, { storage, launch: { route: 'pages/listen/index' } });
  const comeBack = (scene: number): void => {
    app.hideApp();
    app.showApp(scene);
  };
  try {
    await eventually('the member', () => app.exists('listen-opt-in'));
    comeBack(AUTOMATION);
    await eventually('nobody', () => app.exists('listen-sign-in'));
    comeBack(BY_ICON);
    await eventually('the member again', () => app.exists('listen-opt-in'));
    expect(app.errors()).toEqual([]);
  } finally {
    app.close();
  }
});
