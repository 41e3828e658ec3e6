import { get } from 'node:http';
import type { Page } from 'playwright-core';

/** A script, a style sheet or the page itself, as it travels in gzip. */
export interface LoadedFile {
  readonly path: string;
  readonly bytes: number;
  readonly encoding: string;
}

/** Whatever the page in view has asked its own server for so far, apart from the API, each weighed as sent in gzip. */
export async function filesOf(page: Page): Promise<LoadedFile[]> {
  const urls = await page.evaluate(() => [
    location.href.replace(/#.*/, ''),
    ...performance.getEntriesByType('resource').map(({ name }) => name),
  ]);
  const texts = urls.filter((url) => url.startsWith('http') && !new URL(url).pathname.startsWith('/api/'));
  return Promise.all([...new Set(texts)].map(weigh));
}

/** How far the layout jumped since the page began to load, by the rules of the Web Vitals: 0.1 is what a reader does not mind. */
export function layoutShiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const seen = (entries: readonly PerformanceEntry[]): number => {
          const shifts = entries as readonly (PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          })[];
          return shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0);
        };
        let sum = 0;
        new PerformanceObserver((list) => (sum += seen(list.getEntries()))).observe({
          type: 'layout-shift',
          buffered: true,
        });
        // What is buffered is told in a task of its own.
        requestAnimationFrame(() => setTimeout(() => resolve(sum)));
      }),
  );
}

function weigh(url: string): Promise<LoadedFile> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' }, agent: false }, (reply) => {
      let bytes = 0;
      reply.on('data', (chunk: Buffer) => (bytes += chunk.length));
      reply.on('error', reject);
      reply.on('end', () =>
        resolve({
          path: new URL(url).pathname,
          bytes,
          encoding: reply.headers['content-encoding'] ?? 'none',
        }),
      );
    }).on('error', reject);
  });
}
