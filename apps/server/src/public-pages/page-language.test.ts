import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

const ORIGIN = 'https://huixiang.example';
const ENGLISH = 'en-US,en;q=0.9,zh-CN;q=0.8';
const HAN = /\p{Script=Han}/u;
const IN_TIME = { timeout: 5_000 };

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ PUBLIC_URL: `${ORIGIN}/` });
});
afterAll(() => t.close());

async function get(url: string, language?: string, headers: Record<string, string> = {}) {
  const wished = language === undefined ? headers : { ...headers, 'accept-language': language };
  return t.app.http.inject({ url, headers: wished });
}

/** A thread with everything that the page of one has words for. */
async function openThread(): Promise<{ space: TestSpace; url: string; firstUrl: string }> {
  const space = await TestSpace.open(t, ['老城墙', '新城']);
  const listener = await t.signIn('小林');
  const root = await space.comment({ as: await t.signIn('阿青'), text: '想起外婆' });
  await t.database.pool.query(`UPDATE comments SET province = '33' WHERE comment_id = $1`, [root]);
  await space.echo(listener, root);
  await space.reply(space.owner, root);
  const shy = await t.signIn('怕生的人');
  await space.comment({ as: shy, text: '不给人看' });
  await t.call(operations.setDiscovery, { as: shy, body: { offered: false } });
  const [post] = space.postIds;
  return { space, url: `/t/${space.spaceId}/${post}?after=1`, firstUrl: `/t/${space.spaceId}/${post}` };
}

/** A page without what people themselves wrote in these tests. */
function ours(body: string): string {
  return body.replaceAll(/小院|店主|老城墙|新城|阿青|想起外婆|回复 0/g, '');
}

function structured(body: string): unknown {
  return JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(body)?.[1] ?? '');
}

describe('to a reader whose browser asks for English', () => {
  test('the page of a thread speaks English, and people speak as they did', async () => {
    const { url, firstUrl } = await openThread();
    const { body, headers } = await get(url, ENGLISH);
    expect(body).toContain('<html lang="en">');
    expect(ours(body)).not.toMatch(HAN);
    expect(body).toContain('<h2>3 comments</h2>');
    expect(body).toContain('<span>阿青</span>\u00A0· ');
    expect(body).toContain(
      '>Nov\u00A021,\u00A02026,\u00A020:00</time>\u00A0· From\u00A0Zhejiang\u00A0· 1\u00A0echo</p>',
    );
    expect(body).toContain('<p>想起外婆</p>');
    expect(body).toContain('<span>店主</span> (creator)');
    expect(body).toContain('This comment is not public here.');
    expect(body).toContain(`<a href="${ORIGIN}${firstUrl}">From the start</a>`);
    expect(headers['vary']).toBe('accept-language');
  });

  test('it has the address and the data for machines of the Chinese page', async () => {
    const { firstUrl } = await openThread();
    const [english, chinese] = [(await get(firstUrl, ENGLISH)).body, (await get(firstUrl)).body];
    const canonical = `<link rel="canonical" href="${ORIGIN}${firstUrl}">`;
    expect(english).not.toBe(chinese);
    expect([english.includes(canonical), chinese.includes(canonical)]).toEqual([true, true]);
    expect(structured(english)).toEqual(structured(chinese));
    expect(structured(english)).toMatchObject({ headline: '老城墙', commentCount: 3 });
  });

  test('so does the page of a space, and one that is not there', async () => {
    const { space } = await openThread();
    const [page, missing] = [await get(`/s/${space.spaceId}`, ENGLISH), await get('/s/0', ENGLISH)];
    expect(page.body).toContain('<title>小院 · Huixiang</title>');
    expect(page.body).toContain('3 comments</p>');
    expect(ours(page.body)).not.toMatch(HAN);
    expect(missing.statusCode).toBe(404);
    expect(missing.body).toContain('<h1>Nothing public here</h1>');
    expect(missing.body).not.toMatch(HAN);
    expect([page.headers['vary'], missing.headers['vary']]).toEqual(['accept-language', 'accept-language']);
  });
});

test.each([undefined, '*', 'zh-CN,zh;q=0.9,en;q=0.8', 'fr'])(
  'who asks for "%s" gets the Chinese page, in which days are written as in China',
  async (language) => {
    const { firstUrl } = await openThread();
    const { body, headers } = await get(firstUrl, language);
    expect(body).toContain('<html lang="zh-CN">');
    expect(body).toContain('<h2>3 条留言</h2>');
    expect(body).toContain('>2026/11/21\u00A020:00</time>\u00A0· 来自\u00A0浙江');
    expect(body).toContain('<span>店主</span>（主创）');
    expect(headers['vary']).toBe('accept-language');
  },
);

test('each language is kept for itself, and both are made anew when a comment comes', async () => {
  const { space, firstUrl } = await openThread();
  const [english, chinese] = [await get(firstUrl, ENGLISH), await get(firstUrl)];
  const etag = String(english.headers['etag']);
  expect(chinese.headers['etag']).not.toBe(etag);
  const again = await get(firstUrl, ENGLISH, { 'if-none-match': etag });
  const other = await get(firstUrl, 'zh', { 'if-none-match': etag });
  expect([again.statusCode, other.statusCode]).toEqual([304, 200]);
  expect(again.headers['vary']).toBe('accept-language');
  await space.comment({ text: '来了' });
  await vi.waitFor(async () => {
    expect((await get(firstUrl, ENGLISH)).body).toContain('来了');
    expect((await get(firstUrl)).body).toContain('来了');
  }, IN_TIME);
});
