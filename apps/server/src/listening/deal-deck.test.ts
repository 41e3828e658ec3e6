import { limits, operations } from '@huixiang/contract';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { dealDeck } from './deal-deck.ts';
import { alwaysOn, TestSpace } from '../testing/test-space.ts';

const HOUR_MS = 3_600_000;
const noon = Date.UTC(2026, 10, 21, 12);
let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterEach(() => {
  t.clock.now = noon;
});
afterAll(() => t.close());

function ascending(ids: readonly number[]): number[] {
  return ids.toSorted((a, b) => a - b);
}

async function cardsOf(memberId: number): Promise<{ comment_id: number; answer: string | null }[]> {
  const { rows } = await t.database.pool.query('SELECT comment_id, answer FROM cards WHERE member_id = $1', [
    memberId,
  ]);
  return rows;
}

async function dealtToday(memberId: number): Promise<number> {
  const { rows } = await t.database.pool.query<{ dealt: number }>(
    'SELECT sum(dealt)::int AS dealt FROM listener_days WHERE member_id = $1',
    [memberId],
  );
  return rows[0]?.dealt ?? 0;
}

async function answerAll(space: TestSpace, as: TestMember): Promise<void> {
  for (const { commentId } of (await space.deal(as)).cards) {
    const params = { spaceId: space.spaceId, commentId };
    await t.call(operations.answerCard, { as, params, body: { answer: 'pass' } });
  }
}

test('a card is blind: it says what was said, where, by whom and why, and nothing of how others took it', async () => {
  const space = await TestSpace.open(t, ['傍晚的菜市场']);
  const author = await t.signIn('小何');
  const commentId = await space.comment({ as: author, text: '雨天也有人摆摊' });
  const echoer = await t.signIn('路人');
  await t.call(operations.echoComment, { as: echoer, params: { spaceId: space.spaceId, commentId } });
  const as = await space.listener({ interests: ['雨天'], region: '34' });
  await t.call(operations.setListening, { as: author, body: { ...alwaysOn, region: '3402' } });
  // Nothing comes by a draw, whose card would say that.
  const unsurprised = { ...t.app.context, random: () => 0.5 };
  const { cards, empty } = await dealDeck(unsurprised, { memberId: as.id, spaceId: space.spaceId });
  expect(empty).toBeNull();
  expect(cards).toEqual([
    {
      deckId: expect.any(Number),
      spaceId: space.spaceId,
      spaceName: '小院',
      postId: space.postIds[0],
      postTitle: '傍晚的菜市场',
      postExcerpt: '',
      commentId,
      author: { id: author.id, nickname: '小何' },
      text: '雨天也有人摆摊',
      createdAt: noon,
      why: [
        { code: 'interest', value: '雨天' },
        { code: 'region' },
        { code: 'newcomer' },
        { code: 'new' },
        { code: 'least-heard' },
      ],
    },
  ]);
});

test('a deck is a handful, and a reload brings the same cards without touching the budget', async () => {
  const space = await TestSpace.open(t, ['一', '二', '三', '四']);
  await space.comments(9);
  const as = await space.listener({ dailyCap: 20 });
  const first = await space.deal(as);
  expect(first.cards).toHaveLength(limits.deckSize);
  expect(first.leftToday).toBe(20 - limits.deckSize);
  expect(await space.deal(as)).toEqual(first);
  t.clock.now += 2 * HOUR_MS;
  expect(await space.deal(as)).toEqual(first);
  expect(await cardsOf(as.id)).toHaveLength(limits.deckSize);
});

test('an answered card makes room for a new one, and no comment comes twice', async () => {
  const space = await TestSpace.open(t, ['一', '二']);
  const all = await space.comments(8);
  const as = await space.listener();
  const seen: number[] = [];
  let deck = await space.deal(as);
  while (deck.cards[0] !== undefined) {
    const [{ commentId }] = deck.cards;
    seen.push(commentId);
    await t.call(operations.answerCard, {
      as,
      params: { spaceId: space.spaceId, commentId },
      body: { answer: 'pass' },
    });
    deck = await space.deal(as);
  }
  expect(deck.empty).toBe('nothing');
  expect(ascending(seen)).toEqual(ascending(all));
});

test('a card left unanswered for two hours is gone for good and others come', async () => {
  const space = await TestSpace.open(t);
  const all = await space.comments(8);
  const as = await space.listener();
  const first = await space.dealtIds(as);
  t.clock.now += 2 * HOUR_MS + 1;
  const second = await space.dealtIds(as);
  expect(ascending([...first, ...second])).toEqual(ascending(all));
});

test('own comments, and those echoed, passed, reported or replied to in the thread, are not dealt', async () => {
  const space = await TestSpace.open(t);
  const { spaceId } = space;
  const as = await space.listener();
  await space.comment({ as });
  const [echoed = 0, passed = 0, reported = 0, replied = 0, left = 0] = await space.comments(5);
  const params = (commentId: number) => ({ spaceId, commentId });
  await t.call(operations.echoComment, { as, params: params(echoed) });
  await t.call(operations.passComment, { as, params: params(passed) });
  await t.call(operations.reportComment, { as, params: params(reported), body: { reason: 'spam' } });
  const reply = { text: '说得对', parentId: replied };
  await t.call(operations.postComment, { as, params: { spaceId, postId: space.postIds[0]! }, body: reply });
  expect(await space.dealtIds(as)).toEqual([left]);
});

test('what is deleted, of a deleted post, or by a member who was stopped, is not dealt, even when it was open', async () => {
  const space = await TestSpace.open(t, ['一', '二']);
  const { owner, spaceId } = space;
  const stopped = await t.signIn('被禁言');
  const [byStopped, deleted, ofPost, left] = [
    await space.comment({ as: stopped }),
    await space.comment(),
    await space.comment({ post: 1 }),
    await space.comment(),
  ];
  const open = await space.listener();
  expect(ascending(await space.dealtIds(open))).toEqual(ascending([byStopped, deleted, ofPost, left]));
  await t.call(operations.setBlocked, {
    as: owner,
    params: { spaceId, memberId: stopped.id },
    body: { blocked: true },
  });
  await t.call(operations.deleteComment, { as: owner, params: { spaceId, commentId: deleted } });
  await t.call(operations.deletePost, { as: owner, params: { spaceId, postId: space.postIds[1]! } });
  expect(await space.dealtIds(open)).toEqual([left]);
  expect(await space.dealtIds(await space.listener())).toEqual([left]);
});

test('a muted author or post is not dealt any more, in open cards neither', async () => {
  const space = await TestSpace.open(t, ['一', '二']);
  const { spaceId } = space;
  const loud = await t.signIn('话多');
  const [first, second] = [await space.comment({ as: loud }), await space.comment({ as: loud })];
  const [third, fourth, fifth] = [
    await space.comment({ post: 1 }),
    await space.comment({ post: 1 }),
    await space.comment(),
  ];
  const as = await space.listener();
  expect(ascending(await space.dealtIds(as))).toEqual(ascending([first, second, third, fourth, fifth]));
  const mute = (commentId: number, kind: 'author' | 'post') =>
    t.call(operations.answerCard, {
      as,
      params: { spaceId, commentId },
      body: { answer: 'mute', mute: kind },
    });
  await mute(first, 'author');
  expect(ascending(await space.dealtIds(as))).toEqual(ascending([third, fourth, fifth]));
  await mute(third, 'post');
  await space.comment({ as: loud });
  await space.comment({ post: 1 });
  expect(await space.dealtIds(as)).toEqual([fifth]);
});

test('the daily cap holds, tells so, and begins anew at the listener’s own midnight', async () => {
  const space = await TestSpace.open(t, ['一', '二', '三', '四', '五']);
  await space.comments(12);
  const as = await space.listener({ dailyCap: 8 });
  await answerAll(space, as);
  await answerAll(space, as);
  expect(await space.deal(as)).toEqual({ cards: [], leftToday: 0, empty: 'cap' });
  expect(await cardsOf(as.id)).toHaveLength(8);
  t.clock.now = Date.UTC(2026, 10, 21, 15, 59);
  expect(await space.deal(as)).toMatchObject({ empty: 'cap' });
  t.clock.now = Date.UTC(2026, 10, 21, 16);
  expect(await space.deal(as)).toMatchObject({ cards: { length: 4 }, leftToday: 4, empty: null });
});

test('what was reserved and could not be dealt is given back', async () => {
  const space = await TestSpace.open(t);
  await space.comments(2);
  const as = await space.listener({ dailyCap: 10 });
  expect(await space.deal(as)).toMatchObject({ cards: { length: 2 }, leftToday: 8 });
  await answerAll(space, as);
  expect(await space.deal(as)).toEqual({ cards: [], leftToday: 8, empty: 'nothing' });
});

test('in quiet hours nothing is dealt, on the listener’s own clock', async () => {
  const space = await TestSpace.open(t);
  await space.comments(2);
  const night = { quietFrom: 23, quietTo: 7 };
  const inChina = await space.listener({ ...night, utcOffsetMinutes: 480 });
  const inLondon = await space.listener({ ...night, utcOffsetMinutes: 0 });
  t.clock.now = Date.UTC(2026, 10, 21, 15);
  expect(await space.deal(inChina)).toMatchObject({ cards: [], empty: 'quiet' });
  expect((await space.deal(inLondon)).cards).toHaveLength(2);
  t.clock.now = Date.UTC(2026, 10, 21, 23);
  expect((await space.deal(inChina)).cards).toHaveLength(2);
  expect(await space.deal(inLondon)).toMatchObject({ cards: [], empty: 'quiet' });
  expect(await cardsOf(inChina.id)).toHaveLength(2);
});

test('without a named space cards come from the joined ones and the newest public ones, never where one is stopped', async () => {
  const [joined, fresh, stopping] = [
    await TestSpace.open(t),
    await TestSpace.open(t),
    await TestSpace.open(t),
  ];
  const as = await joined.listener();
  const own = await joined.comment({ as });
  const expected = [await joined.comment(), await fresh.comment()];
  const unheard = await stopping.comment();
  const { owner, spaceId } = stopping;
  await t.call(operations.setBlocked, {
    as: owner,
    params: { spaceId, memberId: as.id },
    body: { blocked: true },
  });
  const ids: number[] = [];
  for (;;) {
    const { cards, empty } = await dealDeck(t.app.context, { memberId: as.id, spaceId: undefined });
    if (empty === 'nothing') break;
    if (empty === 'cap') t.clock.now += 24 * HOUR_MS;
    for (const { spaceId: from, commentId } of cards) {
      ids.push(commentId);
      await t.app.context.cards.claim({ spaceId: from, commentId, memberId: as.id }, 'echo');
    }
  }
  expect(ids).toEqual(expect.arrayContaining(expected));
  expect(ids).not.toContain(own);
  expect(ids).not.toContain(unheard);
  const refused = await t.attempt(operations.dealDeck, { as, body: { spaceId } });
  expect(refused).toMatchObject({ status: 403, body: { error: { code: 'HX_BLOCKED' } } });
});

test('an unknown space is not found', async () => {
  const space = await TestSpace.open(t);
  const refused = await t.attempt(operations.dealDeck, { as: await space.listener(), body: { spaceId: 77 } });
  expect(refused).toMatchObject({ status: 404, body: { error: { code: 'HX_NOT_FOUND' } } });
});

test('two processes dealing to one listener at once never deal a comment twice nor break the cap', async () => {
  const second = await t.startProcess();
  const space = await TestSpace.open(t, ['一', '二', '三', '四', '五', '六']);
  await space.comments(30);
  const as = await space.listener({ dailyCap: 20 });
  const wish = { memberId: as.id, spaceId: space.spaceId };
  for (let round = 0; round < 6; round += 1) {
    await Promise.all(
      Array.from({ length: 6 }, (_, i) => dealDeck(i % 2 === 0 ? t.app.context : second.context, wish)),
    );
    await answerAll(space, as);
  }
  const cards = await cardsOf(as.id);
  expect(new Set(cards.map((card) => card.comment_id)).size).toBe(cards.length);
  expect(cards).toHaveLength(20);
  expect(await dealtToday(as.id)).toBe(20);
  expect(await space.deal(as)).toMatchObject({ cards: [], leftToday: 0, empty: 'cap' });
  await second.close();
});

test('simultaneous decks of many listeners each deal their own cards', async () => {
  const space = await TestSpace.open(t, ['一', '二', '三']);
  const all = await space.comments(6);
  const listeners = await Promise.all(Array.from({ length: 20 }, () => space.listener()));
  const decks = await Promise.all(listeners.map((as) => space.dealtIds(as)));
  for (const deck of decks) expect(ascending(deck)).toEqual(ascending(all));
});
