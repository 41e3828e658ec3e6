import { operations, type Counts, type Growth } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const noon = Date.UTC(2026, 10, 21, 12);
let t: TestApp;
let space: TestSpace;
beforeAll(async () => {
  t = await startTestApp();
});
beforeEach(async () => {
  t.clock.now = noon;
  space = await TestSpace.open(t);
});
afterAll(() => t.close());

/** Let so many new people echo at a time after the start. */
async function echoAt(commentId: number, age: number, people: number): Promise<void> {
  t.clock.now = noon + age;
  for (let i = 0; i < people; i += 1) await space.echo(await t.signIn('路人'), commentId);
}

function growth(commentId: number) {
  return t.call(operations.getGrowth, { params: { spaceId: space.spaceId, commentId } });
}

function lastOf({ points }: Growth): Counts {
  const { at: _, ...counts } = points.at(-1)!;
  return counts;
}

async function countsOf(commentId: number): Promise<Counts> {
  return (await t.call(operations.getComment, { params: { spaceId: space.spaceId, commentId } })).echoes;
}

/** A standing verdict, with the overlay that the integrity engine would write beside it. */
async function discount(commentId: number, memberId: number, organic: boolean): Promise<void> {
  const { pool } = t.database;
  await pool.query('INSERT INTO verdicts VALUES ($1, $2, $3, 1, $4, $5)', [
    space.spaceId,
    commentId,
    memberId,
    'ring',
    noon,
  ]);
  await pool.query(
    `UPDATE comment_stats SET discounted = discounted + 1, discounted_organic = discounted_organic + $2 WHERE comment_id = $1`,
    [commentId, organic ? 1 : 0],
  );
}

test('the curve stands by minutes in the first three hours, then by hours, and ends with the counts now', async () => {
  const commentId = await space.comment();
  await echoAt(commentId, 30_000, 2);
  await echoAt(commentId, 10 * MINUTE_MS + 1, 1);
  await echoAt(commentId, 5 * HOUR_MS + 7 * MINUTE_MS, 3);
  t.clock.now = noon + 8 * HOUR_MS;
  const { growth: curve } = await growth(commentId);
  const point = (age: number, n: number) => ({ at: noon + age, raw: n, counted: n, organic: n });
  expect(curve).toEqual({
    startedAt: noon,
    points: [
      point(0, 0),
      point(MINUTE_MS, 2),
      point(10 * MINUTE_MS, 2),
      point(11 * MINUTE_MS, 3),
      point(5 * HOUR_MS, 3),
      point(6 * HOUR_MS, 6),
      point(8 * HOUR_MS, 6),
    ],
  });
  expect(lastOf(curve)).toEqual(await countsOf(commentId));
});

test('an echo taken back is gone from the curve', async () => {
  const commentId = await space.comment();
  const as = await t.signIn('反悔');
  await space.echo(as, commentId);
  await echoAt(commentId, MINUTE_MS, 1);
  await t.call(operations.revokeEcho, { as, params: { spaceId: space.spaceId, commentId } });
  expect(lastOf((await growth(commentId)).growth)).toEqual({ raw: 1, counted: 1, organic: 1 });
});

test('dealt cards are not organic, a verdict takes an echo out of counted, and withdrawing it restores the curve', async () => {
  const commentId = await space.comment();
  const listener = await space.listener();
  await space.deal(listener);
  await space.echo(listener, commentId);
  const ring = await t.signIn('刷子');
  await space.echo(ring, commentId);
  await echoAt(commentId, MINUTE_MS, 1);
  await discount(commentId, ring.id, true);
  expect(lastOf((await growth(commentId)).growth)).toEqual({ raw: 3, counted: 2, organic: 1 });
  expect(await countsOf(commentId)).toEqual({ raw: 3, counted: 2, organic: 1 });
  await discount(commentId, listener.id, false);
  expect(lastOf((await growth(commentId)).growth)).toEqual({ raw: 3, counted: 1, organic: 1 });
  expect(await countsOf(commentId)).toEqual({ raw: 3, counted: 1, organic: 1 });
  await t.database.pool.query('UPDATE verdicts SET withdrawn_at = $1', [noon]);
  expect(lastOf((await growth(commentId)).growth)).toEqual({ raw: 3, counted: 3, organic: 2 });
});

test('the curve of a post is the sum over its comments, replies and removed ones too', async () => {
  const [first, second] = [await space.comment(), await space.comment()];
  const reply = await space.reply(space.owner, first);
  await echoAt(first, 20_000, 2);
  await echoAt(reply, 2 * HOUR_MS, 1);
  await echoAt(second, 4 * HOUR_MS, 3);
  await t.call(operations.deleteComment, {
    as: space.owner,
    params: { spaceId: space.spaceId, commentId: second },
  });
  const params = { spaceId: space.spaceId, postId: space.postIds[0]! };
  const curve = await t.call(operations.getPostGrowth, { params });
  expect(curve.startedAt).toBe(noon);
  expect(lastOf(curve)).toEqual({ raw: 6, counted: 6, organic: 6 });
  expect(lastOf(curve)).toEqual((await t.call(operations.getPost, { params })).echoes);
});

test('heard by are the people who saw or echoed it, and each way to the comment has its echoes and replies', async () => {
  const { spaceId } = space;
  const postId = space.postIds[0]!;
  const commentId = await space.comment();
  const [listener, replier, guest] = [await space.listener(), await space.listener(), await t.signIn('群友')];
  await space.deal(listener);
  await space.deal(replier);
  const params = { spaceId, commentId };
  await t.call(operations.answerCard, { as: listener, params, body: { answer: 'echo' } });
  await t.call(operations.answerCard, { as: replier, params, body: { answer: 'reply', text: '说得好' } });
  const { via } = await t.call(operations.sharePost, { params: { spaceId, postId } });
  await t.call(operations.echoComment, { as: guest, params, body: { via } });
  const own = await space.reply(space.owner, commentId);
  await t.call(operations.logExposures, { as: guest, params: { spaceId }, body: { comments: [commentId] } });
  // Echoed on a page whose sighting was never reported: heard all the same.
  await t.call(operations.echoComment, { as: await t.signIn('匆匆'), params });
  const { from, heardBy } = await growth(commentId);
  expect(heardBy).toBe(4);
  expect(from).toEqual([
    { provenance: 'article', echoes: 1, replies: 1 },
    { provenance: 'dealt-card', echoes: 1, replies: 1 },
    { provenance: 'group-share', echoes: 1, replies: 0 },
  ]);
  const answer = await space.reply(guest, own);
  expect((await growth(own)).from).toEqual([{ provenance: 'article', echoes: 0, replies: 1 }]);
  expect((await growth(answer)).from).toEqual([]);
});

test('what is unknown or removed has no curve', async () => {
  const commentId = await space.comment();
  await t.call(operations.deleteComment, { as: space.owner, params: { spaceId: space.spaceId, commentId } });
  for (const id of [commentId, 77]) {
    const params = { spaceId: space.spaceId, commentId: id };
    expect((await t.attempt(operations.getGrowth, { params })).status).toBe(404);
  }
  const params = { spaceId: space.spaceId, postId: 77 };
  expect((await t.attempt(operations.getPostGrowth, { params })).status).toBe(404);
});
