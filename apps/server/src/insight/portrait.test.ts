import {
  consentVersions,
  entryChannels,
  limits,
  operations,
  type BodyOf,
  type EntryChannel,
} from '@huixiang/contract';
import { decodeScene } from '@huixiang/wechat';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { leaveOutOutdated } from '../consent/consent.store.ts';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

const FLOOR = limits.peopleFloor;
const NOTHING = { ageBand: [], gender: [], province: [], channel: [] };
let t: TestApp;
let space: TestSpace;
let author: TestMember;
let commentId: number;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  space = await TestSpace.open(t);
  author = await t.signIn('写的人');
  commentId = await space.comment({ as: author });
});

interface Wish {
  traits?: BodyOf<typeof operations.setProfile>;
  channel?: EntryChannel;
  agreed?: boolean;
  echoes?: boolean;
}

const agree = (as: TestMember, granted: boolean) =>
  t.call(operations.setConsent, {
    as,
    body: { purpose: 'portraits', granted, version: consentVersions.portraits },
  });
const see = (as: TestMember) =>
  t.call(operations.logExposures, {
    as,
    params: { spaceId: space.spaceId },
    body: { comments: [commentId] },
  });

/** So many new people have the comment on their screens, having agreed to portraits unless told otherwise. */
async function reach(people: number, { traits, channel, agreed = true, echoes = false }: Wish = {}) {
  const reached: TestMember[] = [];
  for (let i = 0; i < people; i += 1) {
    const reader = await t.signIn('读者');
    if (traits !== undefined) await t.call(operations.setProfile, { as: reader, body: traits });
    if (agreed) await agree(reader, true);
    if (channel !== undefined) await enterBy(reader, channel);
    await (echoes ? space.echo(reader, commentId) : see(reader));
    reached.push(reader);
  }
  await t.app.context.exposures.drain();
  return reached;
}

/** What a sign-in from WeChat leaves behind. */
const enterBy = ({ id }: TestMember, channel: EntryChannel, at = 1) =>
  t.database.pool.query(
    `INSERT INTO wechat_identities (app_id, external_mark, kind, external_sealed, member_id, linked_at, seen_at, channel)
     VALUES ('wx', $1, 'mini', '', $2, 1, $3, $4)`,
    [`${id}-${at}`, id, at, channel],
  );

const portrait = (as = author) =>
  t.call(operations.getPortrait, { as, params: { spaceId: space.spaceId, commentId } });
const one = (kind: string, atLeast: number = FLOOR) => [{ kind, atLeast }];

describe('what kinds of people a comment reached', () => {
  test('is told by age, gender, province and door once there are enough people, whether they echoed or only saw it', async () => {
    const traits = { ageBand: '25-34', gender: 'female', region: '3301' } as const;
    await reach(FLOOR - 3, { traits, channel: 'chat' });
    await reach(2, { traits, channel: 'chat', echoes: true });
    expect(await portrait()).toEqual(NOTHING);
    await reach(1, { traits, channel: 'chat', echoes: true });
    expect(await portrait()).toEqual({
      ageBand: one('25-34'),
      gender: one('female'),
      province: one('33'),
      channel: one('chat'),
    });
  });

  test('has those who said nothing as a kind of their own', async () => {
    await reach(FLOOR);
    expect(await portrait()).toEqual({
      ageBand: one('unknown'),
      gender: one('unknown'),
      province: one('unknown'),
      channel: one('unknown'),
    });
  });

  test('moves by whole portions, so that nobody can watch a single person come', async () => {
    await reach(FLOOR, { traits: { gender: 'female' } });
    const before = await portrait();
    await reach(FLOOR - 1, { traits: { gender: 'male' } });
    expect(await portrait()).toEqual(before);
    await reach(1, { traits: { gender: 'male' } });
    expect((await portrait()).gender).toEqual([...one('female'), ...one('male')]);
  });

  test('leaves a small kind out, and with it another from which it could be computed', async () => {
    await reach(2 * FLOOR, { traits: { gender: 'female' } });
    await reach(FLOOR, { traits: { gender: 'male' } });
    expect((await portrait()).gender).toEqual([...one('female', 2 * FLOOR), ...one('male')]);
    await reach(1, { traits: { gender: 'other' } });
    await reach(FLOOR - 1, { traits: { gender: 'female' } });
    expect((await portrait()).gender).toEqual(one('female', 2 * FLOOR));
  });

  test('takes the door of the latest sign-in that told one', async () => {
    for (const reader of await reach(FLOOR, { channel: 'search' })) await enterBy(reader, 'moments', 2);
    expect((await portrait()).channel).toEqual(one('moments'));
  });
});

describe('who is in no portrait', () => {
  test('who did not agree, and at once who takes it back, or is erased', async () => {
    const [first, second] = await reach(FLOOR + 1);
    await reach(FLOOR, { agreed: false });
    expect((await portrait()).gender).toEqual(one('unknown'));
    await agree(first!, false);
    expect((await portrait()).gender).toEqual(one('unknown'));
    await t.call(operations.eraseMe, { as: second!, body: { words: 'remove', nickname: second!.nickname } });
    expect(await portrait()).toEqual(NOTHING);
    await agree(first!, true);
    expect((await portrait()).gender).toEqual(one('unknown'));
  });

  test('minors, from the moment they say so', async () => {
    const [young] = await reach(FLOOR, { traits: { gender: 'male' } });
    expect((await portrait()).gender).toEqual(one('male'));
    await t.call(operations.setProfile, { as: young!, body: { ageBand: '14-17' } });
    expect(await portrait()).toEqual(NOTHING);
  });

  test('the author, who agreed and looked at it too', async () => {
    await agree(author, true);
    await see(author);
    await reach(FLOOR - 1);
    expect(await portrait()).toEqual(NOTHING);
  });

  test('who agreed to other words than those of now', async () => {
    const [asked] = await reach(FLOOR);
    await t.database.pool.query(
      `UPDATE consents SET version = 1 WHERE member_id = $1 AND purpose = 'portraits'`,
      [asked!.id],
    );
    await leaveOutOutdated(t.database.pool, [consentVersions.portraits]);
    expect(await portrait()).toEqual(NOTHING);
  });
});

test('nobody but the author is told, whatever their role, and of a removed comment nobody', async () => {
  await reach(FLOOR);
  const params = { spaceId: space.spaceId, commentId };
  const forbidden = { status: 403, body: { error: { code: 'HX_FORBIDDEN' } } };
  for (const as of [space.owner, await t.signIn('别人')])
    expect(await t.attempt(operations.getPortrait, { as, params })).toMatchObject(forbidden);
  await t.call(operations.deleteComment, { as: author, params });
  expect(await t.attempt(operations.getPortrait, { as: author, params })).toMatchObject({ status: 404 });
});

test('the doors of portraits are those that scenes tell of people', () => {
  const scenes = Array.from({ length: 400 }, (_, i) => decodeScene(1_000 + i));
  const told = new Set(scenes.filter(({ person }) => person).map(({ channel }) => channel));
  expect([...told].toSorted()).toEqual([...entryChannels].toSorted());
});
