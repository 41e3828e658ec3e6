import { describe, expect, it } from 'vitest';

import { mergedPages, type Source } from './merged-pages.ts';

function source(values: readonly number[], size: number, log: string[] = []): Source<number> {
  return {
    load(after) {
      log.push(String(after));
      const from = after === null ? 0 : Number(after);
      const items = values.slice(from, from + size);
      return Promise.resolve({ items, next: from + size < values.length ? String(from + size) : null });
    },
  };
}
const ascending = (a: number, b: number) => a - b;

describe('merged pages', () => {
  it('gives one ordered list out of several, whatever their page sizes', async () => {
    const pages = mergedPages([source([1, 4, 5, 9], 1), source([2, 3, 8], 2), source([], 3)], ascending);
    expect(await pages.more(4)).toEqual({ items: [1, 2, 3, 4], done: false });
    expect(await pages.more(10)).toEqual({ items: [5, 8, 9], done: true });
  });

  it('asks a list only when its items have run out', async () => {
    const log: string[] = [];
    const pages = mergedPages([source([1, 2, 3, 4], 2, log)], ascending);
    await pages.more(2);
    expect(log).toEqual(['null']);
    await pages.more(1);
    expect(log).toEqual(['null', '2']);
  });

  it('can be asked again after a failure and loses nothing', async () => {
    let fail = true;
    const shaky: Source<number> = {
      load: () => (fail ? Promise.reject(new Error('offline')) : Promise.resolve({ items: [7], next: null })),
    };
    const pages = mergedPages([source([1], 1), shaky], ascending);
    await expect(pages.more(3)).rejects.toThrow('offline');
    fail = false;
    expect(await pages.more(3)).toEqual({ items: [1, 7], done: true });
  });

  it('goes on over an empty page that has a next one', async () => {
    const gap: Source<number> = {
      load: (after) =>
        Promise.resolve(after === null ? { items: [], next: 'x' } : { items: [3], next: null }),
    };
    expect(await mergedPages([gap], ascending).more(5)).toEqual({ items: [3], done: true });
  });
});
