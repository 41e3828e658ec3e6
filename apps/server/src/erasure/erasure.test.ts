import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDrift } from '../recount/find-drift.ts';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { alwaysOn, TestSpace } from '../testing/test-space.ts';
import { finishErasures } from './finish-erasures.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

async function settled(): Promise<void> {
  const { echoes, exposures, ranker, topics } = t.app.context;
  await echoes.drain();
  await exposures.drain();
  await ranker.settle();
  await topics.notes.settle();
  await topics.keeper.settle();
}

/** A member who did everything that one can do, and the people who did it with them. */
async function lived() {
  const space = await TestSpace.open(t, ['第一篇', '第二篇']);
  const { spaceId } = space;
  const me = await t.signIn('要走的人');
  const friend = await t.signIn('朋友');
  const theirs = await space.comment({ as: friend, text: '朋友的话' });
  const alone = await space.comment({ as: me, text: '没有人回复的话' });
  const answered = await space.comment({ as: me, text: '有人回复的话', post: 1 });
  await space.reply(friend, answered, 1);
  await space.reply(me, theirs);
  await space.echo(friend, answered);
  await space.echo(me, theirs);
  for (const commentId of await space.comments(4)) {
    await space.echo(me, commentId);
    await space.echo(friend, commentId);
  }
  await space.comments(3);
  await t.call(operations.setListening, { as: me, body: alwaysOn });
  const { cards } = await space.deal(me);
  const [first, second] = cards;
  for (const [card, answer] of [
    [first, 'echo'],
    [second, 'pass'],
  ] as const)
    await t.call(operations.answerCard, {
      as: me,
      params: { spaceId, commentId: card!.commentId },
      body: { answer },
    });
  await t.call(operations.logExposures, { as: me, params: { spaceId }, body: { comments: [theirs] } });
  await t.call(operations.reportComment, {
    as: me,
    params: { spaceId, commentId: theirs },
    body: { reason: 'other' },
  });
  await t.call(operations.editComment, {
    as: me,
    params: { spaceId, commentId: alone },
    body: { text: '改过的话' },
  });
  await settled();
  return { space, me, friend, theirs, alone, answered };
}

const erase = (as: TestMember, words: 'remove' | 'keep', nickname = as.nickname) =>
  t.attempt(operations.eraseMe, { as, body: { words, nickname } });
const comment = (spaceId: number, commentId: number) =>
  t.call(operations.getComment, { params: { spaceId, commentId } });

describe('leaving for good', () => {
  test('without the words: they are gone, replies stay, and every counter is what its rows say', async () => {
    const { space, me, theirs, alone, answered } = await lived();
    const { spaceId, postIds } = space;
    expect((await comment(spaceId, theirs)).echoes.raw).toBe(1);
    expect(await erase(me, 'remove')).toMatchObject({ status: 200 });
    await settled();

    expect((await comment(spaceId, theirs)).echoes).toEqual({ raw: 0, counted: 0, organic: 0 });
    expect((await comment(spaceId, theirs)).replyCount).toBe(0);
    expect(await comment(spaceId, answered)).toMatchObject({
      author: { id: 0, nickname: '' },
      text: '',
      deleted: true,
      replyCount: 1,
      echoes: { raw: 1 },
    });
    const thread = await t.call(operations.listThread, { params: { spaceId, postId: postIds[0]! } });
    expect(thread.items.map((item) => item.id)).not.toContain(alone);
    expect(JSON.stringify(thread)).not.toContain('改过的话');
    const second = await t.call(operations.listThread, { params: { spaceId, postId: postIds[1]! } });
    expect(second.items.map((item) => item.id)).toContain(answered);
    expect(await findDrift(t.database.pool, [spaceId])).toEqual([]);
  });

  test('with the words kept: they stand without a name, are no longer dealt, and nothing drifts', async () => {
    const { space, me, alone } = await lived();
    const { spaceId } = space;
    expect(await erase(me, 'keep')).toMatchObject({ status: 200 });
    await settled();
    expect(await comment(spaceId, alone)).toMatchObject({
      author: { id: 0, nickname: '' },
      text: '改过的话',
      deleted: false,
    });
    const earlier = await t.call(operations.getCommentHistory, { params: { spaceId, commentId: alone } });
    expect(earlier.items).toEqual([]);
    const listener = await space.listener();
    expect(await space.dealtIds(listener)).not.toContain(alone);
    expect(await findDrift(t.database.pool, [spaceId])).toEqual([]);
  });

  test('while others go on echoing and replying, nothing drifts', async () => {
    const { space, me, theirs, answered } = await lived();
    const people = await Promise.all(Array.from({ length: 12 }, (_, i) => t.signIn(`路人${i}`)));
    await Promise.all([
      erase(me, 'remove'),
      ...people.flatMap((as) => [space.echo(as, theirs), space.reply(as, theirs)]),
      ...people.map((as) =>
        t.attempt(operations.echoComment, { as, params: { spaceId: space.spaceId, commentId: answered } }),
      ),
    ]);
    await settled();
    expect((await comment(space.spaceId, theirs)).echoes.raw).toBe(people.length);
    expect(await findDrift(t.database.pool, [space.spaceId])).toEqual([]);
  });
});

describe('asking to leave', () => {
  test('every session ends at once, also after a restart', async () => {
    const me = await t.signIn('走了');
    expect(await erase(me, 'remove')).toMatchObject({ status: 200 });
    const refused = { status: 401, body: { error: { code: 'HX_SESSION_INVALID' } } };
    expect(await t.attempt(operations.getListening, { as: me })).toMatchObject(refused);
    const { rows } = await t.database.pool.query<{ mark: string }>('SELECT mark FROM ended_members');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ mark }) => !mark.includes(String(me.id)))).toBe(true);
  });

  test('needs the nickname written out', async () => {
    const me = await t.signIn('想清楚');
    expect(await erase(me, 'remove', '想不清楚')).toMatchObject({
      status: 422,
      body: { error: { code: 'HX_NICKNAME_DIFFERS', field: 'body.nickname' } },
    });
    expect(await t.attempt(operations.getListening, { as: me })).toMatchObject({ status: 200 });
  });

  test('tells which spaces nobody else owns, and leaves them standing', async () => {
    const { space } = await lived();
    const { owner, spaceId } = space;
    const { ownedAlone } = await t.call(operations.getErasure, { as: owner });
    expect(ownedAlone).toEqual([{ id: spaceId, name: '小院' }]);
    expect(await erase(owner, 'keep')).toMatchObject({ status: 200 });
    const { items } = await t.call(operations.listPosts, { params: { spaceId } });
    expect(items.map((post) => [post.title, post.author])).toEqual([
      ['第二篇', { id: 0, nickname: '' }],
      ['第一篇', { id: 0, nickname: '' }],
    ]);
  });

  test('an erasure that was interrupted is finished, and then nothing tells that it was asked for', async () => {
    const { space, me, alone } = await lived();
    const { pool } = t.database;
    await pool.query(`INSERT INTO erasures (member_id, words, asked_at) VALUES ($1, 'remove', $2)`, [
      me.id,
      t.clock.now,
    ]);
    t.clock.now += 61_000;
    await finishErasures(t.app.context);
    expect((await comment(space.spaceId, alone)).deleted).toBe(true);
    t.clock.now += 61_000;
    await finishErasures(t.app.context);
    expect((await pool.query('SELECT FROM erasures WHERE member_id = $1', [me.id])).rowCount).toBe(0);
    expect(await findDrift(pool, [space.spaceId])).toEqual([]);
  });
});
