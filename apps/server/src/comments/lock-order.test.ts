import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

let t: TestApp;
let space: TestSpace;
let root: number;

beforeAll(async () => {
  t = await startTestApp();
  space = await TestSpace.open(t);
  root = await space.comment();
});
afterAll(() => t.close());

const PICK = 'SELECT 1 FROM comment_stats WHERE space_id = $1 AND comment_id = $2 FOR UPDATE NOWAIT';

/** The counters of a comment are held by somebody while those of its post are held by us and `act` waits for them. */
async function expectCommentFirst(commentId: number, act: () => Promise<unknown>): Promise<void> {
  const post = await t.database.pool.connect();
  try {
    await post.query('BEGIN');
    await post.query('SELECT 1 FROM post_stats WHERE space_id = $1 AND post_id = $2 FOR UPDATE', [
      space.spaceId,
      space.postIds[0],
    ]);
    const acting = act();
    // 55P03: somebody else has it.
    await expect
      .poll(() => t.database.pool.query(PICK, [space.spaceId, commentId]).catch((error: unknown) => error))
      .toMatchObject({ code: '55P03' });
    await post.query('ROLLBACK');
    await acting;
  } finally {
    post.release();
  }
}

test('whoever moves counters locks those of comments before those of the post, so that nobody waits in a circle', async () => {
  const [echoer, answerer] = [await t.signIn('回响的人'), await t.signIn('回复的人')];
  const params = { spaceId: space.spaceId, commentId: root };
  await expectCommentFirst(root, () => t.call(operations.echoComment, { as: echoer, params }));
  await expectCommentFirst(root, () => t.call(operations.revokeEcho, { as: echoer, params }));
  await expectCommentFirst(root, () => space.reply(answerer, root));
  const reply = await space.reply(answerer, root);
  const gone = { spaceId: space.spaceId, commentId: reply };
  await expectCommentFirst(root, () => t.call(operations.deleteComment, { as: answerer, params: gone }));
});
