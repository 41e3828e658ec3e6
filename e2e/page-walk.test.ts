import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDemoCorner } from './src/demo.ts';
import { eventually } from './src/eventually.ts';
import { expectRoute } from './src/expect-app.ts';
import { type H5Driver, startH5 } from './src/h5-driver.ts';
import { type MemberPage, memberPages } from './src/member-pages.ts';
import { expectAccessible, settleMotion } from './src/page-audit.ts';
import { clipped, namelessControls, overflowing } from './src/page-faults.ts';
import { paths } from './src/scenarios/paths.ts';
import { type Served, serve } from './src/serve.ts';
import { World } from './src/world.ts';

/** The narrowest phone that is still sold. */
const NARROW = { width: 320, height: 640 };
/** A page that says less says nothing. */
const WORDS_MIN = 12;
const WALK_MS = 600_000;

let server: Served['server'];
let browser: Served['browser'];
let close: Served['close'];
let pages: readonly MemberPage[];

beforeAll(async () => {
  ({ browser, server, close } = await serve('h5'));
  pages = memberPages(await findDemoCorner(new World(server.address)));
});
afterAll(() => close?.());

/** Opens every page one after the other and gathers what is wrong with it. */
async function walk(
  look: (app: H5Driver, page: MemberPage) => Promise<readonly string[]>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const page of pages) {
    const app = await startH5({ browser, address: server.address }, page.path, page.as);
    try {
      await page.settle(app);
      const found = [...(await look(app, page)), ...app.problems()];
      faults.push(...found.map((fault) => `${page.name}: ${fault}`));
    } catch (error) {
      faults.push(`${page.name}: ${(error as Error).message}`);
    } finally {
      await app.close();
    }
  }
  return faults;
}

/** The largest of our three sizes of text, as the settings set it. */
function enlarge({ page }: H5Driver): Promise<void> {
  return page.evaluate(() => {
    for (const frame of document.querySelectorAll('.frame')) {
      frame.classList.remove('frame--1', 'frame--2');
      frame.classList.add('frame--3');
    }
  });
}

describe('on every page', () => {
  it(
    'each control has a name and a place in the order of keys',
    async () => {
      expect(await walk(({ page }) => namelessControls(page))).toEqual([]);
    },
    WALK_MS,
  );

  it(
    'large text fits a narrow screen, and can be read in both themes',
    async () => {
      const faults = await walk(async (app, { name }) => {
        await app.page.setViewportSize(NARROW);
        await enlarge(app);
        await settleMotion(app.page);
        const out = await overflowing(app.page);
        const cut = await clipped(app.page);
        const hard: string[] = [];
        for (const colorScheme of ['light', 'dark'] as const) {
          await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await expectAccessible(app.page, `${name} (${colorScheme}, large)`).catch((error: Error) =>
            hard.push(error.message),
          );
        }
        return [
          ...out.map((one) => `out of the window: ${one}`),
          ...cut.map((one) => `cut: ${one}`),
          ...hard,
        ];
      });
      expect(faults).toEqual([]);
    },
    WALK_MS,
  );

  it.each(['failing', 'off'] as const)(
    'whoever opens it while the network is %s is told so, and nothing pretends to load for ever',
    async (weather) => {
      const faults: string[] = [];
      for (const { name, path, as } of pages) {
        const app = await startH5({ browser, address: server.address }, paths.about, as);
        try {
          await expectRoute(app, paths.about.slice(1));
          await app.network(weather);
          await app.open(path);
          await eventually(
            'words in place of what is missing',
            async () => (await loading(app)) === 0 && (await app.text()).length >= WORDS_MIN,
            20_000,
          );
        } catch (error) {
          faults.push(`${name}: ${(error as Error).message}`);
        } finally {
          await app.close();
        }
      }
      expect(faults).toEqual([]);
    },
    WALK_MS,
  );
});

/** Skeletons in view. */
function loading({ page }: H5Driver): Promise<number> {
  return page.locator('uni-page:visible .bones:visible').count();
}
