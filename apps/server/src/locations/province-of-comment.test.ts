import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

const ADDRESS = '203.0.113.9';
let folder: string;
let t: TestApp;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huixiang-provinces-'));
  const table = join(folder, 'provinces.csv');
  writeFileSync(table, '203.0.113.0/24,44\n');
  t = await startTestApp({ TRUST_PROXY: '1', PROVINCE_HEADER: 'X-Client-Province', PROVINCE_TABLE: table });
});
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true });
});

function post(space: TestSpace, as: TestMember, text: string, headers: Record<string, string>) {
  const params = { spaceId: space.spaceId, postId: space.postIds[0]! };
  return t.call(operations.postComment, { as, params, body: { text }, headers });
}

test('a comment says from which province it was written, and nothing of the address is kept anywhere', async () => {
  const space = await TestSpace.open(t);
  const as = await t.signIn('四川来的人');
  const said = await post(space, as, '从成都说一句', {
    'x-client-province': 'CN-51',
    'x-forwarded-for': ADDRESS,
  });
  expect(said.province).toBe('51');
  const byTable = await post(space, as, '从广州说一句', { 'x-forwarded-for': ADDRESS });
  const unknown = await post(space, as, '不知从哪里说一句', {});
  const { items } = await t.call(operations.listThread, {
    params: { spaceId: space.spaceId, postId: space.postIds[0]! },
    query: { order: 'oldest' },
  });
  expect(items.map(({ id, province }) => [id, province])).toEqual([
    [said.id, '51'],
    [byTable.id, '44'],
    [unknown.id, undefined],
  ]);
  const { rows: tables } = await t.database.pool.query<{ name: string }>(
    `SELECT format('%I', table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  for (const { name } of tables) {
    const { rows } = await t.database.pool.query(`SELECT 1 FROM ${name} AS x WHERE x::text LIKE $1`, [
      `%${ADDRESS}%`,
    ]);
    expect([name, rows]).toEqual([name, []]);
  }
});

test('a reply by card has its province, and a deleted one shows none', async () => {
  const space = await TestSpace.open(t);
  const commentId = await space.comment();
  const as = await space.listener();
  await space.deal(as);
  const params = { spaceId: space.spaceId, commentId };
  const { replyId } = await t.call(operations.answerCard, {
    as,
    params,
    body: { answer: 'reply', text: '听见了' },
    headers: { 'x-client-province': '11' },
  });
  const ofReply = { spaceId: space.spaceId, commentId: replyId! };
  expect(await t.call(operations.getComment, { params: ofReply })).toMatchObject({ province: '11' });
  await t.call(operations.deleteComment, { as, params: ofReply });
  expect(await t.call(operations.getComment, { params: ofReply })).not.toHaveProperty('province');
});

test('it stands wherever others read the comment with its author, and not on a blind card', async () => {
  const space = await TestSpace.open(t);
  const { spaceId, owner } = space;
  const as = await t.signIn('洞庭边的人');
  const text = '洞庭湖的水又涨了';
  const root = await post(space, as, text, { 'x-client-province': '43' });
  const cards = await space.deal(await space.listener());
  expect(cards.cards.map((card) => [card.text, 'province' in card])).toEqual([[text, false]]);

  const found = async () =>
    (await t.call(operations.searchComments, { query: { q: '洞庭湖', spaceId } })).items;
  await expect.poll(found).toMatchObject([{ comment: { province: '43' } }]);
  expect((await t.call(operations.listInbox, { as: owner, params: { spaceId } })).items).toMatchObject([
    { comment: { id: root.id, province: '43' } },
  ]);
  const page = await t.app.http.inject({ url: `/t/${spaceId}/${space.postIds[0]}` });
  expect(page.body).toMatch(
    /洞庭边的人<\/span>\u00A0· <time.*<\/time>\u00A0· 来自\u00A0湖南<\/p><p>洞庭湖的水又涨了/,
  );
  await t.call(operations.setDiscovery, { as, body: { offered: false } });
  // Until then the page that was made before may be kept.
  t.clock.now += 61_000;
  const hidden = await t.app.http.inject({ url: `/t/${spaceId}/${space.postIds[0]}` });
  expect(hidden.body).not.toContain('来自');
});

test('a comment that waits for a person keeps the province that it was written from', async () => {
  const space = await TestSpace.open(t);
  const { owner, spaceId } = space;
  await t.call(operations.editSpace, { as: owner, params: { spaceId }, body: { preReview: 'all' } });
  const as = await t.signIn('等审核的人');
  const {
    id: waitingId,
    waiting,
    province,
  } = await post(space, as, '先审后发', { 'x-client-province': '44' });
  expect([waiting, province]).toEqual([true, '44']);
  const body = { publish: true };
  await t.call(operations.decideWaiting, { as: owner, params: { spaceId, waitingId }, body });
  const { items } = await t.call(operations.listThread, { params: { spaceId, postId: space.postIds[0]! } });
  expect(items).toMatchObject([{ text: '先审后发', province: '44' }]);
});

test('it is in the export of its author, and is erased with them even where their words stay', async () => {
  const space = await TestSpace.open(t);
  const as = await t.signIn('要走的人');
  const { id } = await post(space, as, '我的话留下', { 'x-client-province': '31' });
  const exported = await t.call(operations.exportMyData, { as });
  expect(JSON.stringify(exported)).toContain('"province":"31"');
  await t.call(operations.eraseMe, { as, body: { words: 'keep', nickname: '要走的人' } });
  const params = { spaceId: space.spaceId, commentId: id };
  await expect
    .poll(async () => t.call(operations.getComment, { params }))
    .toMatchObject({ text: '我的话留下', author: { id: 0 } });
  const { rows } = await t.database.pool.query('SELECT province FROM comments WHERE comment_id = $1', [id]);
  expect(rows).toEqual([{ province: null }]);
});
