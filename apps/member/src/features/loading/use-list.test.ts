import { describe, expect, it } from 'vitest';

import { useList } from './use-list.ts';

interface Asked {
  readonly answer: (items: number[], done?: boolean) => void;
  readonly fail: () => void;
}

/** Pages whose answers the test gives by hand, in any order. */
function setUp() {
  const asked: Asked[] = [];
  const more = () =>
    new Promise<{ items: number[]; done: boolean }>((resolve, reject) => {
      asked.push({
        answer: (items, done = false) => resolve({ items, done }),
        fail: () => reject(new Error('offline')),
      });
    });
  return { asked, list: useList<number>(() => ({ more }), 2) };
}

describe('a list that grows', () => {
  it('does not put the next page of the old list below the new first page', async () => {
    const { asked, list } = setUp();
    const opening = list.reload();
    await expect.poll(() => asked.length).toBe(1);
    asked[0]!.answer([1, 2]);
    await opening;
    const again = list.reload();
    const more = list.more();
    await expect.poll(() => asked.length).toBe(3);
    // The further page was asked for first: a reload asks once its pages are there.
    asked[2]!.answer([9, 1]);
    await again;
    asked[1]!.answer([3, 4]);
    await more;
    expect(list.state).toMatchObject({ items: [9, 1], loadingMore: false });
  });

  it('keeps a further page that comes while a reload is on its way which then fails', async () => {
    const { asked, list } = setUp();
    const opening = list.reload();
    await expect.poll(() => asked.length).toBe(1);
    asked[0]!.answer([1, 2]);
    await opening;
    const more = list.more();
    const again = list.reload();
    await expect.poll(() => asked.length).toBe(3);
    asked[1]!.answer([3, 4]);
    await more;
    asked[2]!.fail();
    await again;
    expect(list.state).toMatchObject({ items: [1, 2, 3, 4], loadingMore: false });
  });

  it('loads further pages of the new list while one of the old list is still on its way', async () => {
    const { asked, list } = setUp();
    const opening = list.reload();
    await expect.poll(() => asked.length).toBe(1);
    asked[0]!.answer([1, 2]);
    await opening;
    const old = list.more();
    const again = list.reload();
    await expect.poll(() => asked.length).toBe(3);
    asked[2]!.answer([9, 1]);
    await again;
    expect(list.state.loadingMore).toBe(false);
    const more = list.more();
    asked[1]!.fail();
    await old;
    expect(list.state).toMatchObject({ loadingMore: true, failure: undefined });
    asked[3]!.answer([2, 3], true);
    await more;
    expect(list.state).toMatchObject({ items: [9, 1, 2, 3], loadingMore: false, done: true });
  });
});
