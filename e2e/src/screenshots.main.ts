import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { buildMissing } from './build-missing.ts';
import { consolePages } from './console-pages.ts';
import { startConsole } from './console-browser.ts';
import { type DemoCorner, findDemoCorner } from './demo.ts';
import { type Device, startH5 } from './h5-driver.ts';
import { memberPages } from './member-pages.ts';
import { settleMotion } from './page-audit.ts';
import { root } from './root.ts';
import { type RunningServer, startServer } from './start-server.ts';
import { World } from './world.ts';

/**
 * `npm run screenshots [-- --width 320,390,768 --theme light,dark --language zh,en --text 1,1.5 --page NAME,…]`: pictures of
 * every page of both front ends, filled by the demo, into `screenshots/`. Without choices: three looks of the member app
 * and both themes of the console; with choices: the member app in every combination.
 */
const folder = join(root, 'screenshots');
/** A long thread is cut here; what matters has been seen by then. */
const HEIGHT_MAX = 2_400;
const LOOKS: readonly Device[] = [
  { width: 390, theme: 'light', language: 'zh', textScale: 1 },
  { width: 390, theme: 'dark', language: 'zh', textScale: 1 },
  { width: 320, theme: 'light', language: 'zh', textScale: 1.5 },
];

const { values } = parseArgs({
  options: {
    width: { type: 'string' },
    theme: { type: 'string' },
    language: { type: 'string' },
    text: { type: 'string' },
    page: { type: 'string' },
  },
});
const isChosen = Object.keys(values).length > 0;
const list = (text: string | undefined, otherwise: string): string[] => (text ?? otherwise).split(',');
const looks = isChosen ? combinations() : LOOKS;

await buildMissing('h5', 'console');
const browser = await openBrowser();
const server = await startServer();
try {
  mkdirSync(folder, { recursive: true });
  const demo = await findDemoCorner(new World(server.address));
  for (const device of looks) await showMemberApp(browser, server, demo, device);
  for (const theme of isChosen ? [] : (['light', 'dark'] as const))
    await showConsole(browser, server, demo, theme);
} finally {
  await browser.close();
  await server.stop();
}

function combinations(): Device[] {
  return list(values.width, '390').flatMap((width) =>
    list(values.theme, 'light').flatMap((theme) =>
      list(values.language, 'zh').flatMap((language) =>
        list(values.text, '1').map((text) => ({
          width: Number(width),
          theme: theme === 'dark' ? ('dark' as const) : ('light' as const),
          language: language === 'en' ? ('en' as const) : ('zh' as const),
          textScale: text === '1.5' ? (1.5 as const) : (1 as const),
        })),
      ),
    ),
  );
}

async function showMemberApp(
  browser: Browser,
  { address }: RunningServer,
  demo: DemoCorner,
  device: Device,
): Promise<void> {
  const wanted = values.page?.split(',');
  const { width, theme, language, textScale } = device;
  for (const { name, path, as, settle } of memberPages(demo)) {
    if (wanted !== undefined && !wanted.includes(name)) continue;
    const app = await startH5({ browser, address, device }, path, as);
    try {
      await settle(app);
      await take(app.page, `member-${name}-${width}-${theme}-${language}-${textScale}`);
    } finally {
      await app.close();
    }
  }
}

async function showConsole(
  browser: Browser,
  { address }: RunningServer,
  demo: DemoCorner,
  theme: 'light' | 'dark',
): Promise<void> {
  for (const { name, path, as, ready } of consolePages(demo)) {
    const desk = await startConsole({ browser, address }, { ...(as === undefined ? {} : { as }), theme });
    try {
      await desk.open(path);
      await desk.page.locator(ready).first().waitFor({ state: 'attached' });
      await take(desk.page, `console-${name}-${theme}`);
    } finally {
      await desk.close();
    }
  }
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
  await settleMotion(page);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  // A page as tall as its content keeps its bars at their places; a sheet is looked at where it opens.
  if ((await page.getByRole('dialog').count()) === 0)
    await page.setViewportSize({ width, height: Math.max(height, Math.min(whole, HEIGHT_MAX)) });
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`${name}.png`);
}
