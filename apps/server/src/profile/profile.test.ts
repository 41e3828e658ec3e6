import { operations, type AgeBand } from '@huixiang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { alwaysOn, TestSpace } from '../testing/test-space.ts';

const HOUR = 3_600_000;
let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

async function aged(ageBand: AgeBand): Promise<TestMember> {
  const me = await t.signIn('说年龄的人');
  await t.call(operations.setProfile, { as: me, body: { ageBand } });
  return me;
}
const codeOf = (reply: { body: { error?: { code: string } } }) => reply.body.error?.code;

test('everything is optional, and every answer can be taken back', async () => {
  const me = await t.signIn('简单');
  expect(await t.call(operations.getProfile, { as: me })).toEqual({
    ageBand: null,
    gender: null,
    region: null,
    interests: [],
    mode: 'none',
    guardianAt: null,
  });
  const told = { ageBand: '25-34', gender: 'female', region: '11', interests: ['茶'] } as const;
  expect(await t.call(operations.setProfile, { as: me, body: { ...told, interests: ['茶'] } })).toMatchObject(
    told,
  );
  const { settings } = await t.call(operations.getListening, { as: me });
  expect(settings).toMatchObject({ on: false, region: '11', interests: ['茶'] });
  expect(
    await t.call(operations.setProfile, { as: me, body: { ageBand: null, gender: null, region: null } }),
  ).toMatchObject({ ageBand: null, gender: null, region: null, interests: ['茶'] });
});

describe('a child under 14', () => {
  test('reads everything, and is asked kindly for a guardian before writing, echoing or listening', async () => {
    const space = await TestSpace.open(t);
    const theirs = await space.comment();
    const child = await aged('under-14');
    const { spaceId } = space;
    const params = { spaceId, postId: space.postIds[0]! };
    const replies = await Promise.all([
      t.attempt(operations.postComment, { as: child, params, body: { text: '我想说' } }),
      t.attempt(operations.echoComment, { as: child, params: { spaceId, commentId: theirs } }),
      t.attempt(operations.setListening, { as: child, body: alwaysOn }),
      t.attempt(operations.setConsent, {
        as: child,
        body: { purpose: 'messages', granted: true, version: 1 },
      }),
    ]);
    expect(replies.map((reply) => [reply.status, codeOf(reply)])).toEqual(
      replies.map(() => [403, 'HX_GUARDIAN_NEEDED']),
    );
    expect(await t.attempt(operations.listThread, { as: child, params })).toMatchObject({ status: 200 });
  });

  test('may write once a guardian gave the code from their mail, and nothing tells the address', async () => {
    const space = await TestSpace.open(t);
    const child = await aged('under-14');
    const email = 'mother@example.org';
    await t.call(operations.requestGuardianCode, { as: child, body: { email } });
    const mail = t.logged.findLast((line) => line.startsWith(`Mail to ${email}:`)) ?? '';
    expect(mail).toContain(child.nickname);
    const wrong = await t.attempt(operations.confirmGuardian, { as: child, body: { email, code: 'xxxxxx' } });
    expect(codeOf(wrong)).toBe('HX_CODE_WRONG');
    const code = /\d{6}/.exec(mail)?.[0] ?? '';
    const other = await aged('under-14');
    const stolen = await t.attempt(operations.confirmGuardian, { as: other, body: { email, code } });
    expect(codeOf(stolen)).toBe('HX_CODE_EXPIRED');
    const profile = await t.call(operations.confirmGuardian, { as: child, body: { email, code } });
    expect(profile).toMatchObject({ mode: 'minor', guardianAt: t.clock.now });
    await space.comment({ as: child });
    const { rows } = await t.database.pool.query(
      `SELECT p::text FROM profiles p UNION ALL SELECT c::text FROM email_codes c UNION ALL SELECT m::text FROM email_claims m`,
    );
    expect(JSON.stringify(rows)).not.toContain('mother');
  });

  test('a guardian is asked for nobody else', async () => {
    const grown = await aged('18-24');
    const body = { email: 'mother@example.org' };
    expect(codeOf(await t.attempt(operations.requestGuardianCode, { as: grown, body }))).toBe(
      'HX_GUARDIAN_NOT',
    );
  });
});

describe('a minor of 14 to 17', () => {
  test('is told so by the session, writes and echoes, but not in a commerce group', async () => {
    const space = await TestSpace.open(t);
    const minor = await aged('14-17');
    expect((await t.call(operations.getSession, { as: minor })).minor).toBe(true);
    await space.comment({ as: minor });
    const shop = await t.call(operations.createSpace, {
      as: space.owner,
      body: { name: '小店', kind: 'commerce-group' },
    });
    const params = { spaceId: shop.id };
    const post = await t.call(operations.createPost, { as: space.owner, params, body: { title: '新品' } });
    const said = await t.call(operations.postComment, {
      as: space.owner,
      params: { spaceId: shop.id, postId: post.id },
      body: { text: '大家看看' },
    });
    const refused = { status: 403, body: { error: { code: 'HX_MINOR_SPACE' } } };
    const here = { spaceId: shop.id, commentId: said.id };
    expect(await t.attempt(operations.echoComment, { as: minor, params: here })).toMatchObject(refused);
    expect(
      await t.attempt(operations.postComment, {
        as: minor,
        params: { spaceId: shop.id, postId: post.id },
        body: { text: '买' },
      }),
    ).toMatchObject(refused);
  });

  test('is dealt no card of a commerce group, wherever the deck comes from', async () => {
    const minor = await aged('14-17');
    const grown = await t.signIn('大人');
    const shop = await t.call(operations.createSpace, {
      as: grown,
      body: { name: '店', kind: 'commerce-group' },
    });
    const params = { spaceId: shop.id };
    const post = await t.call(operations.createPost, { as: grown, params, body: { title: '新品' } });
    await t.call(operations.postComment, {
      as: await t.signIn('顾客'),
      params: { spaceId: shop.id, postId: post.id },
      body: { text: '用了一个月，很好' },
    });
    await t.call(operations.setListening, { as: minor, body: alwaysOn });
    const spaces: number[] = [];
    for (let round = 0; round < 4; round += 1)
      spaces.push(
        ...(await t.call(operations.dealDeck, { as: minor, body: {} })).cards.map((card) => card.spaceId),
      );
    expect(spaces).not.toContain(shop.id);
    const asked = await t.attempt(operations.dealDeck, { as: minor, body: { spaceId: shop.id } });
    expect(codeOf(asked)).toBe('HX_MINOR_SPACE');
  });

  test('hears nothing between 22 and 6 on their own clock, whatever their settings say', async () => {
    const space = await TestSpace.open(t);
    await space.comments(2);
    const minor = await aged('14-17');
    await t.call(operations.setListening, { as: minor, body: alwaysOn });
    const noon = t.clock.now;
    // 12:00 UTC is 20:00 in China.
    t.clock.now = noon + 2 * HOUR;
    expect(await space.deal(minor)).toMatchObject({ cards: [], empty: 'quiet' });
    t.clock.now = noon + 9 * HOUR;
    expect(await space.deal(minor)).toMatchObject({ cards: [], empty: 'quiet' });
    t.clock.now = noon + 10 * HOUR;
    expect((await space.deal(minor)).cards.length).toBeGreaterThan(0);
  });

  test('puts a slip right within a day, and does not grow up by a button later', async () => {
    const me = await aged('14-17');
    const set = (ageBand: AgeBand | null) => t.attempt(operations.setProfile, { as: me, body: { ageBand } });
    expect((await set('18-24')).status).toBe(200);
    expect((await set('14-17')).status).toBe(200);
    t.clock.now += 25 * HOUR;
    expect(codeOf(await set('18-24'))).toBe('HX_AGE_SETTLED');
    expect(codeOf(await set(null))).toBe('HX_AGE_SETTLED');
    expect((await set('under-14')).status).toBe(200);
  });
});
