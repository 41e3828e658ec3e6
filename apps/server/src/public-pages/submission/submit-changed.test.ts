import { operations } from '@huixiang/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TestSpace } from '../../testing/test-space.ts';
import { startTestWechat, type TestWechat } from '../../testing/test-wechat.ts';
import { startSubmitting } from './start-submitting.ts';
import { submitChanged } from './submit-changed.ts';

const CALL = '/wxa/search/wxaapi_submitpages';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let w: TestWechat;
beforeEach(async () => {
  w = await startTestWechat({
    PUBLIC_URL: 'https://hx.example.com/',
    HUIXIANG_WECHAT_PAGES_PER_DAY: '3',
    HUIXIANG_WECHAT_SEARCH_CATEGORY: '7',
  });
});
afterEach(() => w.close());

/** A space of real people, in a test in which everything is of the demo. */
async function openSpace(titles: readonly string[]): Promise<TestSpace> {
  const space = await TestSpace.open(w.t, titles);
  await w.t.database.pool.query('UPDATE spaces SET demo = false WHERE space_id = $1', [space.spaceId]);
  return space;
}
const round = (): Promise<number> => submitChanged(w.t.app.context);
const submitted = async () =>
  (await w.control<{ pages: { path: string; query: string; title: string }[] }>('GET', '/pages')).pages;
const queriesOf = (space: TestSpace): string[] =>
  space.postIds.map((postId) => `spaceId=${space.spaceId}&postId=${postId}`);

describe('public threads', () => {
  test('are told to search once, and again when they changed, a day later at the earliest', async () => {
    const space = await openSpace(['老城墙']);
    expect(await round()).toBe(1);
    expect(await submitted()).toMatchObject([
      { path: 'pkg-thread/thread', query: queriesOf(space)[0], title: '老城墙' },
    ]);
    expect(await round()).toBe(0);
    w.t.clock.now += HOUR_MS;
    await space.comment();
    expect(await round()).toBe(0);
    w.t.clock.now += DAY_MS;
    expect(await round()).toBe(1);
    w.t.clock.now += DAY_MS;
    expect(await round()).toBe(0);
    expect(await w.calls(CALL)).toBe(2);
  });

  test('go on the next day where the day before ended, the newest first', async () => {
    const space = await openSpace(['一', '二', '三', '四', '五']);
    expect(await round()).toBe(3);
    expect((await submitted()).map(({ title }) => title)).toEqual(['五', '四', '三']);
    // Busy threads do not keep the others waiting.
    await space.comment({ post: 4 });
    expect(await round()).toBe(0);
    w.t.clock.now += DAY_MS;
    expect(await round()).toBe(3);
    expect((await submitted()).slice(3).map(({ title }) => title)).toEqual(['二', '一', '五']);
  });

  test('of spaces that are not public, of the demo, and those taken down are left out', async () => {
    const closed = await openSpace(['自家的事']);
    const demo = await openSpace(['演示']);
    const gone = await openSpace(['删掉的']);
    const { pool } = w.t.database;
    await pool.query(`UPDATE spaces SET visibility = 'unlisted' WHERE space_id = $1`, [closed.spaceId]);
    await pool.query('UPDATE spaces SET demo = true WHERE space_id = $1', [demo.spaceId]);
    const params = { spaceId: gone.spaceId, postId: gone.postIds[0] ?? 0 };
    await w.t.call(operations.deletePost, { as: gone.owner, params });
    expect(await round()).toBe(0);
    expect(await submitted()).toEqual([]);
  });

  test('are submitted by one process when two begin at once', async () => {
    await openSpace(['一', '二']);
    const taken = await Promise.all([round(), round()]);
    expect(taken.toSorted((a, b) => a - b)).toEqual([0, 2]);
    expect(await submitted()).toHaveLength(2);
  });
});

describe('when search does not take them', () => {
  test('they are told in a later round', async () => {
    await openSpace(['一']);
    await w.down();
    await expect(round()).rejects.toThrow(/connection/);
    await w.up();
    w.t.clock.now += HOUR_MS;
    expect(await round()).toBe(1);
  });

  test('because somebody switched it off, it is left alone for a day, and the log says why', async () => {
    await w.control('PUT', '/accounts', { searchOpen: false });
    await openSpace(['一']);
    const job = startSubmitting(w.t.app.context);
    await expect.poll(() => w.t.logged.some((line) => line.includes('85083'))).toBe(true);
    await job?.close();
    expect(await w.calls(CALL)).toBe(1);
    expect(await submitted()).toEqual([]);
  });
});
