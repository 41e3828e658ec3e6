import { operations } from '@huixiang/contract';
import { encryptOpenData } from '@huixiang/wechat';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OFFICIAL, MINI, startTestWechat, type TestWechat } from '../testing/test-wechat.ts';
import { TestGroups } from './testing-groups.ts';

const HOUR = 3_600_000;
let w: TestWechat;
let g: TestGroups;
beforeEach(async () => {
  w = await startTestWechat();
  g = new TestGroups(w);
});
afterEach(() => w.close());

/** 小林 ties the group to a space of hers. */
async function tied() {
  const owner = await g.person('xiaolin');
  const space = await g.space(owner);
  const group = await g.bind(space, 'xiaolin');
  return { owner, space, group, params: { spaceId: space.spaceId } };
}

describe('tying a group', () => {
  test('from within it, under a name; its owner is seen in it, and who did it is on record', async () => {
    const { owner, space, group } = await tied();
    const { items, acts, wechat } = await g.list(space);
    expect(wechat).toBe(true);
    expect(items).toMatchObject([
      { ...group, name: '慢读书友', kind: 'group', boundBy: { id: owner.id }, members: 1, company: null },
    ]);
    expect(acts).toMatchObject([{ act: 'bind', name: '慢读书友', by: { id: owner.id } }]);
  });

  test('again is the same group with another name', async () => {
    const { space, group } = await tied();
    expect(await g.bind(space, 'xiaolin', 'reading', '书友二群')).toEqual({ id: group.id, name: '书友二群' });
    expect((await g.list(space)).items).toMatchObject([{ id: group.id, name: '书友二群' }]);
  });

  test('is the business of owners', async () => {
    const { params, group } = await tied();
    const as = await g.person('ayue');
    const body = { ...(await g.sealed('ayue')), name: '我的' };
    const forbidden = { status: 403, body: { error: { code: 'HX_FORBIDDEN' } } };
    expect(await w.t.attempt(operations.bindGroup, { as, params, body })).toMatchObject(forbidden);
    const one = { as, params: { ...params, groupId: group.id } };
    expect(await w.t.attempt(operations.unbindGroup, one)).toMatchObject(forbidden);
    expect(await w.t.attempt(operations.listGroups, { as, params })).toMatchObject(forbidden);
  });

  test('to a second space is refused until the first lets go, and then works', async () => {
    const { owner, space, group, params } = await tied();
    const other = await g.person('ayue');
    const second = await g.space(other);
    const wish = async () => ({
      as: other,
      params: { spaceId: second.spaceId },
      body: { ...(await g.sealed('ayue')), name: '我的' },
    });
    expect(await g.enter(other, second.spaceId, await g.sealed('ayue'))).toMatchObject({
      group: null,
      binding: 'elsewhere',
    });
    expect(await w.t.attempt(operations.bindGroup, await wish())).toMatchObject({
      status: 409,
      body: { error: { code: 'HX_GROUP_ELSEWHERE' } },
    });
    await w.t.call(operations.unbindGroup, { as: owner, params: { ...params, groupId: group.id } });
    expect((await g.list(space)).items).toEqual([]);
    await w.t.call(operations.bindGroup, await wish());
    expect((await g.list(second)).items).toMatchObject([{ name: '我的', members: 1 }]);
  });

  test('by two spaces in the same moment succeeds for one', async () => {
    const people = await Promise.all([g.person('xiaolin'), g.person('ayue'), g.person('laozhou')]);
    const users = ['xiaolin', 'ayue', 'laozhou'];
    const wishes = await Promise.all(
      people.map(async (as, i) => ({
        as,
        params: { spaceId: (await g.space(as)).spaceId },
        body: { ...(await g.sealed(users[i]!)), name: '群' },
      })),
    );
    const replies = await Promise.all(wishes.map((wish) => w.t.attempt(operations.bindGroup, wish)));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  test('does not work with a chat of two', async () => {
    const { owner, params } = await tied();
    await w.control('POST', '/groups', { id: 'two', chatType: 1, members: ['xiaolin', 'ayue'] });
    const body = { ...(await g.sealed('xiaolin', 'two')), name: '两个人' };
    expect(await w.t.attempt(operations.bindGroup, { as: owner, params, body })).toMatchObject({
      status: 422,
      body: { error: { code: 'HX_GROUP_ENTRY' } },
    });
    expect(await g.enter(owner, params.spaceId, await g.sealed('xiaolin', 'two'))).toEqual({
      via: null,
      group: null,
      binding: null,
    });
  });
});

describe('coming by a group', () => {
  test('is the provenance of what follows, and counted once for each group and person', async () => {
    const { space, group, params } = await tied();
    const commentId = await space.comment();
    const as = await g.person('ayue');
    const sealed = await g.sealed('ayue');
    const entry = await g.enter(as, space.spaceId, sealed);
    expect(entry).toMatchObject({ group, binding: 'here' });
    await Promise.all([1, 2, 3].map(() => g.enter(as, space.spaceId, sealed)));
    const via = entry.via!;
    const target = { ...params, commentId };
    for (let i = 0; i < 3; i += 1)
      await w.t.call(operations.echoComment, { as, params: target, body: { via } });
    const here = { ...params, postId: space.postIds[0]! };
    await w.t.call(operations.postComment, { as, params: here, body: { text: '我也在读', via } });
    await w.t.call(operations.postComment, {
      as,
      params: here,
      body: { text: '我是从群里来的', via, parentId: commentId },
    });
    expect((await g.list(space)).items).toMatchObject([
      { id: group.id, members: 2, comments: 2, echoes: { raw: 1, counted: 1, organic: 1 } },
    ]);
    expect(await w.t.call(operations.exportMyData, { as })).toMatchObject({
      spaces: [{ echoes: [{ provenance: 'group-share', group_id: group.id }] }],
    });
    await w.t.call(operations.revokeEcho, { as, params: target });
    expect((await g.list(space)).items).toMatchObject([{ echoes: { raw: 0 } }]);
    await w.t.call(operations.echoComment, { as, params: target });
    expect((await g.list(space)).items).toMatchObject([{ echoes: { raw: 1 } }]);
  });

  test('stays with a comment that waits for a person first', async () => {
    const { owner, space, params } = await tied();
    const as = await g.person('ayue');
    const { via } = await g.enter(as, space.spaceId, await g.sealed('ayue'));
    const here = { ...params, postId: space.postIds[0]! };
    const body = { text: '这一句是待审示例', via: via! };
    const held = await w.t.call(operations.postComment, { as, params: here, body });
    expect(held.waiting).toBe(true);
    expect((await g.list(space)).items).toMatchObject([{ comments: 0 }]);
    const wish = { as: owner, params: { ...params, waitingId: held.id }, body: { publish: true } };
    await w.t.call(operations.decideWaiting, wish);
    expect((await g.list(space)).items).toMatchObject([{ comments: 1 }]);
  });

  test('is no use to another member, nor in another space', async () => {
    const { space, params } = await tied();
    const as = await g.person('ayue');
    const { via } = await g.enter(as, space.spaceId, await g.sealed('ayue'));
    const stranger = await w.t.signIn('生人');
    const commentId = await space.comment();
    const target = { ...params, commentId };
    await w.t.call(operations.echoComment, { as: stranger, params: target, body: { via: via! } });
    expect(await w.t.call(operations.exportMyData, { as: stranger })).toMatchObject({
      spaces: [{ echoes: [{ provenance: 'article', group_id: null }] }],
    });
    expect((await g.list(space)).items).toMatchObject([{ echoes: { raw: 0 } }]);
  });

  test('of a group that is not tied proves that it was one, and leaves nothing behind', async () => {
    const owner = await g.person('laozhou');
    const space = await g.space(owner);
    const commentId = await space.comment();
    const as = await g.person('ayue');
    const entry = await g.enter(as, space.spaceId, await g.sealed('ayue'));
    expect(entry).toMatchObject({ group: null, binding: null });
    const params = { spaceId: space.spaceId, commentId };
    await w.t.call(operations.echoComment, { as, params, body: { via: entry.via! } });
    const all = await w.t.call(operations.exportMyData, { as });
    expect(all).toMatchObject({ spaces: [{ echoes: [{ provenance: 'group-share', group_id: null }] }] });
    expect(JSON.stringify(all)).not.toContain('group_sightings');
  });

  test('before a dealt card is answered counts as the card, and for no group', async () => {
    const { space, params } = await tied();
    const commentId = await space.comment();
    const as = await g.person('ayue');
    await w.t.call(operations.setConsent, {
      as,
      body: { purpose: 'listening', granted: true, version: 1 },
    });
    const { rowCount } = await w.t.database.pool.query(
      `INSERT INTO cards (space_id, member_id, comment_id, deck_id, dealt_at, why)
       VALUES ($1, $2, $3, 1, $4, '[]')`,
      [space.spaceId, as.id, commentId, w.t.clock.now],
    );
    expect(rowCount).toBe(1);
    const { via } = await g.enter(as, space.spaceId, await g.sealed('ayue'));
    await w.t.call(operations.echoComment, { as, params: { ...params, commentId }, body: { via: via! } });
    expect(await w.t.call(operations.exportMyData, { as })).toMatchObject({
      spaces: [{ echoes: [{ provenance: 'dealt-card', group_id: null }] }],
    });
  });

  test('is forgotten with the group, and with the member', async () => {
    const { owner, space, group, params } = await tied();
    const as = await g.person('ayue');
    await g.enter(as, space.spaceId, await g.sealed('ayue'));
    expect((await g.list(space)).items).toMatchObject([{ members: 2 }]);
    await w.t.call(operations.eraseMe, { as, body: { words: 'remove', nickname: as.nickname } });
    await w.t.call(operations.unbindGroup, { as: owner, params: { ...params, groupId: group.id } });
    const { rows } = await w.t.database.pool.query('SELECT member_id FROM group_sightings');
    expect(rows).toEqual([]);
    expect((await g.list(space)).acts.map(({ act }) => act)).toEqual(['unbind', 'bind']);
    expect(await g.bind(space, 'xiaolin')).toMatchObject({ id: group.id });
  });
});

describe('what is not from WeChat, not for this member or not of now is refused', () => {
  const entryError = (code: string) => ({ body: { error: { code } } });

  test('a forged entry, and one of another mini-program', async () => {
    const { space, params } = await tied();
    const as = await g.person('ayue');
    const sealed = await g.sealed('ayue');
    const bytes = Buffer.from(sealed.encryptedData, 'base64');
    const forged = { ...sealed, encryptedData: bytes.fill(7, bytes.length - 16).toString('base64') };
    expect(await w.t.attempt(operations.enterByGroup, { as, params, body: forged })).toMatchObject(
      entryError('HX_GROUP_SESSION'),
    );
    const code = await w.loginCode('ayue');
    expect(
      await w.t.attempt(operations.enterByGroup, { as, params, body: { ...forged, code } }),
    ).toMatchObject(entryError('HX_GROUP_ENTRY'));
    const { rows } = await w.t.database.pool.query<{ session_key_sealed: string }>(
      'SELECT session_key_sealed FROM wechat_identities WHERE member_id = $1 AND app_id = $2',
      [as.id, MINI],
    );
    const sessionKey = w.t.app.context.sealing.open(rows[0]!.session_key_sealed);
    const other = encryptOpenData(
      { opengid: 'tGreading', chat_type: 3 },
      {
        sessionKey,
        iv: Buffer.alloc(16, 1),
        watermark: { appid: OFFICIAL, timestamp: w.t.clock.now / 1000 },
      },
    );
    expect(await w.t.attempt(operations.enterByGroup, { as, params, body: other })).toMatchObject(
      entryError('HX_GROUP_ENTRY'),
    );
    expect((await g.list(space)).items).toMatchObject([{ members: 1 }]);
  });

  test('an entry of somebody else, and an old one played again', async () => {
    const { space, params } = await tied();
    const as = await g.person('ayue');
    const foreign = await g.sealed('xiaolin');
    expect(await w.t.attempt(operations.enterByGroup, { as, params, body: foreign })).toMatchObject(
      entryError('HX_GROUP_SESSION'),
    );
    const own = await g.sealed('ayue');
    w.t.clock.now += 2 * HOUR;
    expect(await w.t.attempt(operations.enterByGroup, { as, params, body: own })).toMatchObject({
      status: 422,
      ...entryError('HX_GROUP_ENTRY'),
    });
    expect((await g.list(space)).items).toMatchObject([{ members: 1 }]);
  });

  test('a session that WeChat renewed is renewed here by a code, but only by the member’s own', async () => {
    const { space, params } = await tied();
    const as = await g.person('ayue');
    // Another device logs in: WeChat has a new key, the server the old one.
    const code = await w.loginCode('ayue');
    const sealed = await g.sealed('ayue');
    expect(await w.t.attempt(operations.enterByGroup, { as, params, body: sealed })).toMatchObject({
      status: 409,
      ...entryError('HX_GROUP_SESSION'),
    });
    const foreign = { ...sealed, code: await w.loginCode('xiaolin') };
    expect(await w.t.attempt(operations.enterByGroup, { as, params, body: foreign })).toMatchObject(
      entryError('HX_GROUP_ENTRY'),
    );
    expect(await g.enter(as, space.spaceId, { ...sealed, code })).toMatchObject({ binding: 'here' });
    expect(await g.enter(as, space.spaceId, sealed)).toMatchObject({ binding: 'here' });
  });

  test('whoever took the terms back is not seen, and who has left the group has nothing to show', async () => {
    const { params } = await tied();
    const as = await g.person('ayue');
    const body = await g.sealed('ayue');
    await w.t.call(operations.setConsent, { as, body: { purpose: 'terms', granted: false, version: 1 } });
    expect(await w.t.attempt(operations.enterByGroup, { as, params, body })).toMatchObject(
      entryError('HX_TERMS_NEEDED'),
    );
    await w.control('POST', '/groups/reading/leave', { user: 'laozhou' });
    await g.person('laozhou');
    expect(await g.sealed('laozhou')).toEqual({ encryptedData: undefined, iv: undefined });
  });
});
