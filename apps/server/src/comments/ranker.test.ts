import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

test('ranking while echoes pour in never deadlocks with them', async () => {
  const owner = await t.signIn('主人');
  const space = await t.call(operations.createSpace, {
    as: owner,
    body: { name: '园', kind: 'interest-group' },
  });
  const params = { spaceId: space.id };
  const post = await t.call(operations.createPost, { as: owner, params, body: { title: '题' } });
  const authors = await Promise.all(Array.from({ length: 150 }, (_, i) => t.signIn(`作者${i}`)));
  const comments = await Promise.all(
    authors.map((as) =>
      t.call(operations.postComment, { as, params: { ...params, postId: post.id }, body: { text: '一句' } }),
    ),
  );
  // The rows lie in the table in the reverse order of their ids, and the planner knows that there are few.
  for (const { id } of comments.toReversed()) {
    await t.database.pool.query('UPDATE comment_stats SET heard = 1 WHERE comment_id = $1', [id]);
  }
  await t.database.pool.query('VACUUM ANALYZE comment_stats');
  const people = await Promise.all(Array.from({ length: 40 }, (_, i) => t.signIn(`人${i}`)));
  let echoing = true;
  const ranking = (async () => {
    while (echoing) {
      for (const { id } of comments) t.app.context.ranker.touch(space.id, id);
      await t.app.context.ranker.settle();
    }
  })();
  for (const as of people) {
    await Promise.all(
      comments.map(({ id }) => t.call(operations.echoComment, { as, params: { ...params, commentId: id } })),
    );
  }
  echoing = false;
  await ranking;
  await t.database.pool.query('SELECT pg_stat_force_next_flush()');
  const { rows } = await t.database.pool.query<{ deadlocks: number }>(
    'SELECT deadlocks::integer FROM pg_stat_database WHERE datname = current_database()',
  );
  expect(rows[0]?.deadlocks).toBe(0);
  expect(t.logged).toEqual([]);
}, 60_000);
