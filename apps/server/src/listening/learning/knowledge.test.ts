import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/test-app.ts';
import { alwaysOn, TestSpace } from '../../testing/test-space.ts';
import { untaughtModel } from '../features.ts';
import { createKnowledge, SETTLED_MS, type Knowledge } from './knowledge.ts';

let t: TestApp;
let space: TestSpace;
beforeAll(async () => {
  t = await startTestApp();
  space = await TestSpace.open(t, ['一', '二', '三']);
});
afterAll(() => t.close());

/** What a process that starts now would know. */
function fresh(): Knowledge {
  return createKnowledge({ pool: t.database.pool, now: () => t.clock.now });
}

/** Once nothing can be taken back any more. */
async function weights(knowledge: Knowledge): Promise<number[]> {
  t.clock.now += SETTLED_MS;
  return [...(await knowledge.of(space.spaceId)).model.mean];
}

/** A listener who echoes whatever is about roses and passes the rest. */
async function gardener(settings: Partial<typeof alwaysOn> = {}): Promise<TestMember> {
  return space.listener({ interests: ['月季', '玫瑰'], ...settings });
}

async function answerDeck(as: TestMember): Promise<number> {
  const { cards } = await space.deal(as);
  for (const { commentId, text } of cards) {
    t.clock.now += 1_000;
    const answer = text.includes('玫瑰') ? 'echo' : 'pass';
    const params = { spaceId: space.spaceId, commentId };
    await t.call(operations.answerCard, { as, params, body: { answer } });
  }
  return cards.length;
}

test('a space begins with what is believed of every space', async () => {
  expect(await weights(fresh())).toEqual([...untaughtModel().mean]);
});

test('answers move the weights, and a process that starts later knows the same as one that followed', async () => {
  const following = fresh();
  await weights(following);
  for (let i = 0; i < 8; i += 1) {
    await space.comment({ post: i % 3, text: `玫瑰开了第 ${i} 朵` });
    await space.comment({ post: i % 3, text: `球赛第 ${i} 场真好看` });
  }
  let answered = 0;
  for (let i = 0; i < 6; i += 1) {
    answered += await answerDeck(await gardener());
    await weights(following);
  }
  expect(answered).toBeGreaterThan(20);
  const known = await weights(following);
  expect(known).not.toEqual([...untaughtModel().mean]);
  const started = await weights(fresh());
  for (const [i, weight] of started.entries()) expect(weight).toBeCloseTo(known[i] ?? Number.NaN, 9);
  // Tags of the listener in the comment speak for an answer even more than was believed.
  expect(known[1]).toBeGreaterThan(untaughtModel().mean[1] ?? Number.NaN);
  const { usualRate } = await following.of(space.spaceId);
  expect(usualRate).toBeGreaterThan(0);
  expect(usualRate).toBeLessThan(1);
});

test('an answer that becomes visible late is learned, and none is learned twice', async () => {
  const following = fresh();
  const before = await weights(following);
  t.clock.now += 2_000;
  expect(await weights(following)).toEqual(before);
  const { rows } = await t.database.pool.query<{ comment_id: number; member_id: number }>(
    `SELECT comment_id, member_id FROM cards WHERE space_id = $1 AND answer IS NOT NULL
     ORDER BY answered_at DESC LIMIT 1`,
    [space.spaceId],
  );
  const { comment_id: commentId, member_id: memberId } = rows[0]!;
  await t.database.pool.query(
    `INSERT INTO cards (space_id, member_id, comment_id, deck_id, dealt_at, why, answer, answered_at, predicted, propensity, lane, features)
     SELECT space_id, 7, comment_id, deck_id, dealt_at, why, 'echo', answered_at - 5000, predicted, propensity, lane, features
     FROM cards WHERE comment_id = $1 AND member_id = $2`,
    [commentId, memberId],
  );
  t.clock.now += 2_000;
  const after = await weights(following);
  expect(after).not.toEqual(before);
  t.clock.now += 2_000;
  expect(await weights(following)).toEqual(after);
});

test('nothing is learned from who does not want to be known, also when they change their mind over a card', async () => {
  const following = fresh();
  const before = await weights(following);
  await space.comments(12);
  const off = await gardener({ personalised: false });
  expect(await answerDeck(off)).toBeGreaterThan(0);
  const { rows } = await t.database.pool.query(
    'SELECT DISTINCT lane, features FROM cards WHERE member_id = $1',
    [off.id],
  );
  expect(rows).toEqual([{ lane: 'random', features: null }]);
  const changing = await gardener();
  await space.deal(changing);
  await t.call(operations.setListening, { as: changing, body: { ...alwaysOn, personalised: false } });
  expect(await answerDeck(changing)).toBeGreaterThan(0);
  t.clock.now += 2_000;
  expect(await weights(following)).toEqual(before);
});

test('an answer that was taken back teaches nothing, nor does the one that follows it', async () => {
  const following = fresh();
  await space.comments(2);
  const before = await weights(following);
  const as = await gardener();
  const { cards } = await space.deal(as);
  const params = { spaceId: space.spaceId, commentId: cards[0]!.commentId };
  await t.call(operations.answerCard, { as, params, body: { answer: 'pass' } });
  // As early as anybody could look: the time for taking it back is not over.
  t.clock.now += 1_000;
  expect([...(await following.of(space.spaceId)).model.mean]).toEqual(before);
  await t.call(operations.takeBackAnswer, { as, params });
  await t.call(operations.answerCard, { as, params, body: { answer: 'echo' } });
  expect(await weights(following)).toEqual(before);
  expect(await weights(fresh())).toEqual(before);
});
