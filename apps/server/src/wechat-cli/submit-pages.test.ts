import { operations } from '@huixiang/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TestSpace } from '../testing/test-space.ts';
import { startTestWechat, wechatEnvironment, type TestWechat } from '../testing/test-wechat.ts';
import { runWechatCommand } from './run.ts';

const ORIGIN = 'https://hx.example.com';
const HOUR_MS = 3_600_000;

let w: TestWechat;
beforeEach(async () => {
  w = await startTestWechat({ PUBLIC_URL: `${ORIGIN}/` });
});
afterEach(() => w.close());

async function submit(...args: readonly string[]): Promise<{ code: number; printed: string }> {
  const printed: string[] = [];
  const code = await runWechatCommand(['submit-pages', ...args], {
    env: { ...wechatEnvironment(w.emulator.address), PUBLIC_URL: `${ORIGIN}/` },
    root: '/',
    now: () => w.t.clock.now,
    random: () => 0,
    fetch: (input, init) =>
      fetch(String(input instanceof Request ? input.url : input).replace(ORIGIN, w.server), init),
    npx: () => Promise.reject(new Error('nothing is uploaded here')),
    print: (text) => void printed.push(text),
  });
  return { code, printed: printed.join('') };
}

async function submitted(): Promise<{ path: string; query: string; title: string }[]> {
  return (await w.control<{ pages: { path: string; query: string; title: string }[] }>('GET', '/pages'))
    .pages;
}

const queryOf = (space: TestSpace, post = 0): string =>
  `spaceId=${space.spaceId}&postId=${space.postIds[post]}`;

describe('changed public threads', () => {
  test('are submitted with their titles, and what did not change lately is not', async () => {
    const quiet = await TestSpace.open(w.t, ['很久以前']);
    w.t.clock.now += 30 * HOUR_MS;
    const lively = await TestSpace.open(w.t, ['老城墙 & <新> 的一个很长很长很长很长的标题']);
    await lively.comment();
    const { code, printed } = await submit();
    expect(await submitted()).toMatchObject([
      { path: 'pkg-thread/thread', query: queryOf(lively), title: '老城墙 & <新> 的一个很长很长很长很' },
    ]);
    expect(printed).toContain('1 submitted');
    expect(code).toBe(0);
    await quiet.comment();
    // The site map is kept for a minute.
    w.t.clock.now += 61_000;
    await submit();
    expect((await submitted()).map(({ query }) => query)).toContain(queryOf(quiet));
  });

  test('are bounded by --max, the newest first, and only told with --dry-run', async () => {
    const space = await TestSpace.open(w.t, ['一', '二', '三']);
    w.t.clock.now += HOUR_MS;
    await w.t.call(operations.postComment, {
      as: space.owner,
      params: { spaceId: space.spaceId, postId: space.postIds[1]! },
      body: { text: '刚刚说的' },
    });
    const { printed } = await submit('--max', '1', '--dry-run');
    expect(printed).toContain(queryOf(space, 1));
    expect(printed).not.toContain(queryOf(space, 0));
    expect(await submitted()).toEqual([]);
    await submit('--max', '1', '--hours', '2');
    expect((await submitted()).map(({ query }) => query)).toEqual([queryOf(space, 1)]);
  });

  test('of a space that strangers may not read are never submitted', async () => {
    const space = await TestSpace.open(w.t, ['自家的事']);
    await space.comment();
    await w.t.database.pool.query(`UPDATE spaces SET visibility = 'unlisted'`);
    const { printed } = await submit();
    expect(await submitted()).toEqual([]);
    expect(printed).toContain('0 public pages changed');
  });
});

describe('when search does not take them', () => {
  test.each([
    ['because it is switched off', { searchOpen: false }, '85083'],
    ['because of the sitemap', { sitemapDisallow: ['pkg-thread/'] }, '40066'],
  ])('%s, the reason is told and the exit code is 1', async (_name, account, reason) => {
    await w.control('PUT', '/accounts', account);
    await (await TestSpace.open(w.t)).comment();
    const { code, printed } = await submit();
    expect(printed).toContain(reason);
    expect(code).toBe(1);
  });

  test('because the day is used up, likewise', async () => {
    await w.control('PUT', '/quota', { scale: 0.000_01, match: '/wxa/search' });
    await (await TestSpace.open(w.t, ['一', '二'])).comment();
    const { code, printed } = await submit();
    expect(printed).toContain('47006');
    expect(await submitted()).toEqual([]);
    expect(code).toBe(1);
  });
});

test('numbers that are none are refused before anything is asked', async () => {
  for (const args of [
    ['--max', '0'],
    ['--hours', 'x'],
    ['--category', '1.5'],
  ])
    expect(await submit(...args)).toMatchObject({ code: 2 });
  expect(await w.calls('/cgi-bin/stable_token')).toBe(0);
});
