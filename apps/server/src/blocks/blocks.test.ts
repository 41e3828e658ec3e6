import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const block = (as: TestMember, other: TestMember, blocked = true) =>
  t.call(operations.setBlock, { as, params: { memberId: other.id }, body: { blocked } });

async function meeting() {
  const space = await TestSpace.open(t);
  const me = await space.listener();
  const pest = await t.signIn('扰人的人');
  const mine = await space.comment({ as: me });
  const theirs = await space.comment({ as: pest });
  const reply = await space.reply(pest, mine);
  const thread = async (as?: TestMember, limit?: number) =>
    (
      await t.call(operations.listThread, {
        ...(as === undefined ? {} : { as }),
        params: { spaceId: space.spaceId, postId: space.postIds[0]! },
        ...(limit === undefined ? {} : { query: { limit } }),
      })
    ).items.map((item) => item.id);
  return { space, me, pest, mine, theirs, reply, thread };
}

describe('blocking somebody', () => {
  test('hides what they wrote from me, roots and replies, and from nobody else', async () => {
    const { space, me, pest, mine, theirs, reply, thread } = await meeting();
    await block(me, pest);
    expect(await thread(me)).toEqual([mine]);
    expect(await thread(me, 30)).toEqual([mine]);
    expect((await thread()).toSorted((a, b) => a - b)).toEqual([mine, theirs]);
    const params = { spaceId: space.spaceId, commentId: mine };
    expect((await t.call(operations.listReplies, { as: me, params })).items).toEqual([]);
    expect((await t.call(operations.listReplies, { params })).items.map((item) => item.id)).toEqual([reply]);
    await block(me, pest, false);
    expect(await thread(me)).toHaveLength(2);
  });

  test('keeps their comments from being dealt to me', async () => {
    const { space, me, pest, theirs } = await meeting();
    await block(me, pest);
    const other = await space.comment();
    expect(await space.dealtIds(me)).toEqual([other]);
    expect(await space.dealtIds(await space.listener())).toContain(theirs);
  });

  test('keeps them from answering me, in the thread and by a card, and only me', async () => {
    const { space, me, pest, mine } = await meeting();
    await block(me, pest);
    const params = { spaceId: space.spaceId, postId: space.postIds[0]! };
    const answer = (parentId: number) =>
      t.attempt(operations.postComment, { as: pest, params, body: { parentId, text: `回你 ${parentId}` } });
    expect(await answer(mine)).toMatchObject({ status: 403, body: { error: { code: 'HX_THEY_BLOCKED' } } });
    expect((await answer(await space.comment())).status).toBe(200);
    await block(me, pest, false);
    expect((await answer(mine)).status).toBe(200);
  });

  test('is a private list that tells since when, and never tells the other', async () => {
    const { me, pest } = await meeting();
    expect(await block(me, pest)).toEqual({
      items: [{ member: { id: pest.id, nickname: pest.nickname }, at: t.clock.now }],
    });
    expect((await t.call(operations.listBlocks, { as: pest })).items).toEqual([]);
    expect(JSON.stringify(await t.call(operations.exportMyData, { as: pest }))).not.toContain(String(me.id));
    expect(JSON.stringify(await t.call(operations.exportMyData, { as: me }))).toContain(String(pest.id));
  });

  test('is not for oneself, nor for nobody', async () => {
    const me = await t.signIn('我');
    for (const memberId of [me.id, 1])
      expect(
        await t.attempt(operations.setBlock, { as: me, params: { memberId }, body: { blocked: true } }),
      ).toMatchObject({ status: 404 });
  });
});
