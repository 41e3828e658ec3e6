import { operations } from '@huixiang/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TestMember } from '../../testing/test-app.ts';
import type { TestSpace } from '../../testing/test-space.ts';
import { startTestWechat, type TestWechat } from '../../testing/test-wechat.ts';
import { TestGroups } from '../testing-groups.ts';
import { readDueCompanies } from './start-reading.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CORP = 'ww00000000000000c3';
let w: TestWechat;
let g: TestGroups;
let owner: TestMember;
let space: TestSpace;
beforeEach(async () => {
  w = await startTestWechat();
  g = new TestGroups(w);
});
afterEach(() => w.close());

/** More customers than the floor, and a group of them tied to a space. */
async function tied({ people = 6, group = 'shop' } = {}) {
  const members = ['xiaolin'];
  for (let i = 1; i < people; i += 1) {
    await w.control('POST', '/users', { id: `guest${i}`, nickname: `顾客${i}` });
    members.push(`guest${i}`);
  }
  await w.control('POST', '/groups', { id: group, name: '好物群', chatType: 4, owner: 'staff7', members });
  owner = await g.person('xiaolin');
  space = await g.space(owner);
  const { id: groupId } = await g.bind(space, 'xiaolin', group);
  return { as: owner, params: { spaceId: space.spaceId, groupId } };
}
const company = async () => (await g.list(space)).items[0]!.company;
const nextMorning = async () => {
  w.t.clock.now += DAY;
  await readDueCompanies(w.t.app.context);
};

describe('a customer group in WeCom', () => {
  test('is found by what the mini-program knows of it, and its days are read every morning', async () => {
    const ref = await tied();
    expect((await g.list(space)).items[0]).toMatchObject({ kind: 'wecom-group', company: null });
    await w.t.call(operations.linkCompanyGroup, ref);
    expect(await company()).toMatchObject({
      name: '好物群',
      customers: 6,
      few: false,
      problem: null,
      readAt: w.t.clock.now,
    });
    for (const user of ['xiaolin', 'guest1', 'guest1'])
      await w.control('POST', '/groups/shop/messages', { user });
    await nextMorning();
    const read = await company();
    expect(read?.readAt).toBe(w.t.clock.now);
    expect(read?.days.at(-1)).toEqual({ day: '2026-11-21', joined: 6, messages: 3, speakers: 2 });
    expect((await g.list(space)).acts.map(({ act }) => act)).toEqual(['link-wecom', 'bind']);
    const asked = await w.calls('/cgi-bin/externalcontact/groupchat/get');
    await readDueCompanies(w.t.app.context);
    expect(await w.calls('/cgi-bin/externalcontact/groupchat/get')).toBe(asked);
  });

  test('of an owner who has others tells no messages, because WeCom only sums them', async () => {
    const ref = await tied();
    await w.control('POST', '/groups', { id: 'second', chatType: 4, owner: 'staff7', members: ['xiaolin'] });
    await w.t.call(operations.linkCompanyGroup, ref);
    await nextMorning();
    expect((await company())?.days.at(-1)).toEqual({
      day: '2026-11-21',
      joined: 6,
      messages: null,
      speakers: null,
    });
  });

  test('of fewer people than the floor tells only how many there are', async () => {
    const ref = await tied({ people: 5 });
    await w.t.call(operations.linkCompanyGroup, ref);
    await nextMorning();
    const read = await company();
    expect(read).toMatchObject({ few: true, customers: 5 });
    expect(read?.days.at(-1)).toEqual({ day: '2026-11-21', joined: null, messages: null, speakers: null });
  });

  test('is let go of, and what was read with it', async () => {
    const ref = await tied();
    await w.t.call(operations.linkCompanyGroup, ref);
    await w.t.call(operations.unlinkCompanyGroup, ref);
    expect(await company()).toBeNull();
    const { rows } = await w.t.database.pool.query('SELECT day FROM company_days');
    expect(rows).toEqual([]);
  });
});

describe('when WeCom does not tell', () => {
  test('it is down: what was read stays with its date, all else works, and it is asked again', async () => {
    const ref = await tied();
    await w.t.call(operations.linkCompanyGroup, ref);
    const readAt = w.t.clock.now;
    await w.down();
    await nextMorning();
    expect(await company()).toMatchObject({ problem: 'away', readAt, customers: 6 });
    const commentId = await space.comment();
    await space.echo(await w.t.signIn('读者'), commentId);
    await w.up();
    w.t.clock.now += 2 * HOUR;
    await readDueCompanies(w.t.app.context);
    // The emulator came back without the group: that, too, is told beside the old figures.
    expect(await company()).toMatchObject({ problem: 'foreign', readAt, customers: 6 });
  });

  test('the app may not ask: said with what to do, at once and later', async () => {
    const ref = await tied();
    const block = (blockedApis: string[]) => w.control('PUT', '/accounts', { appid: CORP, blockedApis });
    await block(['/cgi-bin/externalcontact']);
    expect(await w.t.attempt(operations.linkCompanyGroup, ref)).toMatchObject({
      status: 409,
      body: { error: { code: 'HX_WECOM_PERMISSION' } },
    });
    expect(await company()).toBeNull();
    await block([]);
    await w.t.call(operations.linkCompanyGroup, ref);
    await block(['/cgi-bin/externalcontact']);
    await nextMorning();
    expect(await company()).toMatchObject({ problem: 'permission', customers: 6 });
    await block([]);
    await nextMorning();
    expect(await company()).toMatchObject({ problem: null, readAt: w.t.clock.now });
  });

  test('an ordinary group is none of the company’s', async () => {
    owner = await g.person('xiaolin');
    space = await g.space(owner);
    const { id: groupId } = await g.bind(space, 'xiaolin');
    const ref = { as: owner, params: { spaceId: space.spaceId, groupId } };
    expect(await w.t.attempt(operations.linkCompanyGroup, ref)).toMatchObject({
      status: 422,
      body: { error: { code: 'HX_WECOM_FOREIGN' } },
    });
  });
});

test('without a company the page says so, and only that is missing', async () => {
  const plain = await startTestWechat({ HUIXIANG_WECOM_CORP_ID: '', HUIXIANG_WECOM_SECRET: '' });
  try {
    const groups = new TestGroups(plain);
    owner = await groups.person('xiaolin');
    space = await groups.space(owner);
    const { id: groupId } = await groups.bind(space, 'xiaolin');
    expect(await groups.list(space)).toMatchObject({ wechat: true, wecom: false, items: [{ id: groupId }] });
    const ref = { as: owner, params: { spaceId: space.spaceId, groupId } };
    expect(await plain.t.attempt(operations.linkCompanyGroup, ref)).toMatchObject({
      status: 404,
      body: { error: { code: 'HX_WECOM_OFF' } },
    });
  } finally {
    await plain.close();
  }
});
