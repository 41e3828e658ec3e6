import { limits, operations, type GaugeReaction } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { alwaysOn, TestSpace } from '../testing/test-space.ts';
import { contentOf, match, tasteOf } from './topics.ts';

let t: TestApp;
let space: TestSpace;
let me: TestMember;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  space = await TestSpace.open(t, ['随便聊聊', '第二个题目']);
  me = await space.listener();
});

const SUBJECTS = ['薄荷扦插', '仙人掌开花', '豆腐收摊', '陶器上釉', '股票亏损', '足球比赛', '咖啡手冲'];
/** Comments on different subjects by different people. */
async function talk(count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const text = `${SUBJECTS[n % SUBJECTS.length]}办法 idea${n}`;
    ids.push(await space.comment({ text, post: n % 2 }));
  }
  return ids;
}
const params = () => ({ spaceId: space.spaceId });
const get = (as = me) => t.call(operations.getGauge, { as, params: params() });
const renew = (as = me) => t.call(operations.renewGauge, { as, params: params() });
const react = (commentId: number, reaction: GaugeReaction, as = me) =>
  t.call(operations.reactToGauge, { as, params: { ...params(), commentId }, body: { reaction } });
const idsOf = ({ cards }: { cards: { commentId: number }[] }) => cards.map((card) => card.commentId);

test('the gauge is about ten real comments, shown without any count', async () => {
  await talk(14);
  const gauge = await get();
  expect(gauge.cards).toHaveLength(limits.gaugeSize);
  expect(gauge.answered).toBe(0);
  expect(new Set(idsOf(gauge)).size).toBe(limits.gaugeSize);
  expect(Object.keys(gauge.cards[0]!).toSorted()).toEqual([
    'author',
    'commentId',
    'createdAt',
    'postId',
    'postTitle',
    'reaction',
    'text',
  ]);
});

test('it is spread over the subjects of the space', async () => {
  for (let n = 0; n < 12; n += 1) await space.comment({ text: `薄荷扦插换盆 idea${n}` });
  const odd = [
    await space.comment({ text: '仙人掌开花浇水' }),
    await space.comment({ text: '豆腐收摊便宜' }),
  ];
  expect(idsOf(await get())).toEqual(expect.arrayContaining(odd));
});

test('the set stays while the member is at it, new comments or not', async () => {
  await talk(12);
  const first = idsOf(await get());
  await react(first[3]!, 'skip');
  await talk(5);
  expect(idsOf(await get())).toEqual(first);
});

test('a small space asks about what there is, and fills the set up when there is more', async () => {
  const [only] = await talk(1);
  expect(idsOf(await get())).toEqual([only]);
  await talk(3);
  const filled = idsOf(await get());
  expect(filled).toHaveLength(4);
  expect(filled[0]).toBe(only);
});

test('own, taken back, muted and reported comments and those of stopped people are never asked about', async () => {
  const ids = await talk(6);
  const own = await space.comment({ as: me, text: '我自己的薄荷扦插' });
  const stopped = await t.signIn('被停的人');
  const theirs = await space.comment({ as: stopped, text: '广告广告薄荷' });
  const muted = await t.signIn('被静音的人');
  const silent = await space.comment({ as: muted, text: '仙人掌又开花' });
  await t.database.pool.query(`INSERT INTO mutes VALUES ($1, $2, 'author', $3, 1)`, [
    me.id,
    space.spaceId,
    muted.id,
  ]);
  const before = idsOf(await get());
  expect(before).toContain(theirs);
  expect(before).not.toContain(own);
  expect(before).not.toContain(silent);

  await t.call(operations.setBlocked, {
    as: space.owner,
    params: { ...params(), memberId: stopped.id },
    body: { blocked: true },
  });
  await t.call(operations.deleteComment, { as: space.owner, params: { ...params(), commentId: ids[0]! } });
  await t.call(operations.reportComment, {
    as: me,
    params: { ...params(), commentId: ids[1]! },
    body: { reason: 'spam' },
  });
  const after = idsOf(await get());
  for (const id of [theirs, ids[0], ids[1]]) expect(after).not.toContain(id);
  expect(after).toEqual(expect.arrayContaining(ids.slice(2)));
});

test('a comment that the member has echoed or passed on already is not asked about', async () => {
  const ids = await talk(4);
  await space.echo(me, ids[0]!);
  await t.call(operations.passComment, { as: me, params: { ...params(), commentId: ids[1]! } });
  expect(new Set(idsOf(await get()))).toEqual(new Set(ids.slice(2)));
});

test('a reaction is private: it is no echo, and moves no count', async () => {
  const [id] = await talk(1);
  await get();
  const { cards, answered } = await react(id!, 'speaks');
  expect(answered).toBe(1);
  expect(cards[0]).toMatchObject({ commentId: id, reaction: 'speaks' });
  const comment = await t.call(operations.getComment, { params: { ...params(), commentId: id! } });
  expect(comment.echoes).toEqual({ raw: 0, counted: 0, organic: 0 });
  expect((await get(await space.listener())).cards[0]).toMatchObject({ commentId: id, reaction: null });
});

test('a reaction makes tags and fits near comments better, changing it turns that round', async () => {
  const [id] = [await space.comment({ text: '薄荷扦插换盆' })];
  const near = await space.comment({ text: '换盆以后的薄荷' });
  await get();
  await t.app.context.topics.keeper.settle();
  const fit = async () => {
    const [content] = (await contentOf(t.app.context, space.spaceId, [near])).values();
    return match(content!, await tasteOf(t.app.context, space.spaceId, me.id, alwaysOn));
  };
  const tags = async () => (await t.call(operations.listMyTags, { as: me, params: params() })).items;
  await react(id, 'speaks');
  expect((await tags())[0]).toMatchObject({ origin: 'gauge' });
  expect((await fit()).gauge).toBeGreaterThan(0.3);
  expect((await fit()).tag).not.toBeNull();
  await react(id, 'not-for-me');
  expect((await fit()).gauge).toBeLessThan(-0.3);
  await react(id, 'skip');
  expect(await fit()).toEqual({ score: 0, gauge: 0, tag: null });
  expect(await tags()).toEqual([]);
});

test('trying again gives a fresh set while there is one, keeps the reactions, and then asks again', async () => {
  await talk(14);
  const first = await get();
  for (const { commentId } of first.cards) await react(commentId, 'speaks');
  const second = await renew();
  expect(second.answered).toBeLessThan(second.cards.length);
  // Four are left that were never asked; the rest of the ten come again.
  expect(idsOf(second).filter((id) => !idsOf(first).includes(id))).toHaveLength(4);
  expect(await get()).toEqual(second);
  const { rows } = await t.database.pool.query('SELECT 1 FROM gauge_reactions WHERE member_id = $1', [me.id]);
  expect(rows).toHaveLength(first.cards.length);
});

test('only what was asked can be reacted to', async () => {
  const ids = await talk(12);
  const gauge = idsOf(await get());
  const outside = ids.find((id) => !gauge.includes(id))!;
  const { body } = await t.attempt(operations.reactToGauge, {
    as: me,
    params: { ...params(), commentId: outside },
    body: { reaction: 'speaks' },
  });
  expect(body.error?.code).toBe('HX_CARD_UNKNOWN');
});

test('simultaneous first visits of one member get the same set', async () => {
  await talk(14);
  const sets = await Promise.all(Array.from({ length: 6 }, () => get()));
  for (const set of sets) expect(idsOf(set)).toEqual(idsOf(sets[0]!));
});

test('who was stopped in the space is asked nothing, and cannot react to what was asked before', async () => {
  const [commentId] = await talk(1);
  await get();
  await t.call(operations.setBlocked, {
    as: space.owner,
    params: { ...params(), memberId: me.id },
    body: { blocked: true },
  });
  const codes = [
    await t.attempt(operations.getGauge, { as: me, params: params() }),
    await t.attempt(operations.renewGauge, { as: me, params: params() }),
    await t.attempt(operations.reactToGauge, {
      as: me,
      params: { ...params(), commentId: commentId! },
      body: { reaction: 'speaks' },
    }),
  ].map(({ body }) => body.error?.code);
  expect(codes).toEqual(['HX_BLOCKED', 'HX_BLOCKED', 'HX_BLOCKED']);
});
