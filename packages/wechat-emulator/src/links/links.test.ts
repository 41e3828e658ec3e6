import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { MINI, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';

const DAY = 86_400_000;

let emulator: TestEmulator;
beforeEach(async () => {
  emulator = await startTestEmulator();
});
afterEach(() => emulator.close());

const seconds = (): number => Math.floor(emulator.clock.now() / 1000);

describe('links into the mini-program', () => {
  const urlLink = <T = { url_link: string }>(body: Record<string, unknown>): Promise<T> =>
    emulator.call(MINI, '/wxa/generate_urllink', { path: 'pages/home/index', query: 'a=1', ...body });

  it('live at most thirty days', async () => {
    expect(await urlLink({ expire_type: 1, expire_interval: 30 })).toHaveProperty('url_link');
    expect(await urlLink({ expire_type: 1, expire_interval: 31 })).toMatchObject({ errcode: 85402 });
    expect(await urlLink({ expire_time: seconds() + 30 * 86_400 })).toHaveProperty('url_link');
    expect(await urlLink({ expire_time: seconds() + 31 * 86_400 })).toMatchObject({ errcode: 85401 });
  });

  it('lead to their page until they end', async () => {
    const { url_link: link } = await urlLink({ expire_type: 1, expire_interval: 1 });
    expect(await emulator.control('POST', '/links/open', { link })).toMatchObject({
      path: 'pages/home/index',
      query: { a: '1' },
      scene: 1194,
    });
    await emulator.clock.advance(DAY);
    await expect(emulator.control('POST', '/links/open', { link })).rejects.toThrow('410');
  });

  it('are refused when they should have no end (85400) or lead nowhere (41030)', async () => {
    const scheme = (body: Record<string, unknown>): Promise<unknown> =>
      emulator.call(MINI, '/wxa/generatescheme', {
        jump_wxa: { path: '/pages/home/index', query: '' },
        ...body,
      });
    expect(await scheme({ is_expire: false })).toMatchObject({ errcode: 85400 });
    expect(await scheme({ is_expire: true, expire_type: 1, expire_interval: 7 })).toMatchObject({
      openlink: expect.stringMatching(/^weixin:/),
    });
    await emulator.control('PUT', '/accounts', { pages: ['pages/me/index'] });
    expect(await urlLink({})).toMatchObject({ errcode: 41030 });
  });

  it('of both kinds share one quota', async () => {
    await emulator.control('PUT', '/quota', { match: '/wxa/generate', scale: 0.000004 });
    await urlLink({});
    await emulator.call(MINI, '/wxa/generatescheme', {});
    expect(await urlLink({})).toMatchObject({ errcode: 45009 });
  });
});

describe('codes of the mini-program', () => {
  const ask = async (body: Record<string, unknown>): Promise<Response> => {
    const token = await emulator.token(MINI);
    const url = `${emulator.address}/wxa/getwxacodeunlimit?access_token=${token}`;
    return fetch(url, { method: 'POST', body: JSON.stringify(body) });
  };

  it('are a JPEG, in which a comment says where it leads', async () => {
    const response = await ask({ scene: 'c=7', page: 'pages/home/index' });
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(bytes.subarray(-2).toString('hex')).toBe('ffd9');
    expect(bytes.toString('latin1')).toContain('pages/home/index?scene=c=7');
  });

  it('are JSON when there is none', async () => {
    await emulator.control('PUT', '/accounts', { pages: ['pages/home/index'] });
    const refusal = async (body: Record<string, unknown>): Promise<unknown> => {
      const response = await ask(body);
      expect(response.headers.get('content-type')).toMatch(/json/);
      return ((await response.json()) as { errcode: number }).errcode;
    };
    expect(await refusal({ scene: 'x'.repeat(33), page: 'pages/home/index' })).toBe(40169);
    expect(await refusal({ scene: '中文', page: 'pages/home/index' })).toBe(40129);
    expect(await refusal({ scene: 'a', page: '/pages/home/index' })).toBe(41030);
    expect(await refusal({ scene: 'a', page: 'pages/none/index' })).toBe(41030);
    expect(
      (await ask({ scene: 'a', page: 'pages/none/index', check_path: false })).headers.get('content-type'),
    ).toBe('image/jpeg');
  });
});

describe('pages for search', () => {
  const submit = (pages: unknown): Promise<unknown> =>
    emulator.call(MINI, '/wxa/search/wxaapi_submitpages', { pages });
  const page = (number: number): object => ({
    path: 'pkg-thread/thread',
    query: `id=${number}`,
    data_list: [{ title: `第 ${number} 篇` }],
  });

  it('are taken a thousand at a time', async () => {
    const many = Array.from({ length: 1000 }, (_none, number) => page(number));
    expect(await submit(many)).toMatchObject({ errcode: 0 });
    expect(await submit([...many, page(1000)])).toMatchObject({ errcode: 47004 });
    const { pages } = await emulator.control<{ pages: unknown[] }>('GET', '/pages');
    expect(pages).toHaveLength(1000);
    expect(pages[7]).toMatchObject({ path: 'pkg-thread/thread', query: 'id=7', title: '第 7 篇' });
  });

  it('are refused beyond the day, against the sitemap, when search is off, and without a list', async () => {
    await emulator.control('PUT', '/quota', { match: '/wxa/search', scale: 0.00002 });
    expect(await submit([page(1), page(2)])).toMatchObject({ errcode: 0 });
    expect(await submit([page(3)])).toMatchObject({ errcode: 47006 });
    await emulator.clock.advance(DAY);
    await emulator.control('PUT', '/accounts', { sitemapDisallow: ['pkg-mine/'] });
    expect(await submit([{ path: 'pkg-mine/comment', query: '' }])).toMatchObject({ errcode: 40066 });
    expect(await submit([{ path: '/pages/home/index' }])).toMatchObject({ errcode: 40210 });
    expect(await submit('x')).toMatchObject({ errcode: 47001 });
    await emulator.control('PUT', '/accounts', { searchOpen: false });
    expect(await submit([page(1)])).toMatchObject({ errcode: 85083 });
  });
});
