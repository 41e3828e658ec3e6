import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { type ConsolePage, consolePages, sceneDesks } from './console-pages.ts';
import { type Language, startConsole } from './console-browser.ts';
import { findDemoCorner } from './demo.ts';
import { type Device, startH5 } from './h5-driver.ts';
import { type MemberPage, memberPages } from './member-pages.ts';
import { settleMotion } from './page-audit.ts';
import { root } from './root.ts';
import { playScene } from './scene.ts';
import { scenePages } from './scene-pages.ts';
import { serve } from './serve.ts';
import { World } from './world.ts';

/**
 * `npm run screenshots [-- --width 320,390,768 --theme light,dark --language zh,en --text 1,1.5 --page NAME,… --app member,console
 * --out DIR]`: pictures of every page of both front ends, filled by the demo and by what people did beside it, in every
 * combination; without choices as a Chinese phone shows them, in both themes, in `screenshots/`. The console has its own width.
 */
/** A long thread is cut here; what matters has been seen by then. */
const HEIGHT_MAX = 2_400;
/** A page with a live stream never stops asking. */
const QUIET_MS = 500;
const THEMES = ['light', 'dark'] as const;
const LANGUAGES = ['zh', 'en'] as const;
const SCALES = [1, 1.25, 1.5] as const;

const { values } = parseArgs({
  options: {
    width: { type: 'string', default: '390' },
    theme: { type: 'string', default: THEMES.join() },
    language: { type: 'string', default: 'zh' },
    text: { type: 'string', default: '1' },
    page: { type: 'string' },
    app: { type: 'string', default: 'member,console' },
    out: { type: 'string', default: join(root, 'screenshots') },
  },
});
const wanted = (text: string): string[] => text.split(',');
const themes = THEMES.filter((theme) => wanted(values.theme).includes(theme));
const languages = LANGUAGES.filter((language) => wanted(values.language).includes(language));
const scales = SCALES.filter((scale) => wanted(values.text).includes(String(scale)));
const isWanted = ({ name }: { name: string }): boolean =>
  values.page === undefined || wanted(values.page).includes(name);

const { browser, server, close } = await serve('h5', 'console');
try {
  mkdirSync(values.out, { recursive: true });
  const world = new World(server.address);
  const demo = await findDemoCorner(world);
  const scene = await playScene(world);
  if (wanted(values.app).includes('member')) {
    const pages = [...memberPages(demo), ...scenePages(scene)].filter(isWanted);
    for (const width of wanted(values.width).map(Number))
      for (const language of languages)
        for (const textScale of scales)
          for (const page of pages) await showPage(page, { width, theme: 'light', language, textScale });
  }
  if (wanted(values.app).includes('console')) {
    const pages = [...consolePages(demo), ...sceneDesks(scene)].filter(isWanted);
    for (const language of languages) for (const page of pages) await showDesk(page, language);
  }
} finally {
  await close();
}

async function showPage({ name, path, as, settle }: MemberPage, device: Device): Promise<void> {
  const app = await startH5({ browser, address: server.address, device }, path, as);
  const { width, language, textScale } = device;
  await shot(`member-${name}-${width}-${language}-${textScale}`, app.page, () => settle(app));
  await app.close();
}

async function showDesk({ name, path, as, ready }: ConsolePage, language: Language): Promise<void> {
  const options = { ...(as === undefined ? {} : { as }), language };
  const desk = await startConsole({ browser, address: server.address }, options);
  await shot(`console-${name}-${language}`, desk.page, async () => {
    await desk.open(path);
    await desk.page.locator(ready).first().waitFor({ state: 'attached' });
  });
  await desk.close();
}

/** Shows a page in each theme. One that does not come is told of, and shown as it is. */
async function shot(name: string, page: Page, settle: () => Promise<void>): Promise<void> {
  await settle().catch((error: Error) => console.error(`${name}: ${error.message.split('\n')[0]}`));
  await page.waitForLoadState('networkidle', { timeout: QUIET_MS }).catch(() => undefined);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  // A page as tall as its content keeps its bars at their places; a sheet is looked at where it opens.
  if ((await page.getByRole('dialog').count()) === 0)
    await page.setViewportSize({ width, height: Math.max(height, Math.min(whole, HEIGHT_MAX)) });
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    // The console hears of the theme, and takes it on in the next frame.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await settleMotion(page);
    await page.screenshot({ path: join(values.out, `${name}-${theme}.png`) });
    console.log(`${name}-${theme}.png`);
  }
}
