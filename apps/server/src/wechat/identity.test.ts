import { type BodyOf, consentVersions, limits, operations } from '@huixiang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alwaysOn, TestSpace } from '../testing/test-space.ts';
import type { TestMember } from '../testing/test-app.ts';
import { MINI, OFFICIAL, startTestWechat, type TestWechat } from '../testing/test-wechat.ts';

let w: TestWechat;
beforeAll(async () => {
  w = await startTestWechat();
});
afterAll(() => w.close());

const terms = 1;
const enter = async (user: string, more: { scene?: number; terms?: number } = { terms }) => {
  const code = await w.loginCode(user);
  return w.t.attempt(operations.signInWechat, { body: { code, ...more } });
};
async function signIn(user: string): Promise<TestMember> {
  const session = await w.t.call(operations.signInWechat, { body: { code: await w.loginCode(user), terms } });
  return { id: session.member.id, nickname: session.member.nickname, token: session.token };
}
const rows = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await w.t.database.pool.query<Row>(sql, values)).rows;

describe('the sign-in of the mini-program', () => {
  test('makes a member at the first time, knows them at the next, and keeps the terms they agreed to', async () => {
    const first = await signIn('xiaolin');
    expect(first.nickname).toMatch(/^微信用户\d{4}$/);
    expect(await w.t.call(operations.getSession, { as: first })).toMatchObject({ member: { id: first.id } });
    const again = await enter('xiaolin', {});
    expect(again).toMatchObject({ status: 200, body: { member: { id: first.id } } });
    const { ledger } = await w.t.call(operations.getConsents, { as: first });
    expect(ledger).toMatchObject([{ purpose: 'terms', granted: true }]);
  });

  test('needs the terms of somebody new', async () => {
    expect(await enter('ayue', {})).toMatchObject({
      status: 403,
      body: { error: { code: 'HX_TERMS_NEEDED' } },
    });
    expect(await enter('ayue', { terms: 99 })).toMatchObject({
      body: { error: { code: 'HX_CONSENT_OUTDATED' } },
    });
  });

  test('takes a code once, and nobody whom WeChat blocks', async () => {
    const code = await w.loginCode('laozhou');
    await w.t.call(operations.signInWechat, { body: { code, terms } });
    expect(await w.t.attempt(operations.signInWechat, { body: { code, terms } })).toMatchObject({
      status: 422,
      body: { error: { code: 'HX_WECHAT_CODE', field: 'body.code' } },
    });
    expect(await enter('fengkong')).toMatchObject({
      status: 403,
      body: { error: { code: 'HX_WECHAT_RISKY' } },
    });
  });

  test('keeps openid and session key sealed and tells neither to anybody', async () => {
    const code = await w.loginCode('laozhou');
    const { openid } = await w.control<{ openid: string }>('POST', '/login', { user: 'laozhou' });
    const reply = await w.t.attempt(operations.signInWechat, { body: { code, terms } });
    const stored = await rows<{ external_sealed: string; session_key_sealed: string }>(
      'SELECT * FROM wechat_identities',
    );
    const { sealing } = w.t.app.context;
    const mine = stored.find((row) => sealing.open(row.external_sealed) === openid);
    const key = sealing.open(mine!.session_key_sealed);
    expect(Buffer.from(key, 'base64')).toHaveLength(16);
    for (const secret of [openid, key]) {
      expect(JSON.stringify(stored)).not.toContain(secret);
      expect(JSON.stringify(reply.body)).not.toContain(secret);
      expect(w.t.logged.join('\n')).not.toContain(secret);
    }
  });

  test.each([1030, 1129, 1203])('gives programs no session (scene %i)', async (scene) => {
    expect(await enter('xiaolin', { scene, terms })).toMatchObject({
      status: 403,
      body: { error: { code: 'HX_NOT_A_PERSON' } },
    });
  });

  test('remembers where a person came from', async () => {
    await enter('xiaolin', { scene: 1008, terms });
    const found = await rows<{ channel: string }>(
      'SELECT DISTINCT channel FROM wechat_identities WHERE channel IS NOT NULL',
    );
    expect(found).toEqual([{ channel: 'chat' }]);
  });

  test('asks WeChat how risky it takes a person to be, and does nothing by that alone', async () => {
    await w.control('PUT', '/users/chenmo', { riskRank: 4 });
    const member = await signIn('chenmo');
    await w.settle();
    expect(await rows('SELECT scene, rank FROM wechat_risks WHERE member_id = $1', [member.id])).toEqual([
      { scene: 'register', rank: 4 },
    ]);
    const space = await TestSpace.open(w.t);
    expect(await space.comment({ as: member })).toBeGreaterThan(0);
  });

  test('fails in words while WeChat does not answer, and whoever is signed in stays so', async () => {
    const member = await signIn('anan');
    const code = await w.loginCode('anan');
    await w.control('POST', '/faults', { kind: 'http_error', match: '/sns/jscode2session', times: 0 });
    expect(await w.t.attempt(operations.signInWechat, { body: { code, terms } })).toMatchObject({
      status: 503,
      body: { error: { code: 'HX_WECHAT_AWAY' } },
    });
    await w.control('DELETE', '/faults');
    expect(await w.t.call(operations.getSession, { as: member })).toMatchObject({
      member: { id: member.id },
    });
  });

  test('takes two sign-ins of one new person at the same moment for one', async () => {
    await w.control('POST', '/users', { id: 'twice', nickname: '两次', phone: '13900000001' });
    const both = await Promise.all([signIn('twice'), signIn('twice')]);
    expect(both[0].id).toBe(both[1].id);
  });

  test('puts the door by which people came into the portraits of what they echo, if they agree', async () => {
    const space = await TestSpace.open(w.t);
    const author = await w.t.signIn('写的人');
    const params = { spaceId: space.spaceId, commentId: await space.comment({ as: author }) };
    const consent = { purpose: 'portraits', granted: true, version: consentVersions.portraits } as const;
    for (let i = 0; i < limits.peopleFloor; i += 1) {
      const id = `reader-${i}`;
      await w.control('POST', '/users', { id, nickname: '读者', phone: `1390000010${i}` });
      const code = await w.loginCode(id);
      const entry = { code, terms, scene: 1058 };
      const { member, token } = await w.t.call(operations.signInWechat, { body: entry });
      const as = { ...member, token };
      await w.t.call(operations.setConsent, { as, body: consent });
      await space.echo(as, params.commentId);
    }
    const { channel } = await w.t.call(operations.getPortrait, { as: author, params });
    expect(channel).toEqual([{ kind: 'official-account', atLeast: limits.peopleFloor }]);
  });
});

describe('the sign-in on web pages', () => {
  /** Goes the way of a browser: out with a state, back with a code. */
  async function walk(user: string, change: { state?: string; cookie?: string; to?: string } = {}) {
    const begun = await w.t.app.http.inject({
      method: 'POST',
      url: '/api/sign-in/wechat/web',
      payload: { terms, to: change.to ?? '/pages/me/index' },
    });
    const { url } = begun.json<{ url: string }>();
    const sent = new URL(url);
    const { code } = await w.control<{ code: string }>('POST', '/oauth', { user });
    const cookie = begun.cookies.find(({ name }) => name === 'hx_wechat');
    const back = await w.t.app.http.inject({
      url: `/api/sign-in/wechat/return?code=${code}&state=${change.state ?? sent.searchParams.get('state')}`,
      headers: { cookie: change.cookie ?? `hx_wechat=${cookie?.value}` },
    });
    const session = back.cookies.find(({ name }) => name === 'hx_session')?.value;
    return { sent, back, session };
  }
  const who = async (token: string | undefined) =>
    (await w.t.app.http.inject({ url: '/api/session', headers: { cookie: `hx_session=${token}` } })).json<{
      member: { id: number; nickname: string } | null;
    }>().member;

  test('sends to WeChat with a state, and comes back to the page with a session', async () => {
    const { sent, back, session } = await walk('ayue');
    expect(sent.pathname).toBe('/connect/oauth2/authorize');
    expect(Object.fromEntries(sent.searchParams)).toMatchObject({
      appid: OFFICIAL,
      scope: 'snsapi_userinfo',
    });
    expect(sent.searchParams.get('redirect_uri')).toMatch(/\/api\/sign-in\/wechat\/return$/);
    expect([back.statusCode, back.headers.location]).toEqual([302, '/#/pages/me/index']);
    expect((await who(session))?.nickname).toBe('阿月');
  });

  test.each(['加微信 返利', '办证刻章找我', '第一行\n第二行\u0000', ' '])(
    'gives a neutral name to whom WeChat calls what may not stand here: %j',
    async (nickname) => {
      const id = `called-${encodeURIComponent(nickname)}`;
      await w.control('POST', '/users', { id, nickname });
      expect((await who((await walk(id)).session))?.nickname).toMatch(/^微信用户\d{4}$/);
    },
  );

  test('knows the person from the mini-program by the union id, and two accounts never bound stay two', async () => {
    const mini = await signIn('xiaolin');
    const { session } = await walk('xiaolin');
    expect((await who(session))?.id).toBe(mini.id);
    await w.control('PUT', '/accounts', { appid: MINI, bound: false });
    await w.control('PUT', '/accounts', { appid: OFFICIAL, bound: false });
    await w.control('POST', '/users', { id: 'apart', nickname: '分开', phone: '13900000002' });
    const apart = await signIn('apart');
    expect((await who((await walk('apart')).session))?.id).not.toBe(apart.id);
    await w.control('PUT', '/accounts', { appid: MINI, bound: true });
    await w.control('PUT', '/accounts', { appid: OFFICIAL, bound: true });
  });

  test('a sign-in that WeChat refuses goes back to the sign-in, which still knows the page that was left', async () => {
    const begun = await w.t.app.http.inject({
      method: 'POST',
      url: '/api/sign-in/wechat/web',
      payload: { terms, to: '/pkg-thread/thread?spaceId=1&postId=2' },
    });
    const state = new URL(begun.json<{ url: string }>().url).searchParams.get('state');
    const back = await w.t.app.http.inject({
      url: `/api/sign-in/wechat/return?code=unknown&state=${state}`,
      headers: { cookie: `hx_wechat=${begun.cookies.find(({ name }) => name === 'hx_wechat')?.value}` },
    });
    expect(back.headers.location).toBe(
      '/#/pkg-account/sign-in?failed=HX_WECHAT_CODE&to=%2Fpkg-thread%2Fthread%3FspaceId%3D1%26postId%3D2',
    );
  });

  test.each([
    ['another state', { state: 'f'.repeat(32) }],
    ['no cookie', { cookie: '' }],
    ['a forged cookie', { cookie: `hx_wechat=${'a'.repeat(32)}.1.9999999999999.Lw.x` }],
  ])('gives no session for %s', async (_, change) => {
    const { back, session } = await walk('ayue', change);
    expect(session).toBeUndefined();
    expect(back.headers.location).toBe('/#/pkg-account/sign-in?failed=HX_WECHAT_CODE');
  });

  test.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example'])(
    'leads to no other site: %s',
    async (to) => {
      const reply = await w.t.attempt(operations.beginWechatWeb, { body: { terms, to } });
      expect(reply).toMatchObject({ status: 400, body: { error: { code: 'HX_BODY_INVALID' } } });
    },
  );
});

describe('a verified telephone number', () => {
  const phoneCode = async (user: string): Promise<string> =>
    (await w.control<{ code: string }>('POST', '/phone', { user })).code;

  test('is needed before the first comment, echo or answer where a space asks for it, and reading needs none', async () => {
    const space = await TestSpace.open(w.t);
    const { owner, spaceId } = space;
    const [commentId, dealt] = [await space.comment(), await space.comment()];
    const params = { spaceId };
    await w.t.call(operations.setPhoneRule, { as: owner, params, body: { required: true } });
    expect(await w.t.call(operations.getPhoneRule, { params })).toEqual({ required: true });
    const member = await signIn('xiaolin');
    const refused = { status: 403, body: { error: { code: 'HX_PHONE_NEEDED' } } };
    const echo = () =>
      w.t.attempt(operations.echoComment, { as: member, params: { spaceId, commentId }, body: {} });
    const say = () =>
      w.t.attempt(operations.postComment, {
        as: member,
        params: { spaceId, postId: space.postIds[0]! },
        body: { text: '验证以后再说' },
      });
    await w.t.call(operations.setListening, { as: member, body: alwaysOn });
    expect(await space.dealtIds(member)).toContain(dealt);
    const answer = (body: BodyOf<typeof operations.answerCard>) =>
      w.t.attempt(operations.answerCard, { as: member, params: { spaceId, commentId: dealt }, body });
    const reply = { answer: 'reply', text: '我也这么想' } as const;
    for (const attempt of [echo, say, () => answer({ answer: 'echo' }), () => answer(reply)])
      expect(await attempt()).toMatchObject(refused);
    await w.t.call(operations.getComment, { as: member, params: { spaceId, commentId } });
    expect(
      await w.t.call(operations.verifyPhone, { as: member, body: { code: await phoneCode('xiaolin') } }),
    ).toEqual({
      required: false,
      verified: true,
      ending: '0001',
    });
    expect(await echo()).toMatchObject({ status: 200 });
    expect(await say()).toMatchObject({ status: 200 });
    expect(await answer(reply)).toMatchObject({ status: 200, body: { answer: 'reply' } });
    const stranger = await w.t.attempt(operations.setPhoneRule, {
      as: member,
      params,
      body: { required: false },
    });
    expect(stranger).toMatchObject({ status: 403 });
  });

  test('lies sealed in the store, and belongs to one member', async () => {
    const stored = await rows<{ phone_sealed: string; phone_mark: string }>('SELECT * FROM phone_claims');
    expect(stored.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain('13800000001');
    const other = await w.t.signIn('另一个账号');
    const again = await w.t.attempt(operations.verifyPhone, {
      as: other,
      body: { code: await phoneCode('xiaolin') },
    });
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'HX_PHONE_TAKEN' } } });
  });

  test('is replaced by a newer one, and what is stored is shown to its owner', async () => {
    const member = await signIn('anan');
    await w.t.call(operations.verifyPhone, { as: member, body: { code: await phoneCode('anan') } });
    await w.control('PUT', '/users/anan', { phone: '13800009999' });
    const { ending } = await w.t.call(operations.verifyPhone, {
      as: member,
      body: { code: await phoneCode('anan') },
    });
    expect(ending).toBe('9999');
    const all = await w.t.call(operations.exportMyData, { as: member });
    expect(all).toMatchObject({
      phoneClaims: [{ phone: '+86 13800009999' }],
      wechatIdentities: [{ kind: 'mini', external: expect.stringMatching(/^o/) as unknown }],
    });
  });

  test('with a code that is no longer good is not verified', async () => {
    const member = await w.t.signIn('旧码');
    const reply = await w.t.attempt(operations.verifyPhone, { as: member, body: { code: 'used' } });
    expect(reply).toMatchObject({ status: 422, body: { error: { code: 'HX_WECHAT_CODE' } } });
    expect(await w.t.call(operations.getPhone, { as: member })).toMatchObject({
      verified: false,
      ending: null,
    });
  });
});

describe('the scene of a visit', () => {
  test.each([
    [1058, 'article'],
    [1053, 'search'],
    [1014, 'message'],
  ])('%i becomes the provenance %s of what is done there', async (scene, provenance) => {
    const space = await TestSpace.open(w.t);
    const postId = space.postIds[0]!;
    const commentId = await space.comment();
    const params = { spaceId: space.spaceId, postId };
    const { via, person } = await w.t.call(operations.arriveByScene, { params, body: { scene } });
    expect(person).toBe(true);
    const reader = await w.t.signIn('来的人');
    const target = { spaceId: space.spaceId, commentId };
    await w.t.call(operations.echoComment, { as: reader, params: target, body: { via: via! } });
    const all = await w.t.call(operations.exportMyData, { as: reader });
    expect(all).toMatchObject({ spaces: [{ echoes: [{ provenance }] }] });
  });

  test.each([
    [1129, false],
    [1001, true],
    [4, true],
    [1008, true],
  ])('%i proves nothing', async (scene, person) => {
    const space = await TestSpace.open(w.t);
    const params = { spaceId: space.spaceId, postId: space.postIds[0]! };
    expect(await w.t.call(operations.arriveByScene, { params, body: { scene } })).toEqual({
      via: null,
      person,
    });
  });
});
