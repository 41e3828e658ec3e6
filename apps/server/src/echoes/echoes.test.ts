import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';

let t: TestApp;
let owner: TestMember;
let spaceId: number;
let postId: number;

beforeAll(async () => {
  t = await startTestApp();
  owner = await t.signIn('店主');
  spaceId = (
    await t.call(operations.createSpace, { as: owner, body: { name: '小院', kind: 'interest-group' } })
  ).id;
  postId = (await t.call(operations.createPost, { as: owner, params: { spaceId }, body: { title: '开张' } }))
    .id;
});
afterAll(() => t.close());

async function newComment(): Promise<number> {
  const author = await t.signIn('作者');
  const text = `留言 ${Math.random()}`;
  return (await t.call(operations.postComment, { as: author, params: { spaceId, postId }, body: { text } }))
    .id;
}

async function counts(commentId: number): Promise<unknown> {
  return (await t.call(operations.getComment, { params: { spaceId, commentId } })).echoes;
}

/** The counters by their rows, as the self-check sees them. */
async function rowsOf(commentId: number): Promise<number> {
  const { rows } = await t.database.pool.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM echoes WHERE space_id = $1 AND comment_id = $2 AND revoked_at IS NULL',
    [spaceId, commentId],
  );
  return rows[0]?.n ?? -1;
}

test('a thousand people echoing at once raise the count by a thousand', async () => {
  const commentId = await newComment();
  const people = await Promise.all(Array.from({ length: 1_000 }, (_, i) => t.signIn(`人${i}`)));
  await Promise.all(
    people.map((as) => t.call(operations.echoComment, { as, params: { spaceId, commentId } })),
  );
  expect(await counts(commentId)).toEqual({ raw: 1_000, counted: 1_000, organic: 1_000 });
  expect(await rowsOf(commentId)).toBe(1_000);
});

test('a thousand repeats by one person raise the count by one', async () => {
  const commentId = await newComment();
  const as = await t.signIn('阿青');
  const params = { spaceId, commentId };
  const outcomes = await Promise.all(
    Array.from({ length: 1_000 }, () => t.call(operations.echoComment, { as, params })),
  );
  expect(outcomes.filter((outcome) => outcome.changed)).toHaveLength(1);
  expect(await counts(commentId)).toMatchObject({ raw: 1 });
});

test('a storm of echoes and take-backs by many people ends with what each wished last', async () => {
  const commentId = await newComment();
  const params = { spaceId, commentId };
  const people = await Promise.all(Array.from({ length: 40 }, (_, i) => t.signIn(`风${i}`)));
  await Promise.all(
    people.map(async (as, index) => {
      for (let round = 0; round < 12; round += 1)
        await t.call(round % 2 === 0 ? operations.echoComment : operations.revokeEcho, { as, params });
      if (index % 2 === 0) await t.call(operations.echoComment, { as, params });
    }),
  );
  expect(await counts(commentId)).toMatchObject({ raw: 20 });
  expect(await rowsOf(commentId)).toBe(20);
  const post = await t.call(operations.getPost, { params: { spaceId, postId } });
  const { rows } = await t.database.pool.query(
    'SELECT count(*)::int AS n FROM echoes WHERE revoked_at IS NULL',
  );
  expect(post.echoes.raw).toBe((rows[0] as { n: number }).n);
});

test('every later change of an echo is in the append-only log', async () => {
  const commentId = await newComment();
  const as = await t.signIn('反复');
  const params = { spaceId, commentId };
  await t.call(operations.echoComment, { as, params });
  await t.call(operations.revokeEcho, { as, params });
  await t.call(operations.revokeEcho, { as, params });
  await t.call(operations.echoComment, { as, params });
  // Two connections may fill different pages, so the order must be asked for; within a millisecond false came first.
  const { rows } = await t.database.pool.query(
    'SELECT restored FROM echo_changes WHERE comment_id = $1 ORDER BY at, restored',
    [commentId],
  );
  expect(rows).toEqual([{ restored: false }, { restored: true }]);
});

test('authors cannot echo their own comment', async () => {
  const author = await t.signIn('自己');
  const params = { spaceId, postId };
  const { id } = await t.call(operations.postComment, { as: author, params, body: { text: '只有我自己' } });
  const refused = await t.attempt(operations.echoComment, { as: author, params: { spaceId, commentId: id } });
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'HX_OWN_COMMENT' } } });
  expect(await counts(id)).toMatchObject({ raw: 0 });
});

async function provenanceOf(commentId: number, memberId: number): Promise<unknown> {
  const { rows } = await t.database.pool.query(
    'SELECT provenance FROM echoes WHERE comment_id = $1 AND member_id = $2',
    [commentId, memberId],
  );
  return (rows[0] as { provenance: number } | undefined)?.provenance;
}

test('a forged provenance is ignored', async () => {
  const commentId = await newComment();
  const as = await t.signIn('伪造');
  const forged = { provenance: 'dealt-card', via: '2.abc.def.AAAAAAAAAAAAAAAAAAAAAA' } as { via: string };
  await t.call(operations.echoComment, { as, params: { spaceId, commentId }, body: forged });
  expect(await provenanceOf(commentId, as.id)).toBe(0);
});

test('a link signed by the server is the provenance, and stays it when the echo is given again without it', async () => {
  const commentId = await newComment();
  const as = await t.signIn('群友');
  const params = { spaceId, commentId };
  const { via } = await t.call(operations.sharePost, { params: { spaceId, postId } });
  await t.call(operations.echoComment, { as, params, body: { via } });
  await t.call(operations.revokeEcho, { as, params });
  await t.call(operations.echoComment, { as, params });
  expect(await provenanceOf(commentId, as.id)).toBe(2);
});

test('a link signed for another space proves nothing here', async () => {
  const other = await t.call(operations.createSpace, {
    as: owner,
    body: { name: '别处', kind: 'interest-group' },
  });
  const post = await t.call(operations.createPost, {
    as: owner,
    params: { spaceId: other.id },
    body: { title: '别处的事' },
  });
  const { via } = await t.call(operations.sharePost, { params: { spaceId: other.id, postId: post.id } });
  const commentId = await newComment();
  const as = await t.signIn('串门');
  await t.call(operations.echoComment, { as, params: { spaceId, commentId }, body: { via } });
  expect(await provenanceOf(commentId, as.id)).toBe(0);
});

test('passing takes a standing echo back and is remembered', async () => {
  const commentId = await newComment();
  const as = await t.signIn('路过');
  const params = { spaceId, commentId };
  await t.call(operations.echoComment, { as, params });
  await t.call(operations.passComment, { as, params });
  expect(await counts(commentId)).toMatchObject({ raw: 0 });
  const { rows } = await t.database.pool.query(
    'SELECT 1 FROM passes WHERE comment_id = $1 AND member_id = $2',
    [commentId, as.id],
  );
  expect(rows).toHaveLength(1);
});

test('an echo for a comment of another space is not found', async () => {
  const commentId = await newComment();
  const other = await t.call(operations.createSpace, {
    as: owner,
    body: { name: '隔壁', kind: 'interest-group' },
  });
  const as = await t.signIn('走错');
  const refused = await t.attempt(operations.echoComment, { as, params: { spaceId: other.id, commentId } });
  expect(refused).toMatchObject({ status: 404, body: { error: { code: 'HX_NOT_FOUND' } } });
});

test.each([operations.echoComment, operations.passComment])(
  'below a post that is gone, $id finds nothing, and what was echoed before can still be taken back',
  async (act) => {
    const params = { spaceId };
    const post = await t.call(operations.createPost, { as: owner, params, body: { title: '要撤的' } });
    const [author, before, late] = await Promise.all([t.signIn('作者'), t.signIn('早到'), t.signIn('迟到')]);
    const place = { spaceId, postId: post.id };
    const body = { text: `会跟着走的留言 ${act.id}` };
    const { id } = await t.call(operations.postComment, { as: author, params: place, body });
    const comment = { spaceId, commentId: id };
    await t.call(operations.echoComment, { as: before, params: comment });
    await t.call(operations.deletePost, { as: owner, params: place });
    const refused = await t.attempt(act, { as: late, params: comment });
    expect(refused).toMatchObject({ status: 404, body: { error: { code: 'HX_NOT_FOUND' } } });
    expect(await rowsOf(id)).toBe(1);
    await t.call(operations.revokeEcho, { as: before, params: comment });
    expect(await rowsOf(id)).toBe(0);
  },
);
