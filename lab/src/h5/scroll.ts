/// <reference lib="dom" />
import type { Browser } from 'playwright-core';
import type { Line } from './line.ts';
import { openOnPhone } from './visit.ts';

/** What scrolling through a whole thread cost. */
export interface Scroll {
  readonly frameP50Ms: number;
  readonly frameP95Ms: number;
  readonly frameMaxMs: number;
  readonly nodesMax: number;
  readonly commentsScrolled: number;
}

const STEP_PX = 300;

/** Scrolls down by a part of the screen in every frame until the thread ends, and notes how long frames took. */
export async function scrollThrough(browser: Browser, url: string, line: Line): Promise<Scroll> {
  const { page } = await openOnPhone(browser, line);
  try {
    await page.goto(url);
    await page.locator('[id^="echo-"]').first().waitFor();
    const { frames, nodesMax, comments } = await page.evaluate(scrollInPage, STEP_PX);
    const sorted = frames.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
    return {
      frameP50Ms: at(0.5),
      frameP95Ms: at(0.95),
      frameMaxMs: at(1),
      nodesMax,
      commentsScrolled: comments,
    };
  } finally {
    await page.context().close();
  }
}

/** Runs in the page. */
function scrollInPage(stepPx: number): Promise<{ frames: number[]; nodesMax: number; comments: number }> {
  const STILL_FRAMES = 300;
  const frames: number[] = [];
  const seen = new Set<string>();
  let nodesMax = 0;
  let still = 0;
  let last = performance.now();
  return new Promise((resolve) => {
    const frame = (now: number): void => {
      const before = scrollY;
      scrollBy(0, stepPx);
      // At the end of what is loaded the page waits for the line, not for itself.
      still = scrollY === before ? still + 1 : 0;
      if (still === 0) frames.push(now - last);
      last = now;
      nodesMax = Math.max(nodesMax, document.getElementsByTagName('*').length);
      document.querySelectorAll('.comment-row').forEach((row) => seen.add(row.id));
      if (still < STILL_FRAMES) requestAnimationFrame(frame);
      else resolve({ frames, nodesMax, comments: seen.size });
    };
    requestAnimationFrame(frame);
  });
}
