import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';
import { startTestWechat, type TestWechat } from '../testing/test-wechat.ts';

let w: TestWechat;
beforeAll(async () => {
  w = await startTestWechat();
});
afterAll(() => w.close());

async function signIn(user: string): Promise<TestMember> {
  const body = { code: await w.loginCode(user), terms: 1 };
  const session = await w.t.call(operations.signInWechat, { body });
  return { id: session.member.id, nickname: session.member.nickname, token: session.token };
}
const count = async (sql: string): Promise<number> =>
  Number((await w.t.database.pool.query<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)).rows[0]?.n);

test('who withdraws in WeChat is gone with words, sessions, openid and telephone number', async () => {
  const space = await TestSpace.open(w.t);
  const member = await signIn('laozhou');
  const { code } = await w.control<{ code: string }>('POST', '/phone', { user: 'laozhou' });
  await w.t.call(operations.verifyPhone, { as: member, body: { code } });
  const commentId = await space.comment({ as: member, text: '要带走的话' });
  await space.comment({ as: member, text: '还在等的待审示例' });
  const heard = await space.comment();
  await space.echo(member, heard);
  await w.settle();
  w.t.clock.now += 1_000;
  await w.control('POST', '/users/laozhou/revoke', {});
  await w.settle();

  const read = async (id: number) =>
    w.t.call(operations.getComment, { params: { spaceId: space.spaceId, commentId: id } });
  expect(await read(commentId)).toMatchObject({ deleted: true, text: '', author: { id: 0 } });
  expect((await read(heard)).echoes.raw).toBe(0);
  expect(await w.t.attempt(operations.getPhone, { as: member })).toMatchObject({ status: 401 });
  for (const table of [
    'wechat_identities',
    'wechat_unions',
    'phone_claims',
    'wechat_risks',
    'waiting_comments',
  ])
    expect([table, await count(table)]).toEqual([table, 0]);
});

test('who comes back is somebody new, and the old push, sent once more, does not reach them', async () => {
  w.t.clock.now += 60_000;
  const back = await signIn('laozhou');
  const { pushes } = await w.control<{ pushes: { id: string; name: string }[] }>(
    'GET',
    '/pushes?name=user_authorization_revoke',
  );
  await w.control('POST', `/pushes/${pushes[0]!.id}/repeat`);
  await w.t.database.pool.query('DELETE FROM wechat_pushes');
  await w.control('POST', `/pushes/${pushes[0]!.id}/repeat`);
  await w.settle();
  expect(await count('wechat_pushes')).toBe(1);
  expect(await w.t.call(operations.getSession, { as: back })).toMatchObject({ member: { id: back.id } });
});

test('a forged withdrawal erases nobody', async () => {
  const member = await signIn('ayue');
  const { openid } = await w.control<{ openid: string }>('POST', '/login', { user: 'ayue' });
  for (const kind of ['bad_signature', 'plaintext', 'other_appid'])
    await w.control('POST', '/pushes/forged', { kind, record: { FromUserName: openid, OpenID: openid } });
  await w.settle();
  expect(await w.t.call(operations.getSession, { as: member })).toMatchObject({ member: { id: member.id } });
});
