import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { buildMissing } from './build-missing.ts';
import { consolePages } from './console-pages.ts';
import { startConsole } from './console-browser.ts';
import { type DemoCorner, findDemoCorner } from './demo.ts';
import { expectThere } from './expect-app.ts';
import { startH5 } from './h5-driver.ts';
import { memberPages } from './member-pages.ts';
import { settleMotion } from './page-audit.ts';
import { root } from './root.ts';
import { paths } from './scenarios/paths.ts';
import { type RunningServer, startServer } from './start-server.ts';
import { World } from './world.ts';

/** `npm run screenshots`: pictures of every page of both front ends, filled by the demo, into `screenshots/`. */
const folder = join(root, 'screenshots');
/** A long thread is cut here; what matters has been seen by then. */
const HEIGHT_MAX = 2_400;
const VARIANTS = ['light', 'dark', 'large'] as const;

type Variant = (typeof VARIANTS)[number];

await buildMissing('h5', 'console');
const browser = await openBrowser();
const server = await startServer();
try {
  mkdirSync(folder, { recursive: true });
  const demo = await findDemoCorner(new World(server.address));
  for (const variant of VARIANTS) await showMemberApp(browser, server, demo, variant);
  for (const theme of ['light', 'dark'] as const) await showConsole(browser, server, demo, theme);
} finally {
  await browser.close();
  await server.stop();
}

async function showMemberApp(
  browser: Browser,
  { address }: RunningServer,
  demo: DemoCorner,
  variant: Variant,
): Promise<void> {
  for (const { name, path, as, settle } of memberPages(demo)) {
    const app = await startH5({ browser, address }, paths.me, as);
    try {
      await app.page.emulateMedia({
        colorScheme: variant === 'dark' ? 'dark' : 'light',
        reducedMotion: 'reduce',
      });
      if (variant === 'large') {
        await expectThere(app, 'text-size-1.5');
        await app.tap('text-size-1.5');
      }
      await app.open(path);
      await settle(app);
      await take(app.page, `member-${name}-${variant}`);
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
