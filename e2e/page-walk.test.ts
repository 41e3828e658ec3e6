import { memberEn } from '@huixiang/contract/messages/member.en';
import { memberZh } from '@huixiang/contract/messages/member.zh-CN';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abreast } from './src/abreast.ts';
import { findDemoCorner } from './src/demo.ts';
import type { StartApp } from './src/driver.ts';
import { recoveryFaults } from './src/failed-pages.ts';
import { type Device, type H5Driver, startH5 } from './src/h5-driver.ts';
import { type MemberPage, memberPages } from './src/member-pages.ts';
import { expectAccessible, settleMotion } from './src/page-audit.ts';
import { namelessControls, smallTargets, unfit } from './src/page-faults.ts';
import { playScene } from './src/scene.ts';
import { scenePages } from './src/scene-pages.ts';
import { type Served, serve } from './src/serve.ts';
import { chineseOf, untranslated } from './src/untranslated.ts';
import { World } from './src/world.ts';

/** The narrowest phone that is still sold, with our largest text. */
const NARROW = { width: 320, theme: 'light', textScale: 1.5 } as const;
const WALK_MS = 600_000;
/** A walk of all pages would be too long for one test. */
const PARTS = [0, 1, 2] as const;

let server: Served['server'];
let browser: Served['browser'];
let close: Served['close'];
let pages: readonly MemberPage[];
let further: readonly MemberPage[];
let isChinese: (text: string) => boolean;

beforeAll(async () => {
  ({ browser, server, close } = await serve('h5'));
  const world = new World(server.address);
  pages = memberPages(await findDemoCorner(world));
  further = scenePages(await playScene(world));
  isChinese = await chineseOf(world, { zh: memberZh, en: memberEn });
});
afterAll(() => close?.());

const everyThird = (part: number): MemberPage[] =>
  [...pages, ...further].filter((_, index) => index % PARTS.length === part);

/** Opens these pages on this device, and gathers what is wrong with them. */
async function walk(
  walked: readonly MemberPage[],
  device: Device,
  look: (app: H5Driver, page: MemberPage) => Promise<readonly string[]>,
): Promise<string[]> {
  const faults: string[] = [];
  await abreast(walked, async (page) => {
    const app = await startH5({ browser, address: server.address, device }, page.path, page.as);
    try {
      await page.settle(app);
      await settleMotion(app.page);
      const found = [...(await look(app, page)), ...app.problems()];
      faults.push(...found.map((fault) => `${page.name}: ${fault}`));
    } catch (error) {
      faults.push(`${page.name}: ${(error as Error).message}`);
    } finally {
      await app.close();
    }
  });
  return faults;
}

describe.each(PARTS)('on every third page, from %i on', (part) => {
  it(
    'large text fits a narrow screen and can be read in both themes, and each control has a name, a key and room for a finger',
    async () => {
      const faults = await walk(everyThird(part), { ...NARROW, language: 'zh' }, async (app, { name }) => {
        const hard: string[] = [];
        for (const colorScheme of ['light', 'dark'] as const) {
          await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await expectAccessible(app.page, `${name} (${colorScheme}, large)`).catch((error: Error) =>
            hard.push(error.message),
          );
        }
        const small = (await smallTargets(app.page)).map((one) => `small: ${one}`);
        return [...(await unfit(app.page)), ...(await namelessControls(app.page)), ...small, ...hard];
      });
      expect(faults).toEqual([]);
    },
    WALK_MS,
  );

  it(
    'large English text fits a narrow screen, and nothing that the app itself says is in Chinese',
    async () => {
      const faults = await walk(everyThird(part), { ...NARROW, language: 'en' }, async ({ page }) => [
        ...(await unfit(page)),
        ...(await untranslated(page, isChinese)),
      ]);
      expect(faults).toEqual([]);
    },
    WALK_MS,
  );
});

describe('on every page', () => {
  it.each(['failing', 'off'] as const)(
    'whoever opens it while the network is %s is told so, and sees it when they ask again',
    async (weather) => {
      const start: StartApp = (path, as) => startH5({ browser, address: server.address }, path, as);
      expect(await recoveryFaults([...pages, ...further], start, weather)).toEqual([]);
    },
    WALK_MS,
  );
});
