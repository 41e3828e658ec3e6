import { operations } from '@huixiang/contract';
import { transaction } from '@huixiang/postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';
import { writeTerms } from './terms.store.ts';
import { contentOf, match, tasteOf } from './topics.ts';

let t: TestApp;
let space: TestSpace;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  space = await TestSpace.open(t, ['薄荷怎么养', '随便聊聊']);
});

/** Words with the comments that they stand in, as stored, and as the texts have it. */
async function frequencies(spaceId = space.spaceId) {
  const read = async (sql: string) => {
    const { rows } = await t.database.pool.query<{ term: string; comments: number }>(sql, [spaceId]);
    return Object.fromEntries(rows.map((row) => [row.term, Number(row.comments)]));
  };
  return {
    stored: await read('SELECT term, comments FROM space_terms WHERE space_id = $1 AND comments <> 0'),
    counted: await read(
      `SELECT term, count(*) AS comments FROM comment_terms t JOIN comments c USING (space_id, comment_id),
         unnest(array_append(t.terms, '')) AS term WHERE t.space_id = $1 AND c.deleted_at IS NULL GROUP BY term`,
    ),
  };
}
async function tasteBy(as: TestMember) {
  const { settings } = await t.call(operations.getListening, { as });
  return tasteOf(t.app.context, space.spaceId, as.id, settings);
}
const settle = () => t.app.context.topics.keeper.settle();
const edit = (as: TestMember, commentId: number, text: string) =>
  t.call(operations.editComment, { as, params: { spaceId: space.spaceId, commentId }, body: { text } });
const contents = (...ids: number[]) => contentOf(t.app.context, space.spaceId, ids);

test('the words of comments are counted when they are written, edited and taken back', async () => {
  const author = await t.signIn('作者');
  const [mint, cactus] = [
    await space.comment({ as: author, text: '薄荷扦插' }),
    await space.comment({ text: '仙人掌扦插' }),
  ];
  await settle();
  expect((await frequencies()).stored).toEqual({ '': 2, 薄荷: 1, 扦插: 2, 仙人掌: 1 });
  t.clock.now += 1_000;
  await edit(author, mint, '薄荷浇水');
  await settle();
  expect((await frequencies()).stored).toEqual({ '': 2, 薄荷: 1, 浇水: 1, 扦插: 1, 仙人掌: 1 });
  await t.call(operations.deleteComment, {
    as: space.owner,
    params: { spaceId: space.spaceId, commentId: cactus },
  });
  await settle();
  expect((await frequencies()).stored).toEqual({ '': 1, 薄荷: 1, 浇水: 1 });
});

/** Two processes write the words of a comment, the second while the first has not committed yet. */
async function writeTwice(commentId: number, saidAt: number, words: string): Promise<void> {
  const { pool } = t.database;
  const values = [space.spaceId, [commentId], [saidAt], [words], [null]];
  let second: Promise<unknown> | undefined;
  await transaction(pool, async (client) => {
    await writeTerms(client, values);
    second = writeTerms(pool, values);
    await expect
      .poll(async () => {
        const { rows } = await pool.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return rows.length;
      })
      .toBeGreaterThan(0);
  });
  await second;
}

test('two processes that see to the same comment at once count it once', async () => {
  const id = await space.comment({ text: '薄荷扦插' });
  await writeTwice(id, t.clock.now, '薄荷 扦插');
  expect((await frequencies()).stored).toEqual({ '': 1, 薄荷: 1, 扦插: 1 });
  await writeTwice(id, t.clock.now + 1, '薄荷 浇水');
  const { stored, counted } = await frequencies();
  expect(stored).toEqual({ '': 1, 薄荷: 1, 浇水: 1 });
  expect(stored).toEqual(counted);
});

test('words of an earlier text, written late, do not replace those of the later one', async () => {
  const id = await space.comment({ text: '薄荷扦插' });
  const write = (saidAt: number, words: string) =>
    writeTerms(t.database.pool, [space.spaceId, [id], [saidAt], [words], [null]]);
  await write(t.clock.now + 1, '薄荷 浇水');
  await write(t.clock.now, '薄荷 扦插');
  expect((await frequencies()).stored).toEqual({ '': 1, 薄荷: 1, 浇水: 1 });
});

test('comments that have no words stored, by an earlier version say, get them when they are first needed', async () => {
  const id = await space.comment({ text: '薄荷扦插' });
  await settle();
  await t.database.pool.query('DELETE FROM comment_terms WHERE space_id = $1', [space.spaceId]);
  await t.database.pool.query('DELETE FROM space_terms WHERE space_id = $1', [space.spaceId]);
  t.clock.now += 3_600_000;
  expect((await contents(id)).get(id)?.terms).toEqual(expect.arrayContaining(['薄荷', '扦插']));
  await settle();
  expect((await frequencies()).stored).toEqual({ '': 1, 薄荷: 1, 扦插: 1 });
});

test('a text whose words are stored is not cut into words again, however often each stands there', async () => {
  const id = await space.comment({ text: '薄荷扦插，薄荷浇水' });
  await settle();
  const read = () =>
    t.database.pool.query('SELECT terms, counts FROM comment_terms WHERE space_id = $1', [space.spaceId]);
  expect((await read()).rows).toEqual([{ terms: ['薄荷', '扦插', '浇水'], counts: [2, 1, 1] }]);
  await t.database.pool.query(
    `UPDATE comment_terms SET terms = '{仙人掌}', counts = NULL WHERE space_id = $1`,
    [space.spaceId],
  );
  expect((await contents(id)).get(id)).toMatchObject({
    ownTerms: 1,
    terms: expect.arrayContaining(['仙人掌']),
  });
});

test('content follows an edit, and is gone with the comment', async () => {
  const author = await t.signIn('作者');
  const id = await space.comment({ as: author, text: '薄荷扦插', post: 1 });
  expect((await contents(id)).get(id)).toMatchObject({ language: 'zh', length: 'short' });
  t.clock.now += 1_000;
  await edit(author, id, '豆腐收摊');
  await expect.poll(async () => (await contents(id)).get(id)?.terms.includes('豆腐')).toBe(true);
  await t.call(operations.deleteComment, { as: author, params: { spaceId: space.spaceId, commentId: id } });
  await expect.poll(async () => (await contents(id)).has(id)).toBe(false);
});

test('content is told only in its own space', async () => {
  const id = await space.comment();
  await contents(id);
  const neighbour = await TestSpace.open(t);
  expect((await contentOf(t.app.context, neighbour.spaceId, [id])).size).toBe(0);
});

test('a listener’s declared interest fits the comments that touch it, and says so', async () => {
  const as = await space.listener({ interests: ['薄荷'] });
  const near = await space.comment({ text: '薄荷叶子黄了', post: 1 });
  const far = await space.comment({ text: '今天的豆腐便宜', post: 1 });
  const taste = await tasteBy(as);
  const found = await contents(near, far);
  expect(match(found.get(near)!, taste)).toMatchObject({ tag: '薄荷' });
  expect(match(found.get(near)!, taste).score).toBeGreaterThan(0.2);
  expect(match(found.get(far)!, taste)).toEqual({ score: 0, gauge: 0, tag: null });
});

test('with personalisation off nothing fits better than anything else', async () => {
  const as = await space.listener({ interests: ['薄荷'], personalised: false });
  const near = await space.comment({ text: '薄荷叶子黄了' });
  const taste = await tasteBy(as);
  expect(match((await contents(near)).get(near)!, taste)).toEqual({ score: 0, gauge: 0, tag: null });
});
