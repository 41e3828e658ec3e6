import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

async function search(
  q: string,
  query: { spaceId?: number; after?: string; limit?: number } = {},
  as?: TestMember,
) {
  return t.call(operations.searchComments, { query: { q, ...query }, ...(as === undefined ? {} : { as }) });
}

async function texts(q: string, query: { spaceId?: number; limit?: number } = {}, as?: TestMember) {
  return (await search(q, query, as)).items.map(({ comment }) => comment.text);
}

async function said(space: TestSpace, ...wishes: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const text of wishes) ids.push(await space.comment({ text }));
  await t.app.context.searchIndex.rebuild();
  return ids;
}

describe('finding words', () => {
  test('a word of two characters is found, also inside a longer one, and where it stands for itself comes first', async () => {
    const space = await TestSpace.open(t);
    await said(space, '这是发展中国家的茶', '中国的茶', '韩国的茶');
    expect(await texts('中国', { spaceId: space.spaceId })).toEqual(['中国的茶', '这是发展中国家的茶']);
  });

  test('what the reply marks is what was looked for, in UTF-16 units, over a picture character before it', async () => {
    const space = await TestSpace.open(t);
    await said(space, '😀㎏老城墙下的老城墙');
    const [item] = (await search('老城墙', { spaceId: space.spaceId })).items;
    expect(item?.ranges.map(({ from, to }) => item.comment.text.slice(from, to))).toEqual([
      '老城墙',
      '老城墙',
    ]);
  });

  test('two words must both stand there; when no comment has both, those with one are given and called loose', async () => {
    const space = await TestSpace.open(t);
    const { spaceId } = space;
    await said(space, '薄荷在阳台', '薄荷真香', '阳台朝北');
    expect(await texts('阳台 薄荷', { spaceId })).toEqual(['薄荷在阳台']);
    const loose = await search('薄荷 朝北的阳台', { spaceId });
    expect(loose.loose).toBe(true);
    expect(loose.items).toHaveLength(3);
  });

  test('single characters, words of alphabets by their beginnings, and full-width forms are found', async () => {
    const space = await TestSpace.open(t);
    const { spaceId } = space;
    await said(space, '喝点好茶', '茶好', 'ＣｈａｔＧＰＴ 很好用', 'I am fine');
    expect((await texts('茶', { spaceId })).toSorted((a, b) => a.localeCompare(b))).toHaveLength(2);
    expect(await texts('chatg', { spaceId })).toEqual(['ＣｈａｔＧＰＴ 很好用']);
    expect(await texts('hatgpt', { spaceId })).toEqual([]);
  });

  test.each(["'; DROP", 'a\\', "it's", '(茶 & !酒) | :*', '茶:*', '%_'])(
    'the wish %s is looked for as words and never read as a command',
    async (wish) => {
      const { status } = await t.attempt(operations.searchComments, { query: { q: wish } });
      expect([200, 422]).toContain(status);
    },
  );
});

describe('refusals', () => {
  test.each([
    ['……', 'HX_QUERY_EMPTY'],
    ['茶'.repeat(41), 'HX_QUERY_TOO_LONG'],
  ])('the wish %s is refused with %s', async (q, code) => {
    const { status, body } = await t.attempt(operations.searchComments, { query: { q } });
    expect({ status, code: body.error?.code }).toEqual({ status: 422, code });
  });

  test('an unknown space and a made-up position are refused', async () => {
    const unknown = await t.attempt(operations.searchComments, { query: { q: '茶', spaceId: 12_345 } });
    expect(unknown.body.error?.code).toBe('HX_NOT_FOUND');
    const invented = await t.attempt(operations.searchComments, { query: { q: '茶', after: 'zz.zz' } });
    expect(invented.body.error?.code).toBe('HX_CURSOR_INVALID');
  });
});

describe('who is found', () => {
  test('an edited comment is found by its new words alone, and one taken back not at all', async () => {
    const space = await TestSpace.open(t);
    const { spaceId } = space;
    const author = await t.signIn('改口的人');
    const commentId = await space.comment({ as: author, text: '山路难行' });
    await t.app.context.searchIndex.rebuild();
    const params = { spaceId, commentId };
    t.clock.now += 1000;
    await t.call(operations.editComment, { as: author, params, body: { text: '水路好走' } });
    expect(await texts('山路', { spaceId })).toEqual([]);
    await vi.waitFor(async () => expect(await texts('水路', { spaceId })).toEqual(['水路好走']), 10_000);
    await t.call(operations.deleteComment, { as: author, params });
    expect(await texts('水路', { spaceId })).toEqual([]);
    await vi.waitFor(async () => {
      const { rows } = await t.database.pool.query('SELECT 1 FROM comment_search WHERE comment_id = $1', [
        commentId,
      ]);
      expect(rows).toEqual([]);
    }, 10_000);
  });

  test('a new comment is found a moment after it was said, without anybody asking for it', async () => {
    const space = await TestSpace.open(t);
    await space.comment({ text: '刚刚写下的一句' });
    await vi.waitFor(
      async () => expect(await texts('刚刚写下', { spaceId: space.spaceId })).toEqual(['刚刚写下的一句']),
      10_000,
    );
  });

  test('public spaces are searched together, unlisted ones only from inside', async () => {
    const [open, hidden] = [await TestSpace.open(t), await TestSpace.open(t)];
    const params = { spaceId: hidden.spaceId };
    await t.call(operations.editSpace, { as: hidden.owner, params, body: { visibility: 'unlisted' } });
    await said(open, '琥珀在公开处');
    await said(hidden, '琥珀在里面');
    expect(await texts('琥珀')).toEqual(['琥珀在公开处']);
    expect(await texts('琥珀', { spaceId: hidden.spaceId })).toEqual(['琥珀在里面']);
    expect(await texts('琥珀', { spaceId: open.spaceId })).toEqual(['琥珀在公开处']);
  });

  test('comments of a stopped author, of an author I muted, and under a removed post are not shown', async () => {
    const space = await TestSpace.open(t, ['留着的', '拿走的']);
    const { spaceId, owner } = space;
    const [stopped, muted, reader] = [await t.signIn('甲'), await t.signIn('乙'), await t.signIn('丙')];
    await space.comment({ as: stopped, text: '玛瑙甲' });
    await space.comment({ as: muted, text: '玛瑙乙' });
    await space.comment({ post: 1, text: '玛瑙丙' });
    await said(space, '玛瑙丁');
    const body = { blocked: true };
    await t.call(operations.setBlocked, { as: owner, params: { spaceId, memberId: stopped.id }, body });
    await t.call(operations.deletePost, { as: owner, params: { spaceId, postId: space.postIds[1]! } });
    await t.database.pool.query(
      `INSERT INTO mutes (member_id, space_id, kind, target_id, muted_at) VALUES ($1, $2, 'author', $3, 0)`,
      [reader.id, spaceId, muted.id],
    );
    expect(await texts('玛瑙', { spaceId }, reader)).toEqual(['玛瑙丁']);
    expect(await texts('玛瑙', { spaceId })).toHaveLength(2);
  });
});

describe('pages', () => {
  test('every answer comes once, over windows and pages, while others are being written', async () => {
    const space = await TestSpace.open(t);
    const { spaceId } = space;
    const wishes = Array.from({ length: 130 }, (_, i) => `珍珠${i % 3 === 0 ? '项链' : '贝'} 第${i}颗`);
    await said(space, ...wishes);
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page: Awaited<ReturnType<typeof search>> = await search('珍珠', {
        spaceId,
        limit: 30,
        ...(after === undefined ? {} : { after }),
      });
      found.push(...page.items.map(({ comment }) => comment.text));
      after = page.next ?? undefined;
      await said(space, `珍珠 后来的 ${found.length}`);
    } while (after !== undefined);
    expect(found.toSorted((a, b) => a.localeCompare(b))).toEqual(
      wishes.toSorted((a, b) => a.localeCompare(b)),
    );
  });
});

test('an echo by the signed way from an answer came by search', async () => {
  const space = await TestSpace.open(t);
  const { spaceId } = space;
  await said(space, '翡翠一块');
  const [item] = (await search('翡翠', { spaceId })).items;
  const reader = await t.signIn('找来的人');
  const params = { spaceId, commentId: item!.comment.id };
  await t.call(operations.echoComment, { as: reader, params, body: { via: item!.via } });
  const { from } = await t.call(operations.getGrowth, { params });
  expect(from.find(({ provenance }) => provenance === 'search')?.echoes).toBe(1);
});
