import { operations } from '@huixiang/contract';
import { consoleEn } from '@huixiang/contract/messages/console.en';
import { consoleZh } from '@huixiang/contract/messages/console.zh-CN';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConsolePage, consolePages, sceneDesks } from './src/console-pages.ts';
import { startConsole } from './src/console-browser.ts';
import { findDemoCorner } from './src/demo.ts';
import { spilling } from './src/page-faults.ts';
import { playScene } from './src/scene.ts';
import { type Served, serve } from './src/serve.ts';
import { chineseOf, untranslated } from './src/untranslated.ts';
import { type Place, World } from './src/world.ts';

const HEIGHT = 900;
const WIDTHS = [1440, 1024, 768] as const;
/** As long as the rules allow, and without a space where a line could end. */
const LONG = {
  name: 'AlexandraConstantinopoli',
  title: 'Unendlichlangeswort'.repeat(6),
  space: '回'.repeat(40),
};

let server: Served['server'];
let browser: Served['browser'];
let close: Served['close'];
let pages: readonly ConsolePage[];
let isChinese: (text: string) => boolean;

beforeAll(async () => {
  ({ browser, server, close } = await serve('console'));
  const world = new World(server.address);
  isChinese = await chineseOf(world, { zh: consoleZh, en: consoleEn });
  const wide = wideDesks(await fillWide(world));
  const scene = sceneDesks(await playScene(world));
  pages = [...consolePages(await findDemoCorner(world)), ...scene, ...wide];
});
afterAll(() => close?.());

/** A place where every name is as long as it may be. */
async function fillWide(world: World): Promise<Place> {
  const place = await world.openSpace({ owner: await world.member(LONG.name), name: LONG.space });
  const params = { spaceId: place.spaceId };
  await place.owner.call(operations.createPost, { params, body: { title: LONG.title } });
  const author = await world.member(LONG.name);
  const comment = await world.comment(place, { as: author, text: 'W'.repeat(1_900) });
  const reader = await world.member();
  await reader.call(operations.reportComment, {
    params: { ...params, commentId: comment.id },
    body: { reason: 'spam', note: LONG.title },
  });
  const mate = { params: { ...params, memberId: author.id }, body: { role: 'moderator' } } as const;
  await place.owner.call(operations.setRole, mate);
  return place;
}

function wideDesks({ spaceId, owner }: Place): ConsolePage[] {
  const page = (name: string, ready: string): ConsolePage => ({
    name: `wide ${name}`,
    path: `/spaces/${spaceId}${name}`,
    as: owner,
    ready,
  });
  return [
    page('/inbox', '.thread .comment'),
    page('/review?list=reported', '.case'),
    page('/posts', 'table'),
    page('/staff', 'select'),
    page('/wechat', 'form.connect'),
  ];
}

it.each(WIDTHS)(
  'at %i px nothing on any page stands out of its part or over another, and in English nothing that the console says is Chinese',
  async (width) => {
    const faults: string[] = [];
    for (const { name, path, as, ready } of pages) {
      const desk = await startConsole(
        { browser, address: server.address },
        { ...(as && { as }), language: 'en' },
      );
      await desk.page.setViewportSize({ width, height: HEIGHT });
      await desk.open(path);
      await desk.page.locator(ready).first().waitFor({ state: 'attached' });
      const found = [...(await spilling(desk.page)), ...(await untranslated(desk.page, isChinese))];
      faults.push(...found.map((fault) => `${name}: ${fault}`), ...desk.problems());
      await desk.close();
    }
    expect(faults).toEqual([]);
  },
);
