import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

const ORIGIN = 'https://huixiang.example';
let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ PUBLIC_URL: `${ORIGIN}/` });
});
afterAll(() => t.close());

async function get(url: string, headers: Record<string, string> = {}) {
  const { statusCode, body, headers: sent } = await t.app.http.inject({ url, headers });
  return { status: statusCode, body, headers: sent };
}

async function read(url: string): Promise<string> {
  return (await get(url)).body;
}

function threadOf(space: TestSpace): string {
  return `/t/${space.spaceId}/${space.postIds[0]}`;
}

const IN_TIME = { timeout: 5_000 };

describe('the page of a thread', () => {
  test('has title, comments and replies in plain HTML, one address, and no script that runs', async () => {
    const space = await TestSpace.open(t, ['老城墙']);
    const root = await space.comment({ text: '想起外婆' });
    await space.reply(await t.signIn('回话的人'), root);
    const { status, body, headers } = await get(threadOf(space));
    expect(status).toBe(200);
    expect(body).toContain('<h1>老城墙</h1>');
    expect(body).toContain('<p>想起外婆</p>');
    expect(body).toMatch(/<ol><li id="c\d+">.*回话的人/s);
    expect(body).toContain(`<link rel="canonical" href="${ORIGIN}${threadOf(space)}">`);
    expect(body.match(/<script[^>]*>/g)).toEqual(['<script type="application/ld+json">']);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('shows what people wrote as text, whatever it looks like', async () => {
    const space = await TestSpace.open(t, ['<b>&"题目\'</b>']);
    await space.comment({ text: '</script><script>alert(1)</script><img src=x onerror=alert(1)>' });
    const body = await read(threadOf(space));
    expect(body).not.toMatch(/<img|<script>|<b>/);
    expect(body).toContain('&lt;b&gt;&amp;&quot;题目&#39;&lt;/b&gt;');
    const [, data] = /ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
    expect(JSON.parse(data ?? '')).toMatchObject({ headline: '<b>&"题目\'</b>', commentCount: 1 });
  });

  test('draws the marks of a comment, leaves stickers out, and has plain words for search engines', async () => {
    const space = await TestSpace.open(t);
    const text = '**慢慢**走 :tea:\n再看\n\n> 桥洞 <1>\n- 见 https://example.com/a?b=1';
    await space.comment({ text });
    const body = await read(threadOf(space));
    expect(body).toContain(
      '<p><strong>慢慢</strong>走 <br>再看</p><blockquote><p>桥洞 &lt;1&gt;</p></blockquote><p>· 见 ',
    );
    expect(body).not.toMatch(/:tea:|\*\*|href="https:\/\/example/);
    const [, data] = /ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
    const { comment } = JSON.parse(data ?? '{}') as { comment?: { text: string }[] };
    expect(comment?.[0]?.text).toMatch(/^慢慢走 再看 桥洞 <1> 见 /);
  });

  test('goes on by pages that name their neighbours', async () => {
    const space = await TestSpace.open(t);
    await space.comments(51);
    const first = await read(threadOf(space));
    const [, next] = /<link rel="next" href="([^"]+)">/.exec(first) ?? [];
    const second = await read(new URL(next ?? '').pathname + new URL(next ?? '').search);
    expect([first.match(/<li id/g)?.length, second.match(/<li id/g)?.length]).toEqual([50, 1]);
    expect(second).toContain(`<link rel="canonical" href="${next}">`);
  });

  test('is kept, and made anew when a comment comes or goes', async () => {
    const space = await TestSpace.open(t);
    const author = await t.signIn('来去的人');
    await read(threadOf(space));
    const commentId = await space.comment({ as: author, text: '来了' });
    await vi.waitFor(async () => expect(await read(threadOf(space))).toContain('来了'), IN_TIME);
    const { headers } = await get(threadOf(space));
    expect(headers['cache-control']).toBe('public, max-age=60');
    const again = await get(threadOf(space), { 'if-none-match': String(headers['etag']) });
    expect({ status: again.status, body: again.body }).toEqual({ status: 304, body: '' });
    const params = { spaceId: space.spaceId, commentId };
    await t.call(operations.deleteComment, { as: author, params });
    await vi.waitFor(async () => expect(await read(threadOf(space))).not.toContain('来了'), IN_TIME);
  });

  test('is gone at once for a space that is no longer public, and was never there for others', async () => {
    const space = await TestSpace.open(t);
    expect((await get(threadOf(space))).status).toBe(200);
    const params = { spaceId: space.spaceId };
    await t.call(operations.editSpace, { as: space.owner, params, body: { visibility: 'unlisted' } });
    const hidden = await get(threadOf(space));
    expect(hidden.status).toBe(404);
    expect(hidden.body).toContain('<meta name="robots" content="noindex">');
    expect((await get(`/s/${space.spaceId}`)).status).toBe(404);
    expect(await read('/sitemap/0.xml')).not.toContain(threadOf(space));
  });

  test.each(['/t/1/2', '/t/x/y', '/t/99999999999999999999/1', '/s/0', '/s/abc', '/sitemap/x.xml'])(
    'there is nothing at %s, and it says so as a page',
    async (url) => {
      const { status, headers } = await get(url);
      expect({ status, type: headers['content-type'] }).toEqual({
        status: 404,
        type: 'text/html; charset=utf-8',
      });
    },
  );

  test('leaves out the words and the name of who does not want to be read by strangers, of minors, and of the stopped', async () => {
    const space = await TestSpace.open(t);
    const [shy, young, stopped] = [
      await t.signIn('怕生的人'),
      await t.signIn('小同学'),
      await t.signIn('捣乱的人'),
    ];
    for (const as of [shy, young, stopped]) await space.comment({ as, text: `${as.nickname}说的话` });
    await t.call(operations.setDiscovery, { as: shy, body: { offered: false } });
    await t.database.pool.query(
      `INSERT INTO profiles (member_id, age_band, changed_at) VALUES ($1, '14-17', 0)
       ON CONFLICT (member_id) DO UPDATE SET age_band = '14-17'`,
      [young.id],
    );
    const params = { spaceId: space.spaceId, memberId: stopped.id };
    await t.call(operations.setBlocked, { as: space.owner, params, body: { blocked: true } });
    await vi.waitFor(async () => {
      const body = await read(threadOf(space));
      expect(body).not.toMatch(/怕生|小同学|捣乱/);
      expect(body.match(/不在这里公开/g)).toHaveLength(3);
    }, IN_TIME);
  });
});

describe('the way to the pages', () => {
  test('robots are led to the site map, and kept from the API', async () => {
    const { body, headers } = await get('/robots.txt');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain('Disallow: /api/');
    expect(body).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
    expect(await read('/sitemap.xml')).toContain(`<loc>${ORIGIN}/sitemap/0.xml</loc>`);
  });

  test('the site map says when something was said last under each public post', async () => {
    const space = await TestSpace.open(t);
    t.clock.now += 3_600_000;
    await space.comment();
    const said = new Date(t.clock.now).toISOString();
    expect(await read('/sitemap/0.xml')).toContain(
      `<loc>${ORIGIN}${threadOf(space)}</loc><lastmod>${said}</lastmod>`,
    );
  });

  test('the page of a space leads to its threads', async () => {
    const space = await TestSpace.open(t, ['一', '二']);
    const body = await read(`/s/${space.spaceId}`);
    expect(space.postIds.every((id) => body.includes(`href="/t/${space.spaceId}/${id}"`))).toBe(true);
  });
});

test('without a public address the pages name the host that was asked, if it can be one', async () => {
  const other = await startTestApp();
  try {
    const ask = async (host: string) =>
      (await other.app.http.inject({ url: '/robots.txt', headers: { host } })).body;
    expect(await ask('example.org:8787')).toContain('Sitemap: http://example.org:8787/sitemap.xml');
    expect(await ask('evil"><script>')).toContain('Sitemap: http://localhost/sitemap.xml');
  } finally {
    await other.close();
  }
});
