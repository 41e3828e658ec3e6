import { operations } from '@huixiang/contract';
import jsqr from 'jsqr';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPicture } from '../pictures/testing/picture-files.ts';
import { startTestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';
import { startTestWechat, type TestWechat } from '../testing/test-wechat.ts';
import { CodePictures } from './code-pictures.ts';
import { newShareCode } from './share-code.ts';
import { writeCode } from './share-codes.store.ts';

/** Its types say otherwise, but the module is the function. */
const readCode = jsqr as unknown as typeof jsqr.default;
const PICTURE_CALL = '/wxa/getwxacodeunlimit';
const ORIGIN = 'https://hx.example.com';

let w: TestWechat;
let space: TestSpace;
let author: TestMember;
beforeAll(async () => {
  w = await startTestWechat({ PUBLIC_URL: `${ORIGIN}/app` });
  space = await TestSpace.open(w.t, ['老城墙']);
  author = await w.t.signIn('写的人');
});
afterAll(() => w.close());

const at = (commentId: number) => ({ spaceId: space.spaceId, commentId });
const makeCard = (commentId: number, as = author) =>
  w.t.call(operations.makeCommentCard, { as, params: at(commentId) });
const open = (code: string) => w.t.call(operations.openShareCode, { params: { code } });

/** What a camera reads. */
function scan(picture: string | null): string | undefined {
  const bytes = Buffer.from(picture?.split(',')[1] ?? '', 'base64');
  const { rgba, width, height } = readPicture(bytes);
  return readCode(new Uint8ClampedArray(rgba), width, height)?.data;
}

/** Modules as a camera sees them, eight pixels each, with a quiet edge. */
function scanModules(modules: readonly string[]): string | undefined {
  const [scale, quiet] = [8, 4];
  const size = (modules.length + 2 * quiet) * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      if (modules[Math.floor(y / scale) - quiet]?.[Math.floor(x / scale) - quiet] === '1')
        pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
  return readCode(pixels, size, size)?.data;
}

describe('the card of a comment', () => {
  test('has the words, the place, the curve and a code of the mini-program that leads to the comment', async () => {
    const commentId = await space.comment({ as: author, text: '**城墙**上的草 :tea: 又绿了' });
    await space.echo(await w.t.signIn('读者'), commentId);
    const card = await makeCard(commentId);
    expect(card).toMatchObject({
      author: '写的人',
      spaceName: '小院',
      title: '老城墙',
      text: '城墙上的草 又绿了',
      createdAt: w.t.clock.now,
      echoes: 1,
      modules: [],
      url: `${ORIGIN}/c/${card.code}`,
    });
    expect(card.curve.at(-1)).toMatchObject({ echoes: 1 });
    expect(scan(card.picture)).toBe(`pkg-thread/thread?scene=${card.code}`);
    expect(await open(card.code)).toMatchObject({
      spaceId: space.spaceId,
      postId: space.postIds[0],
      commentId,
    });
  });

  test('is drawn by WeChat once, however often and however many at a time ask', async () => {
    const commentId = await space.comment({ as: author });
    const before = await w.calls(PICTURE_CALL);
    const cards = await Promise.all(Array.from({ length: 6 }, () => makeCard(commentId)));
    const again = await makeCard(commentId);
    expect(new Set([...cards, again].map(({ code }) => code)).size).toBe(1);
    expect(new Set([...cards, again].map(({ picture }) => picture)).size).toBe(1);
    expect(await w.calls(PICTURE_CALL)).toBe(before + 1);
  });

  test('is not drawn again for whoever looked before it was drawn, and asks after', async () => {
    const { spaceId } = space;
    const [postId = 0] = space.postIds;
    const target = { spaceId, postId, commentId: await space.comment({ as: author }) };
    const { pool, wechat, now, log } = w.t.app.context;
    await writeCode(pool, [spaceId, postId, target.commentId, newShareCode(spaceId)]);
    let earlier = Promise.resolve<unknown>(undefined);
    /** What was read is told only once what was under way before has ended. */
    const slow = new Proxy(pool, {
      get: (real, name) => {
        if (name !== 'query') return Reflect.get(real, name) as unknown;
        const waitFor = earlier;
        return async (asked: Parameters<typeof real.query>[0]) => {
          const found = await real.query(asked);
          await waitFor;
          return found;
        };
      },
    });
    const codes = new CodePictures({ pool: slow, wechat, now, log });
    const before = await w.calls(PICTURE_CALL);
    const first = codes.get(target);
    earlier = first;
    const late = codes.get(target);
    earlier = Promise.resolve();
    expect(await late).toEqual(await first);
    expect(await w.calls(PICTURE_CALL)).toBe(before + 1);
  });

  test('is for its author alone, and for words that still stand', async () => {
    const commentId = await space.comment({ as: author });
    const stranger = await w.t.signIn('别人');
    expect(
      await w.t.attempt(operations.makeCommentCard, { as: stranger, params: at(commentId) }),
    ).toMatchObject({ status: 403, body: { error: { code: 'HX_FORBIDDEN' } } });
    await w.t.call(operations.deleteComment, { as: author, params: at(commentId) });
    expect(
      await w.t.attempt(operations.makeCommentCard, { as: author, params: at(commentId) }),
    ).toMatchObject({ status: 404 });
  });

  test('of a minor shows no number', async () => {
    const young = await w.t.signIn('十六岁');
    const commentId = await space.comment({ as: young });
    await space.echo(author, commentId);
    await w.t.call(operations.setProfile, { as: young, body: { ageBand: '14-17' } });
    const card = await makeCard(commentId, young);
    expect(card).toMatchObject({ echoes: null, curve: [] });
  });

  test('says nothing of who heard or saw it', async () => {
    const commentId = await space.comment({ as: author });
    expect(Object.keys(await makeCard(commentId)).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'author',
      'code',
      'createdAt',
      'curve',
      'echoes',
      'modules',
      'picture',
      'spaceName',
      'text',
      'title',
      'url',
    ]);
  });
});

test('the card of a post has its title and first words and leads to the post', async () => {
  const params = { spaceId: space.spaceId, postId: space.postIds[0] ?? 0 };
  const card = await w.t.call(operations.makePostCard, { as: author, params });
  expect(card).toMatchObject({ author: '店主', title: '老城墙', text: '', echoes: null, curve: [] });
  expect(await open(card.code)).toMatchObject({ ...params, commentId: null });
});

describe('who comes by a card', () => {
  test('echoes and replies with the provenance of a poster, and the card names nobody', async () => {
    const commentId = await space.comment({ as: author });
    const { code } = await makeCard(commentId);
    const { via, postId } = await open(code);
    const reader = await w.t.signIn('扫码的人');
    const { spaceId } = space;
    await w.t.call(operations.echoComment, { as: reader, params: at(commentId), body: { via } });
    await w.t.call(operations.postComment, {
      as: reader,
      params: { spaceId, postId },
      body: { text: '扫了码来的', parentId: commentId, via },
    });
    const { from } = await w.t.call(operations.getGrowth, { params: at(commentId) });
    expect(from).toEqual([{ provenance: 'poster', echoes: 1, replies: 1 }]);
    const { rows } = await w.t.database.pool.query('SELECT * FROM share_codes WHERE comment_id = $1', [
      commentId,
    ]);
    expect(JSON.stringify({ ...rows[0], picture: null })).not.toContain(String(author.id));
  });

  test.each([
    '1.abcdefghijkl',
    'zzzzzzzzzzz.abcdefghijkl',
    '0.abcdefghijkl',
    'x',
    '%E4%B8%AD',
    "1.'; DROP--xx",
  ])('with a code that nobody made (%s) finds nothing, and a browser is led home', async (code) => {
    expect(await w.t.attempt(operations.openShareCode, { params: { code } })).toMatchObject({ status: 404 });
    const page = await w.t.app.http.inject(`/c/${encodeURIComponent(code)}`);
    expect([page.statusCode, page.headers.location]).toEqual([302, '/']);
  });

  test('with a code of another space finds nothing', async () => {
    const other = await TestSpace.open(w.t);
    const { code } = await makeCard(await space.comment({ as: author }));
    const forged = `${other.spaceId.toString(36)}.${code.split('.')[1]}`;
    expect(await w.t.attempt(operations.openShareCode, { params: { code: forged } })).toMatchObject({
      status: 404,
    });
  });

  test('to a post that was taken down finds nothing', async () => {
    const gone = await TestSpace.open(w.t);
    const params = { spaceId: gone.spaceId, postId: gone.postIds[0] ?? 0 };
    const { code } = await w.t.call(operations.makePostCard, { as: gone.owner, params });
    await w.t.call(operations.deletePost, { as: gone.owner, params });
    expect(await w.t.attempt(operations.openShareCode, { params: { code } })).toMatchObject({ status: 404 });
  });

  test('in a browser is led to the comment', async () => {
    const commentId = await space.comment({ as: author });
    const { code } = await makeCard(commentId);
    const page = await w.t.app.http.inject(`/c/${code}`);
    const { postId } = await open(code);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers.location).toContain(
      `/#/pkg-thread/thread?spaceId=${space.spaceId}&postId=${postId}&commentId=${commentId}&via=`,
    );
  });
});

describe('where WeChat draws no code', () => {
  test('because the page is not released, the card has a QR code of the web, and WeChat is left alone for a while', async () => {
    const commentId = await space.comment({ as: author });
    await w.control('PUT', '/accounts', { pages: ['pages/home/index'] });
    const card = await makeCard(commentId);
    expect(card.picture).toBeNull();
    expect(scanModules(card.modules)).toBe(`${ORIGIN}/c/${card.code}`);
    const before = await w.calls(PICTURE_CALL);
    await makeCard(commentId);
    expect(await w.calls(PICTURE_CALL)).toBe(before);
    await w.control('PUT', '/accounts', { pages: ['pkg-thread/thread'] });
    w.t.clock.now += 5 * 60_000;
    expect((await makeCard(commentId)).picture).not.toBeNull();
  });

  test('because there were too many, likewise', async () => {
    const commentId = await space.comment({ as: author });
    // One a minute.
    await w.control('PUT', '/quota', { scale: 0.000_1, match: PICTURE_CALL });
    await makeCard(await space.comment({ as: author }));
    expect(scanModules((await makeCard(commentId)).modules)).toContain('/c/');
    await w.control('PUT', '/quota', { scale: 1, match: PICTURE_CALL });
    w.t.clock.now += 24 * 3_600_000;
    expect((await makeCard(commentId)).picture).not.toBeNull();
  });

  test('because it does not answer, nobody waits long', async () => {
    const commentId = await space.comment({ as: author });
    await w.down();
    const started = performance.now();
    const card = await makeCard(commentId);
    await w.up();
    expect(card.modules).not.toEqual([]);
    expect(performance.now() - started).toBeLessThan(6_000);
  });
});

describe('a link into the mini-program', () => {
  const params = () => ({ spaceId: space.spaceId, postId: space.postIds[0] ?? 0 });

  test('opens the comment, keeps the proof of how somebody came, and ends after a day', async () => {
    const commentId = await space.comment({ as: author });
    const { via } = await open((await makeCard(commentId)).code);
    const { link, expiresAt } = await w.t.call(operations.makeOpenLink, {
      params: params(),
      body: { commentId, via },
    });
    const opened = await w.control<{ path: string; query: Record<string, string> }>('POST', '/links/open', {
      link,
    });
    expect(opened).toMatchObject({
      path: 'pkg-thread/thread',
      query: { spaceId: String(space.spaceId), commentId: String(commentId), via },
    });
    expect(expiresAt - w.t.clock.now).toBe(24 * 3_600_000);
    w.t.clock.now = expiresAt;
    await expect(w.control('POST', '/links/open', { link })).rejects.toThrow('410');
    const anew = await w.t.call(operations.makeOpenLink, { params: params(), body: {} });
    expect(anew.link).not.toBe(link);
  });

  test('leads to nothing that is not there', async () => {
    expect(
      await w.t.attempt(operations.makeOpenLink, { params: { ...params(), postId: 1 }, body: {} }),
    ).toMatchObject({ status: 404 });
  });

  test('is refused in words when WeChat does not answer', async () => {
    await w.down();
    const { status, body } = await w.t.attempt(operations.makeOpenLink, { params: params(), body: {} });
    await w.up();
    expect([status, body.error?.code]).toEqual([503, 'HX_WECHAT_AWAY']);
  });
});

test('without WeChat a card has a QR code of where the request came to, and there is no link into it', async () => {
  const t = await startTestApp();
  try {
    const alone = await TestSpace.open(t);
    const params = { spaceId: alone.spaceId, postId: alone.postIds[0] ?? 0 };
    const as = alone.owner;
    const card = await t.call(operations.makePostCard, { as, params, headers: { host: 'hx.test:88' } });
    expect(card.picture).toBeNull();
    expect(scanModules(card.modules)).toBe(`http://hx.test:88/c/${card.code}`);
    expect(await t.attempt(operations.makeOpenLink, { params, body: {} })).toMatchObject({
      status: 404,
      body: { error: { code: 'HX_WECHAT_OFF' } },
    });
  } finally {
    await t.close();
  }
});
