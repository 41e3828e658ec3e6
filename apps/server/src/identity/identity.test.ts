import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ ADMIN_EMAILS: 'boss@example.org' });
});
afterAll(() => t.close());

/** The code in the newest mail to an address; mails go to the log here. */
function codeFor(email: string): string {
  const address = email.trim().toLowerCase();
  const mail = t.logged.findLast((line) => line.startsWith(`Mail to ${address}:`));
  return /\d{6}/.exec(mail ?? '')?.[0] ?? '';
}

async function signInByEmail(email: string) {
  await t.call(operations.requestEmailCode, { body: { email } });
  return t.call(operations.confirmEmailCode, { body: { email, code: codeFor(email), terms: 1 } });
}

test('an e-mail code opens a session, and the same address is the same member next time', async () => {
  const first = await signInByEmail('Lin@Example.org');
  const second = await signInByEmail('lin@example.org ');
  expect(second.member).toEqual(first.member);
  expect(first.member.nickname).toBe('lin');
});

test('an address that names what may not be public gives a neutral name, and one may not be typed either', async () => {
  for (const address of ['代开发票@example.org', '待审示例1@example.org'])
    expect((await signInByEmail(address)).member.nickname).toMatch(/^邮箱用户\d{4}$/);
  const typed = await t.attempt(operations.signInDemo, { body: { nickname: '代开 发票' } });
  expect(typed).toMatchObject({
    status: 422,
    body: { error: { code: 'HX_TEXT_REFUSED', field: 'body.nickname' } },
  });
});

test('a code works once, not after its time, and not after five wrong guesses', async () => {
  const email = 'codes@example.org';
  await signInByEmail(email);
  const again = await t.attempt(operations.confirmEmailCode, {
    body: { email, code: codeFor(email), terms: 1 },
  });
  expect(again).toMatchObject({ status: 422, body: { error: { code: 'HX_CODE_EXPIRED' } } });

  await t.call(operations.requestEmailCode, { body: { email } });
  t.clock.now += 10 * 60_000 + 1;
  const late = await t.attempt(operations.confirmEmailCode, {
    body: { email, code: codeFor(email), terms: 1 },
  });
  expect(late.body.error?.code).toBe('HX_CODE_EXPIRED');

  await t.call(operations.requestEmailCode, { body: { email } });
  for (let guess = 0; guess < 5; guess += 1) {
    const wrong = await t.attempt(operations.confirmEmailCode, { body: { email, code: 'xxxxxx', terms: 1 } });
    expect(wrong.body.error?.code).toBe('HX_CODE_WRONG');
  }
  const tooLate = await t.attempt(operations.confirmEmailCode, {
    body: { email, code: codeFor(email), terms: 1 },
  });
  expect(tooLate.body.error?.code).toBe('HX_CODE_EXPIRED');
});

test('an address without an owner and one with an owner get the same answer', async () => {
  await signInByEmail('known@example.org');
  const replies = await Promise.all(
    ['known@example.org', 'never@example.org'].map((email) =>
      t.attempt(operations.requestEmailCode, { body: { email } }),
    ),
  );
  expect(replies[0]).toEqual(replies[1]);
});

test('the configured address becomes administrator and may manage any space', async () => {
  const owner = await t.signIn('普通人');
  const space = await t.call(operations.createSpace, {
    as: owner,
    body: { name: '园', kind: 'interest-group' },
  });
  const boss = await signInByEmail('boss@example.org');
  const as = { id: boss.member.id, nickname: '', token: boss.token };
  const edited = await t.call(operations.editSpace, {
    as,
    params: { spaceId: space.id },
    body: { name: '改名' },
  });
  expect(edited.name).toBe('改名');
});

test('signing out ends the session at once', async () => {
  const as = await t.signIn('告别');
  await t.call(operations.signOut, { as });
  expect(await t.attempt(operations.getSession, { as })).toMatchObject({
    body: { error: { code: 'HX_SESSION_EXPIRED' } },
  });
});

test('a session lasts its time and no longer', async () => {
  const as = await t.signIn('三十天');
  t.clock.now += 30 * 24 * 3_600_000 - 1_000;
  expect(await t.attempt(operations.getSession, { as })).toMatchObject({ status: 200 });
  t.clock.now += 2_000;
  expect(await t.attempt(operations.getSession, { as })).toMatchObject({
    body: { error: { code: 'HX_SESSION_EXPIRED' } },
  });
});

test('a cookie session works with the CSRF token that the session names, and a dead cookie is cleared', async () => {
  const as = await t.signIn('小饼干');
  const cookie = `hx_session=${as.token}`;
  const { csrf } = await t.call(operations.getSession, { headers: { cookie } });
  const renamed = await t.call(operations.renameMe, {
    headers: { cookie, 'x-csrf-token': csrf ?? '' },
    body: { nickname: '大饼干' },
  });
  expect(renamed.nickname).toBe('大饼干');
  const dead = await t.app.http.inject({
    method: 'GET',
    url: '/api/session',
    headers: { cookie: 'hx_session=dead' },
  });
  expect(dead.headers['set-cookie']).toMatch(/^hx_session=;/);
});

test('a new nickname is seen everywhere', async () => {
  const as = await t.signIn('旧名');
  const space = await t.call(operations.createSpace, { as, body: { name: '园', kind: 'interest-group' } });
  const params = { spaceId: space.id };
  const post = await t.call(operations.createPost, { as, params, body: { title: '题' } });
  await t.call(operations.renameMe, { as, body: { nickname: '新名' } });
  const seen = await t.call(operations.getPost, { params: { ...params, postId: post.id } });
  expect(seen.author.nickname).toBe('新名');
});

test('my data hold what I wrote, echoed and saw, and nothing of others', async () => {
  const [me, other] = [await t.signIn('我'), await t.signIn('别人')];
  const space = await t.call(operations.createSpace, {
    as: other,
    body: { name: '园', kind: 'interest-group' },
  });
  const params = { spaceId: space.id };
  const post = await t.call(operations.createPost, { as: other, params, body: { title: '题' } });
  const theirs = await t.call(operations.postComment, {
    as: other,
    params: { ...params, postId: post.id },
    body: { text: '别人的话' },
  });
  await t.call(operations.postComment, {
    as: me,
    params: { ...params, postId: post.id },
    body: { text: '我的话' },
  });
  await t.call(operations.echoComment, { as: me, params: { ...params, commentId: theirs.id } });
  await t.call(operations.logExposures, { as: me, params, body: { comments: [theirs.id] } });
  const data = await t.call(operations.exportMyData, { as: me });
  expect(data).toMatchObject({
    member: { id: me.id, nickname: '我' },
    spaces: [
      {
        spaceId: space.id,
        comments: [{ text: '我的话' }],
        echoes: [{ comment_id: theirs.id, provenance: 'article' }],
        exposures: [{ comment_id: theirs.id }],
      },
    ],
  });
  expect(JSON.stringify(data)).not.toContain('别人的话');
});

describe('without demo mode', () => {
  let real: TestApp;
  beforeAll(async () => {
    real = await startTestApp({ HUIXIANG_DEMO: '0' });
  });
  afterAll(() => real.close());

  test('demo sign-in does not exist', async () => {
    const refused = { status: 404, body: { error: { code: 'HX_DEMO_OFF' } } };
    expect(await real.attempt(operations.signInDemo, { body: { nickname: '新人' } })).toMatchObject(refused);
    expect(await real.attempt(operations.listPersonas)).toMatchObject(refused);
  });

  test('a person who is too fast is asked to wait, and may go on afterwards', async () => {
    const email = 'fast@example.org';
    const codes = await Promise.all(
      Array.from({ length: 70 }, () => real.attempt(operations.requestEmailCode, { body: { email } })),
    );
    const refused = codes.filter((reply) => reply.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.body.error).toMatchObject({
      code: 'HX_TOO_MANY',
      retryAfterSeconds: expect.any(Number),
    });
    real.clock.now += 60_000;
    expect(await real.attempt(operations.requestEmailCode, { body: { email } })).toMatchObject({
      status: 200,
    });
  });
});
