import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildMissing } from './src/build-missing.ts';
import { eventually } from './src/eventually.ts';
import { builtMiniProgram } from './src/root.ts';
import { type RunningServer, startServer } from './src/start-server.ts';
import { openApp } from './src/wechat-phone.ts';
import { World } from './src/world.ts';

/** How visits of WeChat's crawler begin. */
const CRAWLER = 1129;

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
