import { limits, operations, type Answer } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { alwaysOn, TestSpace } from '../testing/test-space.ts';

let t: TestApp;
let space: TestSpace;
let me: TestMember;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  space = await TestSpace.open(t, ['随便聊聊']);
  me = await space.listener();
});

const params = () => ({ spaceId: space.spaceId });
const list = (as = me) => t.call(operations.listMyTags, { as, params: params() });
const weights = async (as = me) =>
  Object.fromEntries((await list(as)).items.map(({ tag, weight }) => [tag, weight]));
const setTag = (tag: string, weight: number) =>
  t.call(operations.setMyTag, { as: me, params: { ...params(), tag }, body: { weight } });
const deleteTag = (tag: string) => t.call(operations.deleteMyTag, { as: me, params: { ...params(), tag } });
const set = (settings: object) =>
  t.call(operations.setListening, { as: me, body: { ...alwaysOn, ...settings } });

/** Two comments about mint by others, echoed in the thread. */
async function echoMint(as = me): Promise<number[]> {
  const ids = [await space.comment({ text: '薄荷叶子黄了' }), await space.comment({ text: '薄荷泡水喝' })];
  for (const id of ids) await space.echo(as, id);
  return ids;
}

test('echoing two comments about a thing in their threads makes it a tag, taking the echoes back unmakes it', async () => {
  expect((await list()).items).toEqual([]);
  const ids = await echoMint();
  const { items } = await list();
  expect(items).toEqual([{ tag: '薄荷', weight: expect.any(Number), origin: 'learned' }]);
  expect(items[0]!.weight).toBeGreaterThan(0.1);
  for (const commentId of ids)
    await t.call(operations.revokeEcho, { as: me, params: { ...params(), commentId } });
  expect((await list()).items).toEqual([]);
});

test('answers to cards are learned from: a reply and an echo for, a pass against', async () => {
  for (const text of ['薄荷叶子黄了', '薄荷泡水喝', '股票大涨', '股票亏损']) await space.comment({ text });
  const { cards } = await space.deal(me);
  for (const { commentId, text } of cards) {
    const wish: { answer: Answer; text?: string } = text.includes('股票')
      ? { answer: 'pass' }
      : text.includes('泡水')
        ? { answer: 'reply', text: '我也这样喝' }
        : { answer: 'echo' };
    await t.call(operations.answerCard, { as: me, params: { ...params(), commentId }, body: wish });
  }
  const learned = await weights();
  expect(learned['薄荷']).toBeGreaterThan(0);
  expect(learned['股票']).toBeLessThan(0);
});

test('a pass in the thread lowers, and an echo later on the same comment replaces it', async () => {
  const ids = [await space.comment({ text: '薄荷叶子黄了' }), await space.comment({ text: '薄荷泡水喝' })];
  for (const commentId of ids)
    await t.call(operations.passComment, { as: me, params: { ...params(), commentId } });
  expect((await weights())['薄荷']).toBeLessThan(0);
  for (const id of ids) await space.echo(me, id);
  expect((await weights())['薄荷']).toBeGreaterThan(0);
});

test('a tag is set by hand and stays so, whatever is learned', async () => {
  await echoMint();
  expect((await setTag('薄荷', -1)).items).toEqual([{ tag: '薄荷', weight: -1, origin: 'declared' }]);
  await echoMint();
  expect(await weights()).toMatchObject({ 薄荷: -1 });
});

test('a deleted tag is not learned again until it is added by hand', async () => {
  await echoMint();
  expect((await deleteTag('薄荷')).items).toEqual([]);
  await echoMint();
  t.clock.now += 3_600_000;
  expect(await weights()).not.toHaveProperty('薄荷');
  await setTag('薄荷', 0.5);
  expect(await weights()).toMatchObject({ 薄荷: 0.5 });
});

test('a declared interest is a tag in every space, and can be deleted in one', async () => {
  await set({ interests: ['Pour Over'] });
  const other = await TestSpace.open(t);
  expect((await list()).items).toEqual([{ tag: 'Pour Over', weight: 1, origin: 'declared' }]);
  expect((await deleteTag('pour over')).items).toEqual([]);
  const elsewhere = await t.call(operations.listMyTags, { as: me, params: { spaceId: other.spaceId } });
  expect(elsewhere.items).toHaveLength(1);
});

test('with personalisation off nothing is learned, what was known stays to be seen', async () => {
  await echoMint();
  const before = await weights();
  await set({ personalised: false });
  const texts = ['股票大涨', '股票亏损'];
  for (const text of texts) await space.echo(me, await space.comment({ text }));
  expect(await list()).toMatchObject({ personalised: false });
  expect(await weights()).toEqual(before);
  const { rows } = await t.database.pool.query('SELECT 1 FROM taste_acts WHERE member_id = $1', [me.id]);
  expect(rows).toHaveLength(2);
});

test('nothing is learned from who does not listen', async () => {
  const reader = await t.signIn('读者');
  await echoMint(reader);
  expect((await list(reader)).items).toEqual([]);
  const { rows } = await t.database.pool.query('SELECT 1 FROM taste_acts WHERE member_id = $1', [reader.id]);
  expect(rows).toEqual([]);
});

test('replying to oneself says nothing about taste', async () => {
  const ids = [
    await space.comment({ as: me, text: '薄荷叶子黄了' }),
    await space.comment({ as: me, text: '薄荷泡水喝' }),
  ];
  for (const id of ids) await space.reply(me, id);
  expect((await list()).items).toEqual([]);
});

test('a comment that was taken back is learned from no more', async () => {
  const [first] = await echoMint();
  expect(await weights()).toHaveProperty('薄荷');
  await t.call(operations.deleteComment, { as: space.owner, params: { ...params(), commentId: first! } });
  t.clock.now += 3_600_000;
  expect(await weights()).not.toHaveProperty('薄荷');
});

test('tags are told to nobody else', async () => {
  await setTag('薄荷', 1);
  expect((await list(space.owner)).items).toEqual([]);
});

test('deleting what is no tag of mine leaves no trace', async () => {
  await deleteTag('从未有过');
  const { rows } = await t.database.pool.query('SELECT 1 FROM member_tags WHERE member_id = $1', [me.id]);
  expect(rows).toEqual([]);
});

test('a member sets so many tags and no more, and may still change and delete them', async () => {
  await t.database.pool.query(
    `INSERT INTO member_tags SELECT $1, $2, 'tag' || n, 1, false, 1 FROM generate_series(1, $3) AS n`,
    [space.spaceId, me.id, limits.memberTagsMax],
  );
  const add = () =>
    t.attempt(operations.setMyTag, { as: me, params: { ...params(), tag: '茶' }, body: { weight: 1 } });
  expect((await add()).body.error?.code).toBe('HX_TAGS_TOO_MANY');
  await setTag('tag1', -1);
  await deleteTag('tag2');
  expect((await add()).status).toBe(200);
});

test('a tag may hold any sign that an address can carry', async () => {
  for (const tag of ['a/b', '100%', '茶 & 酒', '?#', '𠮷'.repeat(16)]) {
    expect((await setTag(tag, 1)).items.some((item) => item.tag === tag)).toBe(true);
    await deleteTag(tag);
  }
  expect((await list()).items).toEqual([]);
});

test('tags, acts and gauge reactions are in the export', async () => {
  await echoMint();
  await setTag('茶', 0.5);
  const { cards } = await t.call(operations.getGauge, { as: me, params: params() });
  expect(cards).toEqual([]);
  const id = await space.comment({ text: '仙人掌开花' });
  await t.call(operations.getGauge, { as: me, params: params() });
  await t.call(operations.reactToGauge, {
    as: me,
    params: { ...params(), commentId: id },
    body: { reaction: 'speaks' },
  });
  await list();
  const all = JSON.stringify(await t.call(operations.exportMyData, { as: me }));
  expect(all).toContain('"tags":[{"tag":"茶"');
  expect(all).toMatch(/"tasteActs":\[\{[^}]*"comment_id"/);
  expect(all).toMatch(/"gaugeReactions":\[\{[^}]*"comment_id"/);
});
