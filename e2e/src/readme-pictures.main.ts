import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { consolePages } from './console-pages.ts';
import { startConsole } from './console-browser.ts';
import { findDemoCorner } from './demo.ts';
import { type Device, startH5 } from './h5-driver.ts';
import { memberPages } from './member-pages.ts';
import { settleMotion } from './page-audit.ts';
import { root } from './root.ts';
import { serve } from './serve.ts';
import { World } from './world.ts';

/** `npm run readme-pictures`: the few pictures that the READMEs show, filled by the demo, into `docs/pictures/`. */
const folder = join(root, 'docs/pictures');
/** Sharp on the screens of today, and still light. */
const SCALE = 2;
const QUALITY = 82;
const BYTES_MAX = 120_000;
const PHONE = { width: 390, language: 'zh', textScale: 1 } as const;
const PHONES: readonly (readonly [name: string, device: Device])[] = [
  ['thread', { ...PHONE, theme: 'light' }],
  ['listen-card', { ...PHONE, theme: 'light' }],
  ['my-comment', { ...PHONE, theme: 'dark' }],
  ['card', { ...PHONE, theme: 'light' }],
];

const { browser, server, close } = await serve('h5', 'console');
try {
  mkdirSync(folder, { recursive: true });
  const { address } = server;
  const demo = await findDemoCorner(new World(address));
  const pages = memberPages(demo);
  for (const [name, device] of PHONES) {
    const found = pages.find((page) => page.name === name);
    if (found === undefined) throw new Error(`There is no page ${name}`);
    const app = await startH5({ browser, address, device }, found.path, found.as);
    await found.settle(app);
    await keep(app.page, name, SCALE);
    await app.close();
  }
  const inbox = consolePages(demo).find(({ name }) => name === 'inbox');
  if (inbox?.as === undefined) throw new Error('There is no inbox');
  for (const language of ['zh', 'en'] as const) {
    const desk = await startConsole({ browser, address }, { as: inbox.as, theme: 'light', language });
    await desk.open(inbox.path);
    await desk.page.locator(inbox.ready).first().waitFor();
    await keep(desk.page, `inbox-${language}`, 1);
    await desk.close();
  }
} finally {
  await close();
}

/** @throws Error when the picture is too heavy for a README */
async function keep(page: Page, name: string, scale: number): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
  await settleMotion(page);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const cdp = await page.context().newCDPSession(page);
  const clip = { x: 0, y: 0, width, height, scale };
  const { data } = await cdp.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY, clip });
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > BYTES_MAX) throw new Error(`${name} has ${bytes.length} bytes`);
  writeFileSync(join(folder, `${name}.webp`), bytes);
  console.log(`${name}.webp ${bytes.length}`);
}
