/// <reference lib="dom" />
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Line } from './line.ts';

/** One opening of a page on a new device. Times in milliseconds since the navigation began. */
export interface Visit {
  readonly firstPaintMs: number;
  /** The first echo mark is painted, and the main thread has come back to take a tap. */
  readonly interactiveMs: number;
  /** Work in pieces of over 50 ms, as far as it went over them: how long taps might have waited. */
  readonly blockedMs: number;
  readonly requests: number;
  /** What came over the line, headers included. */
  readonly kilobytes: number;
}

const WITHIN_MS = 60_000;
const PHONE = { width: 390, height: 844 };
const BITS = 8;

/** A context of its own per visit: nothing is cached, no connection is open. */
export async function openOnPhone(browser: Browser, line: Line): Promise<{ page: Page; cdp: CDPSession }> {
  const context = await browser.newContext({
    viewport: PHONE,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.latencyMs,
    downloadThroughput: (line.kilobitsDown * 1_000) / BITS,
    uploadThroughput: (line.kilobitsUp * 1_000) / BITS,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: line.cpuSlowdown });
  return { page, cdp };
}

/** Opens `url` and waits until the first echo mark can be tapped. */
export async function visit(browser: Browser, url: string, line: Line): Promise<Visit> {
  const { page, cdp } = await openOnPhone(browser, line);
  let requests = 0;
  let bytes = 0;
  cdp.on('Network.requestWillBeSent', ({ request }) => {
    if (request.url.startsWith('http')) requests += 1;
  });
  cdp.on('Network.dataReceived', ({ encodedDataLength }) => (bytes += encodedDataLength));
  cdp.on('Network.responseReceivedExtraInfo', ({ headersText }) => (bytes += headersText?.length ?? 0));
  try {
    await page.addInitScript(watchForMark);
    await page.goto(url, { waitUntil: 'commit', timeout: WITHIN_MS });
    await page.waitForFunction(() => 'interactiveMs' in globalThis, undefined, { timeout: WITHIN_MS });
    const times = await page.evaluate(() => {
      const { interactiveMs = 0, blockedMs = 0 } = globalThis as {
        interactiveMs?: number;
        blockedMs?: number;
      };
      const paint = performance.getEntriesByName('first-contentful-paint')[0];
      return { interactiveMs, blockedMs, firstPaintMs: paint?.startTime ?? interactiveMs };
    });
    return { ...times, requests, kilobytes: bytes / 1_024 };
  } finally {
    await page.context().close();
  }
}

/** Runs in the page before anything of its own. */
function watchForMark(): void {
  const LONG_MS = 50;
  const told = globalThis as { interactiveMs?: number; blockedMs?: number };
  told.blockedMs = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) told.blockedMs = (told.blockedMs ?? 0) + duration - LONG_MS;
  }).observe({ type: 'longtask', buffered: true });
  const look = (): void => {
    if (document.querySelector('[id^="echo-"]') === null) return void requestAnimationFrame(look);
    // Painted after this frame; a task behind it runs when the main thread is free again.
    requestAnimationFrame(() => setTimeout(() => (told.interactiveMs = performance.now())));
  };
  requestAnimationFrame(look);
}
