import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

let t: TestApp;
let space: TestSpace;
let author: TestMember;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  space = await TestSpace.open(t);
  author = await t.signIn('写的人');
});

const ask = (commentId: number, as = author) =>
  t.call(operations.askGentleRank, { as, params: { spaceId: space.spaceId, commentId } });

/** So many people have the comment on their screens, and so many of them echo it. */
async function show(commentId: number, { seen, echoed }: { seen: number; echoed: number }): Promise<void> {
  const params = { spaceId: space.spaceId };
  for (let i = 0; i < seen; i += 1) {
    const reader = await t.signIn('读者');
    await t.call(operations.logExposures, { as: reader, params, body: { comments: [commentId] } });
    if (i < echoed) await space.echo(reader, commentId);
  }
  await t.app.context.exposures.drain();
  await t.app.context.ranker.settle();
}

/** A thread of eleven other comments, seen by two people each, who passed them by. */
async function fillThread(): Promise<number[]> {
  const others = await space.comments(11);
  for (const other of others) await show(other, { seen: 2, echoed: 0 });
  return others;
}

describe('roughly where a comment stands', () => {
  test('is in front where people stop for it, and counts what stands in its thread', async () => {
    await fillThread();
    const mine = await space.comment({ as: author });
    await show(mine, { seen: 3, echoed: 3 });
    expect(await ask(mine)).toEqual({ part: 'front', of: 12 });
  });

  test('is told anew only when others are clearly ahead, and of the last third nothing is said', async () => {
    const others = await fillThread();
    const mine = await space.comment({ as: author });
    await show(mine, { seen: 2, echoed: 2 });
    expect(await ask(mine)).toMatchObject({ part: 'front' });
    // Five of twelve ahead is behind the border of a third, but not clearly so.
    for (const other of others.slice(0, 4)) await show(other, { seen: 4, echoed: 4 });
    expect(await ask(mine)).toMatchObject({ part: 'front' });
    for (const other of others.slice(4, 6)) await show(other, { seen: 4, echoed: 4 });
    expect(await ask(mine)).toMatchObject({ part: 'middle' });
    for (const other of others.slice(6, 11)) await show(other, { seen: 4, echoed: 4 });
    expect(await ask(mine)).toEqual({ part: null, of: 0 });
  });

  test('is not told in a short thread, of a reply, or where hardly anybody stopped', async () => {
    const alone = await space.comment({ as: author });
    await show(alone, { seen: 3, echoed: 3 });
    expect(await ask(alone)).toEqual({ part: null, of: 0 });
    await fillThread();
    const reply = await space.reply(author, alone);
    await show(reply, { seen: 3, echoed: 3 });
    expect(await ask(reply)).toEqual({ part: null, of: 0 });
    const quiet = await space.comment({ as: author });
    await show(quiet, { seen: 1, echoed: 1 });
    expect(await ask(quiet)).toEqual({ part: null, of: 0 });
  });

  test('is not told to minors, nor to anybody but the author', async () => {
    await fillThread();
    const mine = await space.comment({ as: author });
    await show(mine, { seen: 3, echoed: 3 });
    const params = { spaceId: space.spaceId, commentId: mine };
    expect(await t.attempt(operations.askGentleRank, { as: space.owner, params })).toMatchObject({
      status: 403,
      body: { error: { code: 'HX_FORBIDDEN' } },
    });
    await t.call(operations.setProfile, { as: author, body: { ageBand: '14-17' } });
    expect(await ask(mine)).toEqual({ part: null, of: 0 });
  });
});
