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

/** What a reader does not mind, by the rules of the Web Vitals. */
const LAYOUT_SHIFT_MAX = 0.1;

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRect;
    readonly currentRect: DOMRect;
  }[];
}

/**
 * Adds up how far the layout jumped since the page began to load, without what somebody's touch has moved.
 * @throws Error naming what jumped, when it was more than a reader does not mind
 */
export async function expectNoJump(page: Page): Promise<void> {
  const jumps = await page.evaluate(
    () =>
      new Promise<{ value: number; what: string }[]>((resolve) => {
        const seen: { value: number; what: string }[] = [];
        new PerformanceObserver((list) => {
          for (const { value, hadRecentInput, sources } of list.getEntries() as unknown as Shift[]) {
            const what = sources.map(({ node, previousRect: from, currentRect: to }) => {
              const name =
                node instanceof Element ? `${node.localName}.${node.className}` : node?.textContent;
              return `${name} ${from.y}+${from.height} > ${to.y}+${to.height}`;
            });
            if (!hadRecentInput) seen.push({ value, what: what.join(', ') });
          }
        }).observe({ type: 'layout-shift', buffered: true });
        // What is buffered is told in a task of its own.
        requestAnimationFrame(() => setTimeout(() => resolve(seen)));
      }),
  );
  const sum = jumps.reduce((all, { value }) => all + value, 0);
  if (sum >= LAYOUT_SHIFT_MAX)
    throw new Error(
      `The layout jumped by ${sum}:\n${jumps.map(({ value, what }) => `  ${value}: ${what}`).join('\n')}`,
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
