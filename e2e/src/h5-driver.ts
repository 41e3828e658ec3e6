import type { Browser, BrowserContext, Page } from 'playwright-core';
import { watchPages } from './browser.ts';
import type { Driver, Weather } from './driver.ts';
import { fault, type Hold, holdCalls, weakNetwork } from './fault.ts';
import type { Actor } from './world.ts';

const PHONE = { width: 390, height: 844 };
const ACT_MS = 10_000;
/** What is there is read, however long a busy page takes; what is not there is not waited for. */
const READ = { timeout: 3_000 };

interface H5Start {
  readonly browser: Browser;
  readonly address: string;
  /** A phone with nothing chosen when absent. */
  readonly device?: Device;
}

export interface H5Driver extends Driver {
  readonly page: Page;
}

/** What somebody's device is like, and what they have chosen on it. */
export interface Device {
  readonly width: number;
  readonly theme: 'light' | 'dark';
  readonly language: 'zh' | 'en';
  readonly textScale: 1 | 1.25 | 1.5;
}

/** The H5 build in a browser of a phone's size, from the server that serves it. */
export async function startH5(
  { browser, address, device }: H5Start,
  path: string,
  as?: Actor,
): Promise<H5Driver> {
  const context = await browser.newContext({
    viewport: device === undefined ? PHONE : { ...PHONE, width: device.width },
    colorScheme: device?.theme ?? 'light',
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const problems = watchPages(context, address);
  if (as !== undefined) {
    await context.addCookies([{ ...as.cookie, url: address, httpOnly: true, sameSite: 'Lax' }]);
  }
  if (device !== undefined) await choose(context, device);
  const page = await context.newPage();
  const slow = holdCalls();
  page.setDefaultTimeout(ACT_MS);
  let saved = 0;
  page.on('download', () => (saved += 1));
  const find = (id: string) => page.locator(`[id="${id}"]`);
  const field = (id: string) => find(id).locator('input, textarea').first();
  const there = async (id: string) => {
    if ((await find(id).count()) === 0) throw new Error(`There is no #${id}`);
    return find(id);
  };
  const driver: H5Driver = {
    page,
    open: async (to) => void (await page.goto(`${address}/#${to}`)),
    tab: (index) => page.locator('.uni-tabbar__item').nth(index).click(),
    tap: (id) => find(id).click(),
    doubleTap: (id) => find(id).dblclick(),
    input: (id, text) => field(id).fill(text),
    async choose(id, pictures) {
      const asked = page.waitForEvent('filechooser');
      await find(id).click();
      const files = pictures.map((bytes, index) => ({
        name: `photo-${index}.jpg`,
        mimeType: 'image/jpeg',
        buffer: Buffer.from(bytes),
      }));
      await (await asked).setFiles(files);
    },
    back: () => goBack(page),
    restart: async () => void (await page.reload()),
    network: (weather) => setWeather(page, slow, weather),
    text: async (id) =>
      tidy(await (id === undefined ? page.locator('uni-page') : await there(id)).innerText(READ)),
    value: async (id) => (await there(id), field(id).inputValue(READ)),
    attribute: async (id, name) => (await there(id)).getAttribute(name, READ),
    exists: (id) => find(id).isVisible(),
    async route() {
      const { hash } = new URL(page.url());
      // Uni leaves the address of the first page empty.
      return hash.replace(/^#?\/?/, '').replace(/[?].*$/, '') || 'pages/home/index';
    },
    saved: () => Promise.resolve(saved),
    kept: () => page.evaluate(() => Object.keys(localStorage)),
    problems,
    async close() {
      // What is still on its way is nobody's business any more.
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
    },
  };
  await driver.open(path);
  return driver;
}

/** What was chosen on this device before. */
async function choose(context: BrowserContext, { language, textScale }: Device): Promise<void> {
  const chosen = JSON.stringify({ language, textScale, theme: 'auto' });
  await context.addInitScript((text) => {
    // The empty page before ours has no store.
    if (location.protocol.startsWith('http')) localStorage.setItem('huixiang.preferences', text);
  }, chosen);
}

/** A sheet that has just gone takes its entry of the history with it a moment later; nobody is quicker than that. */
async function goBack(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('[role="dialog"]') !== null ||
      !('huixiangSheet' in ((history.state ?? {}) as object)),
  );
  await page.goBack();
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

const API = '**/api/**';
const LIVE = '**/api/live?**';
const SEED = 7;

async function setWeather(page: Page, slow: Hold, weather: Weather): Promise<void> {
  slow.letGo();
  // Nothing slips through between one weather and the next.
  if (weather === 'off') await page.context().setOffline(true);
  // What was held is let through by who held it, not by the browser once nobody holds it.
  await page.unrouteAll({ behavior: 'wait' });
  if (weather === 'slow' || weather === 'late-live')
    await page.route(weather === 'slow' ? API : LIVE, async (route) => {
      await slow.wait();
      await route.continue();
    });
  if (weather === 'failing') await page.route(API, (route) => route.fulfill(fault));
  if (weather === 'weak') {
    const fate = weakNetwork(SEED);
    await page.route(API, async (route) => {
      // The live stream never ends, so that it could not be fetched here; it has its own repetition.
      if (route.request().url().includes('/api/live')) return route.continue();
      const now = fate();
      if (now === 'arrives') return route.continue();
      if (now === 'reply-lost') await route.fetch();
      return route.abort('connectionreset');
    });
  }
  if (weather !== 'off') await page.context().setOffline(false);
}
