import type { AddressInfo } from 'node:net';
import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

/**
 * What another process does while this one cannot hear it: the rows change, and nothing is told. The clock stands still, so
 * that nothing is read anew for its age.
 */
let t: TestApp;
let space: TestSpace;
let member: TestMember;

beforeAll(async () => {
  t = await startTestApp();
  await t.app.http.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  t.app.http.server.closeAllConnections();
  await t.close();
});
beforeEach(async () => {
  space = await TestSpace.open(t);
  member = await t.signIn('成员');
});

const rows = (sql: string, values: unknown[]) => t.database.pool.query(sql, values);

/** The connection over which the process hears of others breaks, and is opened again. */
async function breakListening(): Promise<void> {
  const { rowCount } = await t.database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND query = 'LISTEN huixiang'`,
  );
  expect(rowCount).toBe(1);
}

test('whose session ended meanwhile is signed out', async () => {
  const { status } = await t.attempt(operations.getProfile, { as: member });
  expect(status).toBe(200);
  const sessionId = Number.parseInt(member.token.split('.')[2] ?? '', 36);
  const values = [sessionId, member.id, t.clock.now + 86_400_000];
  await rows('INSERT INTO revoked_sessions (session_id, member_id, expires_at) VALUES ($1, $2, $3)', values);
  await breakListening();
  await expect.poll(async () => (await t.attempt(operations.getProfile, { as: member })).status).toBe(401);
});

test('who lost their role meanwhile no longer has it', async () => {
  const { spaceId, owner } = space;
  const look = async () =>
    (await t.attempt(operations.listWaiting, { as: owner, params: { spaceId } })).status;
  expect(await look()).toBe(200);
  await rows(`UPDATE memberships SET role = 'member' WHERE space_id = $1 AND member_id = $2`, [
    spaceId,
    owner.id,
  ]);
  await breakListening();
  await expect.poll(look).toBe(403);
});

test('whom somebody blocked meanwhile is kept away, and whom they let go may answer again', async () => {
  const author = await t.signIn('作者');
  const parentId = await space.comment({ as: author });
  const params = { spaceId: space.spaceId, postId: space.postIds[0]! };
  const answer = async () => {
    const body = { text: '我也这么想过', parentId };
    return (await t.attempt(operations.postComment, { as: member, params, body })).status;
  };
  const isBlocked = () => t.app.context.blocks.of(author.id).has(member.id);
  const ids = [author.id, member.id];
  await rows('INSERT INTO blocks (member_id, blocked_id, blocked_at) VALUES ($1, $2, 0)', ids);
  await breakListening();
  await expect.poll(isBlocked).toBe(true);
  expect(await answer()).toBe(403);
  await rows('DELETE FROM blocks WHERE member_id = $1 AND blocked_id = $2', ids);
  await breakListening();
  await expect.poll(isBlocked).toBe(false);
  expect(await answer()).toBe(200);
});

test('open streams end, the next ones say that something may have been told, and the thread is read anew', async () => {
  const params = { spaceId: space.spaceId, postId: space.postIds[0]! };
  const { port } = t.app.http.server.address() as AddressInfo;
  const open = () =>
    fetch(`http://127.0.0.1:${port}/api/live?topics=post:${params.spaceId}:${params.postId}`);
  const read = async () =>
    (await t.call(operations.listThread, { params, query: {} })).items.map(({ text }) => text);
  const commentId = await space.comment({ text: '第一句' });
  await expect.poll(read).toEqual(['第一句']);
  t.clock.now += 3_600_000;
  await read();
  const before = await open();
  await rows('UPDATE comments SET text = $2 WHERE comment_id = $1', [commentId, '改过的话']);
  await breakListening();
  expect(await before.text()).toMatch(/"quietMs":[1-9]/);
  expect(await read()).toEqual(['改过的话']);
  const after = await open();
  const { value } = (await after.body?.getReader().read()) ?? {};
  expect(Buffer.from(value ?? []).toString()).toContain('"quietMs":0}');
});
