import { operations, type NoticeKind } from '@huixiang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';
import type { Digest, Messenger } from './messenger.ts';
import { createNoticeKeeper } from './notice-keeper.ts';
import { sendDigests } from './send-digests.ts';

const HOUR = 3_600_000;
let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

/** The bus gathers for a moment, then the keeper writes: wait until the store shows what was to come of it. */
async function told(as: TestMember, wanted: Partial<Record<NoticeKind, number>>): Promise<void> {
  await expect
    .poll(
      async () => {
        await t.app.context.notices.settle();
        const { items } = await t.call(operations.listNotices, { as });
        return Object.fromEntries(items.map((item) => [item.kind, item.total]));
      },
      { interval: 20 },
    )
    .toEqual(wanted);
}
const fresh = async (as: TestMember) => (await t.call(operations.countNotices, { as })).fresh;

/** A keeper on a store that rolls back the first try of a statement. */
function keeperWithTrouble(name: string) {
  const tried: string[] = [];
  const logged: string[] = [];
  const query = async (statement: { name: string; text: string }) => {
    tried.push(statement.name);
    if (tried.filter((one) => one === name).length > 1 || statement.name !== name)
      return t.database.pool.query(statement);
    throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
  };
  const pool = { query } as unknown as typeof t.database.pool;
  const keeper = createNoticeKeeper({ ...t.app.context, pool, log: (message) => logged.push(message) });
  return { keeper, logged };
}

describe('what a member is told', () => {
  test('is told although the store rolled the first try back', async () => {
    const me = await t.signIn('作者');
    const { keeper, logged } = keeperWithTrouble('notices-write');
    keeper.note({ memberId: me.id, spaceId: 1, commentId: 2, kind: 'echo', total: 3 });
    await keeper.settle();
    expect([logged, await fresh(me)]).toEqual([[], 1]);
    await keeper.close();
  });

  test('is nothing for somebody who is gone by then, of whom nothing is left to stand', async () => {
    const { notices } = t.app.context;
    notices.note({ memberId: 77, spaceId: 1, commentId: 2, kind: 'echo', total: 3 });
    await notices.settle();
    const { rows } = await t.database.pool.query('SELECT * FROM notices WHERE member_id = 77');
    expect(rows).toEqual([]);
  });

  test('echoes, listeners, replies, answers by staff and the feature mark, a line each', async () => {
    const space = await TestSpace.open(t);
    const me = await t.signIn('作者');
    const said = await space.comment({ as: me, text: '  有\n人听见吗 ' });
    const [reader, other, listener] = [await t.signIn('甲'), await t.signIn('乙'), await space.listener()];
    await space.echo(reader, said);
    await space.echo(other, said);
    await space.reply(reader, said);
    await space.reply(space.owner, said);
    await space.reply(me, said);
    const params = { spaceId: space.spaceId, commentId: said };
    await t.call(operations.setFeatured, { as: space.owner, params, body: { featured: true } });
    await space.deal(listener);
    await t.call(operations.answerCard, { as: listener, params, body: { answer: 'pass' } });
    await told(me, { echo: 2, reply: 1, 'staff-reply': 1, featured: 1, heard: 1 });
    const { items } = await t.call(operations.listNotices, { as: me });
    expect(items[0]).toMatchObject({ spaceName: '小院', commentId: said, excerpt: '有 人听见吗' });
    expect(await fresh(me)).toBe(5);
  });

  test('what was seen is no longer new; more of the same is, and only the more', async () => {
    const space = await TestSpace.open(t);
    const me = await t.signIn('作者');
    const said = await space.comment({ as: me });
    await space.echo(await t.signIn('甲'), said);
    await told(me, { echo: 1 });
    await t.call(operations.readNotices, { as: me, body: { until: t.clock.now } });
    expect(await fresh(me)).toBe(0);
    t.clock.now += 1_000;
    await space.echo(await t.signIn('乙'), said);
    await space.echo(await t.signIn('丙'), said);
    await told(me, { echo: 3 });
    const { items } = await t.call(operations.listNotices, { as: me });
    expect(items[0]).toMatchObject({ total: 3, fresh: 2 });
  });

  test('an echo that is taken back is taken back here as well', async () => {
    const space = await TestSpace.open(t);
    const me = await t.signIn('作者');
    const said = await space.comment({ as: me });
    const reader = await t.signIn('甲');
    await space.echo(reader, said);
    await told(me, { echo: 1 });
    await t.call(operations.revokeEcho, { as: reader, params: { spaceId: space.spaceId, commentId: said } });
    await told(me, {});
    expect(await fresh(me)).toBe(0);
  });

  test('a reply that is taken back, or whose author leaves, is a reply less', async () => {
    const space = await TestSpace.open(t);
    const me = await t.signIn('作者');
    const said = await space.comment({ as: me });
    const [one, other] = [await t.signIn('甲'), await t.signIn('乙')];
    const reply = await space.reply(one, said);
    await space.reply(other, said);
    await told(me, { reply: 2 });
    await t.call(operations.deleteComment, {
      as: one,
      params: { spaceId: space.spaceId, commentId: reply },
    });
    await told(me, { reply: 1 });
    await t.call(operations.eraseMe, { as: other, body: { words: 'remove', nickname: '乙' } });
    await told(me, {});
    expect(await fresh(me)).toBe(0);
  });

  test('a kind that was switched off is not told, and goes from the list', async () => {
    const space = await TestSpace.open(t);
    const me = await t.signIn('作者');
    const said = await space.comment({ as: me });
    await space.echo(await t.signIn('甲'), said);
    await told(me, { echo: 1 });
    const settings = await t.call(operations.getNoticeSettings, { as: me });
    await t.call(operations.setNoticeSettings, { as: me, body: { ...settings, kindsOff: ['echo'] } });
    await space.echo(await t.signIn('乙'), said);
    await space.reply(await t.signIn('丙'), said);
    await told(me, { reply: 1 });
    expect(await fresh(me)).toBe(1);
  });

  test('pages go on where the last one ended, without a gap', async () => {
    const space = await TestSpace.open(t);
    const me = await t.signIn('作者');
    const reader = await t.signIn('甲');
    for (let i = 0; i < 5; i += 1) await space.echo(reader, await space.comment({ as: me }));
    await expect.poll(async () => (await t.app.context.notices.settle(), fresh(me))).toBe(5);
    const first = await t.call(operations.listNotices, { as: me, query: { limit: 3 } });
    const rest = await t.call(operations.listNotices, { as: me, query: { limit: 3, after: first.next! } });
    expect(new Set([...first.items, ...rest.items].map((item) => item.commentId)).size).toBe(5);
    expect(rest.next).toBeNull();
  });
});

describe('a digest outside the app', () => {
  const delivered: Digest[] = [];
  const messenger: Messenger = {
    async deliver(digest) {
      delivered.push(digest);
      return 'sent';
    },
  };
  const send = () => sendDigests(t.app.context, [messenger]);

  /** An author with news, who agreed to messages unless told otherwise. The clock is at noon in UTC+0. */
  async function newsFor(options: { agreed?: boolean } = {}): Promise<TestMember> {
    delivered.length = 0;
    const space = await TestSpace.open(t);
    const me = await t.signIn('等消息的人');
    if (options.agreed !== false) {
      await t.call(operations.setConsent, {
        as: me,
        body: { purpose: 'messages', granted: true, version: 1 },
      });
    }
    const settings = await t.call(operations.getNoticeSettings, { as: me });
    await t.call(operations.setNoticeSettings, {
      as: me,
      body: { ...settings, quietFrom: 0, quietTo: 0, utcOffsetMinutes: 0 },
    });
    await space.echo(await t.signIn('甲'), await space.comment({ as: me }));
    await told(me, { echo: 1 });
    return me;
  }

  test('goes out an hour after the news, once a day at most, and tells what is new', async () => {
    const me = await newsFor();
    expect(await send()).toBe(0);
    t.clock.now += HOUR;
    expect(await send()).toBe(1);
    expect(delivered).toEqual([{ memberId: me.id, news: [{ kind: 'echo', lines: 1, fresh: 1 }] }]);
    t.clock.now += 2 * HOUR;
    expect(await send()).toBe(0);
  });

  test('does not go without the consent, nor after it was withdrawn', async () => {
    await newsFor({ agreed: false });
    t.clock.now += HOUR;
    expect(await send()).toBe(0);
    const me = await newsFor();
    await t.call(operations.setConsent, {
      as: me,
      body: { purpose: 'messages', granted: false, version: 1 },
    });
    t.clock.now += HOUR;
    expect(await send()).toBe(0);
    expect(delivered).toEqual([]);
  });

  test('waits for the end of the quiet hours', async () => {
    const me = await newsFor();
    const hour = Math.floor(t.clock.now / HOUR) % 24;
    const settings = await t.call(operations.getNoticeSettings, { as: me });
    const quiet = { quietFrom: (hour + 1) % 24, quietTo: (hour + 4) % 24 };
    await t.call(operations.setNoticeSettings, { as: me, body: { ...settings, ...quiet } });
    t.clock.now += HOUR;
    expect(await send()).toBe(0);
    t.clock.now += 2 * HOUR;
    expect(await send()).toBe(0);
    t.clock.now += HOUR;
    expect(await send()).toBe(1);
  });

  test('is not sent to minors, nor for news that were seen meanwhile', async () => {
    const minor = await newsFor();
    await t.call(operations.setProfile, { as: minor, body: { ageBand: '14-17' } });
    const seen = await newsFor();
    t.clock.now += 1;
    await t.call(operations.readNotices, { as: seen, body: { until: t.clock.now } });
    t.clock.now += HOUR;
    expect(await send()).toBe(0);
  });

  test('is tried again later when it fails, by the next way when there is none, and by one process only', async () => {
    const me = await newsFor();
    t.clock.now += HOUR;
    const failing: Messenger = { deliver: () => Promise.reject(new Error('down')) };
    const noWay: Messenger = { deliver: async () => 'no-way' };
    expect(await sendDigests(t.app.context, [failing])).toBe(0);
    t.clock.now += 16 * 60_000;
    const both = await Promise.all([
      sendDigests(t.app.context, [noWay, messenger]),
      sendDigests(t.app.context, [noWay, messenger]),
    ]);
    expect(both.toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(delivered.map((digest) => digest.memberId)).toEqual([me.id]);
  });
});
