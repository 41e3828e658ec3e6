import { operations } from '@huixiang/contract';
import type { Pool } from '@huixiang/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bus } from '../../live/bus.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { TestSpace } from '../../testing/test-space.ts';
import { DEEPEST } from './depth.ts';
import { createRooms, IN_FLIGHT_MS, type Rooms } from './rooms.ts';

let t: TestApp;
let space: TestSpace;
/** Names of the statements that the rooms under test ran. */
let asked: string[] = [];
let rooms: Rooms;
let startRooms: (bounds?: { commentsMax: number }) => Rooms;

beforeAll(async () => {
  t = await startTestApp();
  space = await TestSpace.open(t, ['一', '二', '三']);
  const pool = {
    query: (statement: { name: string }) => {
      asked.push(statement.name);
      return t.database.pool.query(statement as never);
    },
  } as unknown as Pool;
  // What is heard of over the bus comes at any moment; these rooms are told by hand, so that the test says when.
  const bus: Bus = { ...t.app.context.bus, subscribe: () => () => undefined };
  const { topics } = t.app.context;
  const contentsOf = (spaceId: number, ids: readonly number[]) => topics.contents.of(spaceId, ids);
  startRooms = (bounds) => createRooms({ pool, bus, now: () => t.clock.now, contentsOf, ...bounds });
  rooms = startRooms();
});
afterAll(() => t.close());

async function idsIn(): Promise<number[]> {
  return [...(await rooms.of(space.spaceId)).comments.keys()].toSorted((a, b) => a - b);
}

async function read(): Promise<string[]> {
  asked = [];
  await rooms.of(space.spaceId);
  return asked;
}

test('a room is read once a second, however many come, and what stays is not read again', async () => {
  const first = await space.comments(3);
  asked = [];
  const visits = await Promise.all(Array.from({ length: 20 }, () => idsIn()));
  for (const ids of visits) expect(ids).toEqual(first);
  expect(asked).toEqual(['room-open', 'room-statics', 'room-regions']);
  expect(await read()).toEqual([]);
  t.clock.now += 999;
  expect(await read()).toEqual([]);
  t.clock.now += 1;
  expect(await read()).toEqual(['room-open']);
});

test('a new comment is there at once, one taken back is gone at once, and neither costs a look at the others', async () => {
  await rooms.of(space.spaceId);
  const commentId = await space.comment();
  rooms.touched(space.spaceId, commentId);
  expect(await read()).toEqual(['room-some-open', 'room-statics', 'room-regions']);
  expect(await idsIn()).toContain(commentId);
  const params = { spaceId: space.spaceId, commentId };
  await t.call(operations.deleteComment, { as: space.owner, params });
  rooms.touched(space.spaceId, commentId);
  expect(await read()).toEqual(['room-some-open']);
  expect(await idsIn()).not.toContain(commentId);
});

test('a reply, a comment by staff and one that has been heard do not wait', async () => {
  const before = await idsIn();
  const byStaff = await space.comment({ as: space.owner });
  const reply = await space.reply(await t.signIn('路人'), byStaff);
  for (const id of [byStaff, reply]) rooms.touched(space.spaceId, id);
  expect(await idsIn()).toEqual(before);
  const [heard = 0] = before;
  await t.database.pool.query('UPDATE comment_stats SET needs_hearing = false WHERE comment_id = $1', [
    heard,
  ]);
  t.clock.now += 1_000;
  expect(await idsIn()).toEqual(before.slice(1));
});

test('what this process dealt counts at once, what any process dealt within a second, for a quarter of an hour', async () => {
  const commentId = await space.comment();
  rooms.touched(space.spaceId, commentId);
  const flying = async () => {
    const { inFlight, inFlightExpected } = (await rooms.of(space.spaceId)).comments.get(commentId)!;
    return { inFlight, inFlightExpected };
  };
  expect(await flying()).toEqual({ inFlight: 0, inFlightExpected: 0 });
  rooms.dealt(space.spaceId, [{ commentId, predicted: 0.25 }]);
  expect(await flying()).toEqual({ inFlight: 1, inFlightExpected: 0.25 });
  const card = {
    spaceId: space.spaceId,
    commentId,
    deckId: 1,
    dealtAt: t.clock.now,
    why: [],
    features: null,
  };
  for (const memberId of [1, 2]) {
    const believed = { lane: 'fit', predicted: 0.5, propensity: 1 };
    await t.app.context.cards.deal([{ ...card, ...believed, memberId }]);
  }
  t.clock.now += 1_000;
  expect(await flying()).toEqual({ inFlight: 2, inFlightExpected: 1 });
  const ref = { spaceId: space.spaceId, commentId };
  await t.app.context.cards.claim({ ...ref, memberId: 1 }, 'pass');
  t.clock.now += 1_000;
  expect(await flying()).toEqual({ inFlight: 1, inFlightExpected: 0.5 });
  const { looks, answers, expected, information } = (await rooms.of(space.spaceId)).comments.get(commentId)!;
  expect({ looks, answers, expected, information }).toEqual({
    looks: 1,
    answers: 0,
    expected: 0.5,
    information: 0.25,
  });
  t.clock.now += IN_FLIGHT_MS;
  expect(await flying()).toEqual({ inFlight: 0, inFlightExpected: 0 });
});

test('an answer that this process took counts at once, and the last one takes the comment out', async () => {
  const commentId = await space.comment();
  rooms.touched(space.spaceId, commentId);
  await rooms.of(space.spaceId);
  rooms.dealt(space.spaceId, [{ commentId, predicted: 0.25 }]);
  const counts = { heard: 1, answers: 1, expected: 0.25, information: 0.1875 };
  rooms.answered(space.spaceId, { commentId, predicted: 0.25, counts, needsHearing: true });
  const comment = (await rooms.of(space.spaceId)).comments.get(commentId);
  expect(comment).toMatchObject({ looks: 1, answers: 1, inFlight: 0, inFlightExpected: 0 });
  rooms.answered(space.spaceId, { commentId, predicted: 0, counts, needsHearing: false });
  expect(await idsIn()).not.toContain(commentId);
});

test('another process hears of a new comment within moments, without its second being over', async () => {
  const other = await t.startProcess();
  const there = async () => [...(await other.context.rooms.of(space.spaceId)).comments.keys()];
  await there();
  const commentId = await space.comment();
  await expect.poll(there).toContain(commentId);
  await t.call(operations.deleteComment, { as: space.owner, params: { spaceId: space.spaceId, commentId } });
  await expect.poll(there).not.toContain(commentId);
  await other.close();
});

test('cards are spread over what waits while nobody has answered yet', async () => {
  const crowded = await TestSpace.open(t, ['一', '二', '三', '四']);
  const all = await crowded.comments(36);
  const listeners = await Promise.all(Array.from({ length: 6 }, () => crowded.listener()));
  const decks: number[][] = [];
  for (const as of listeners) decks.push(await crowded.dealtIds(as));
  const dealt = decks.flat();
  expect(dealt).toHaveLength(36);
  // All but those that were drawn for their quality go to comments that nobody holds.
  expect(new Set(dealt).size).toBeGreaterThan(24);
  expect(all).toEqual(expect.arrayContaining(dealt));
});

test('of a long backlog the newest and the oldest wait in the room', async () => {
  const long = await TestSpace.open(t);
  const count = DEEPEST.newest + DEEPEST.oldest + 500;
  const values = [long.spaceId, long.postIds[0], count];
  await t.database.pool.query(
    `INSERT INTO comments (space_id, comment_id, post_id, author_id, text, provenance, by_staff, newcomer, created_at)
     SELECT $1, i, $2, 5, '等人听 ' || i, 0, false, false, 1 FROM generate_series(1, $3::integer) AS i`,
    values,
  );
  await t.database.pool.query(
    `INSERT INTO comment_stats (space_id, comment_id, post_id, listed, needs_hearing)
     SELECT $1, i, $2, true, true FROM generate_series(1, $3::integer) AS i`,
    values,
  );
  const { comments, unanswered } = await rooms.of(long.spaceId);
  expect(comments.size).toBe(DEEPEST.newest + DEEPEST.oldest);
  expect(unanswered).toBe(comments.size);
  const there = (id: number) => comments.has(id);
  expect(
    [1, DEEPEST.oldest, DEEPEST.oldest + 1, DEEPEST.oldest + 500, DEEPEST.oldest + 501, count].map(there),
  ).toEqual([true, true, false, false, true, true]);
});

test('when many comments wait in memory, the room that was not visited longest is left, and read again when it is', async () => {
  const spaces = [await TestSpace.open(t), await TestSpace.open(t), await TestSpace.open(t)];
  for (const one of spaces) await one.comments(2);
  const ids = spaces.map(({ spaceId }) => spaceId);
  const few = startRooms({ commentsMax: 4 });
  const reads = async (index: number): Promise<boolean> => {
    asked = [];
    await few.of(ids[index] ?? 0);
    return asked.length > 0;
  };
  for (const index of [0, 1]) expect(await reads(index)).toBe(true);
  expect(await reads(0)).toBe(false);
  expect(await reads(2)).toBe(true);
  expect([await reads(0), await reads(2)]).toEqual([false, false]);
  expect(await reads(1)).toBe(true);
  // A single room may be larger than that.
  await spaces[1]?.comments(5);
  t.clock.now += 1_000;
  expect([await reads(1), await reads(1)]).toEqual([true, false]);
});

test('rooms that are visited in turn share what fits in memory, so that none has to be read anew for the others', async () => {
  const spaces = [await TestSpace.open(t), await TestSpace.open(t), await TestSpace.open(t)];
  for (const one of spaces) await one.comments(5);
  const few = startRooms({ commentsMax: 9 });
  const lap = async (): Promise<number[]> => {
    asked = [];
    const sizes: number[] = [];
    for (const { spaceId } of spaces) sizes.push((await few.of(spaceId)).comments.size);
    return sizes;
  };
  await lap();
  t.clock.now += 1_000;
  await lap();
  t.clock.now += 1_000;
  expect(await lap()).toEqual([3, 3, 3]);
  expect(asked).toEqual(['room-open', 'room-open', 'room-open']);
  // Who comes alone later sees all of it again.
  t.clock.now += 60_000;
  expect((await few.of(spaces[0]?.spaceId ?? 0)).comments.size).toBe(5);
});
