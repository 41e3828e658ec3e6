import { operations } from '@huixiang/contract';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sendDigests } from '../notices/send-digests.ts';
import type { TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';
import { startTestWechat, type TestWechat } from '../testing/test-wechat.ts';
import { chooseTemplate } from './digest-template.ts';
import { subscriptionMessenger } from './subscription-messenger.ts';

const HOUR = 3_600_000;
const TEMPLATE = 'emulator-template-digest-000000000000000002';
const SEND = '/cgi-bin/message/subscribe/send';

let w: TestWechat;
beforeAll(async () => {
  w = await startTestWechat();
});
afterAll(() => w.close());
afterEach(() => w.control('DELETE', '/faults'));

const people = ['xiaolin', 'ayue', 'laozhou', 'chenmo', 'anan'];
let used = 0;

interface Waiting {
  readonly me: TestMember;
  readonly user: string;
  readonly commentId: number;
  readonly space: TestSpace;
}

/** A member of the mini-program with news, an hour after it came, who agreed to messages. */
async function news(text = '有人听见吗'): Promise<Waiting> {
  await w.t.database.pool.query('DELETE FROM digests; DELETE FROM notices; DELETE FROM subscription_grants');
  const user = people[(used += 1) % people.length]!;
  const code = await w.loginCode(user);
  const { member, token } = await w.t.call(operations.signInWechat, { body: { code, terms: 1 } });
  const me = { ...member, token };
  const consent = { purpose: 'messages', granted: true, version: 1 } as const;
  await w.t.call(operations.setConsent, { as: me, body: consent });
  const settings = await w.t.call(operations.getNoticeSettings, { as: me });
  const body = { ...settings, digest: 'daily' as const, quietFrom: 0, quietTo: 0, utcOffsetMinutes: 0 };
  await w.t.call(operations.setNoticeSettings, { as: me, body });
  w.t.clock.now += 25 * HOUR;
  const space = await TestSpace.open(w.t);
  const commentId = await space.comment({ as: me, text });
  await echoed({ me, user, commentId, space });
  return { me, user, commentId, space };
}
async function echoed({ me, space, commentId }: Waiting): Promise<void> {
  await space.reply(await w.t.signIn('回应的人'), commentId);
  await expect
    .poll(
      async () => {
        await w.t.app.context.notices.settle();
        return (await w.t.call(operations.countNotices, { as: me })).fresh;
      },
      { interval: 20 },
    )
    .toBeGreaterThan(0);
  w.t.clock.now += HOUR;
}
async function answer(user: string, result: string): Promise<void> {
  await w.control('POST', '/subscribe', { user, results: { [TEMPLATE]: result } });
  await w.settle();
}
const send = () => sendDigests(w.t.app.context, [subscriptionMessenger(w.t.app.context)]);
const left = async (me: TestMember) => (await w.t.call(operations.getSubscription, { as: me })).left;
const outbox = async (user: string) =>
  (
    await w.control<{ messages: { id: string; lines: { label: string; value: string }[]; page: string }[] }>(
      'GET',
      `/outbox?user=${user}&kind=subscribe`,
    )
  ).messages;
const outcomes = async (me: TestMember) =>
  (
    await w.t.database.pool.query<{ outcome: string | null }>(
      'SELECT outcome FROM subscription_grants WHERE member_id = $1 ORDER BY granted_at',
      [me.id],
    )
  ).rows.map(({ outcome }) => outcome);

describe('the ledger of subscriptions', () => {
  test('has one message more for each acceptance, however often WeChat tells of it, and none for a refusal', async () => {
    const { me, user } = await news();
    expect(await w.t.call(operations.getSubscription, { as: me })).toEqual({ templateId: TEMPLATE, left: 0 });
    await answer(user, 'accept');
    const { pushes } = await w.control<{ pushes: { id: string }[] }>('GET', '/pushes');
    await w.control('POST', `/pushes/${pushes.at(-1)!.id}/repeat`);
    await w.settle();
    expect(await left(me)).toBe(1);
    w.t.clock.now += 2_000;
    await answer(user, 'acceptWithAlert');
    expect(await left(me)).toBe(2);
    w.t.clock.now += 2_000;
    await answer(user, 'reject');
    expect(await left(me)).toBe(2);
  });

  test('names no template to minors, so that they are not asked', async () => {
    const { me, user } = await news();
    await answer(user, 'accept');
    await w.t.call(operations.setProfile, { as: me, body: { ageBand: '14-17' } });
    expect(await w.t.call(operations.getSubscription, { as: me })).toEqual({ templateId: null, left: 0 });
    await w.t.call(operations.setProfile, { as: me, body: { ageBand: '18-24' } });
    expect(await w.t.call(operations.getSubscription, { as: me })).toEqual({ templateId: TEMPLATE, left: 1 });
  });

  test('is at 0 when the member switches it off in WeChat', async () => {
    const { me, user } = await news();
    await answer(user, 'accept');
    await w.control('POST', '/subscribe/off', { user, template: TEMPLATE });
    await w.settle();
    expect(await left(me)).toBe(0);
    expect(await send()).toBe(0);
    expect(await outcomes(me)).toEqual(['withdrawn']);
  });

  test('is at 0 when WeChat says 43101, and nothing was sent', async () => {
    const { me, user } = await news();
    await answer(user, 'accept');
    w.t.clock.now += 2_000;
    await answer(user, 'accept');
    await w.control('POST', '/faults', { kind: 'errcode', match: SEND, times: 1, errcode: 43_101 });
    const before = await outbox(user);
    expect(await send()).toBe(0);
    expect(await left(me)).toBe(0);
    expect(await outbox(user)).toHaveLength(before.length);
    expect(await outcomes(me)).toEqual(['withdrawn', 'withdrawn']);
  });
});

describe('a digest as a subscription message', () => {
  test('is sent exactly once per digest and per grant, and a tap opens the comment it is about', async () => {
    const waiting = await news();
    const { me, user, commentId, space } = waiting;
    await answer(user, 'accept');
    const before = await outbox(user);
    const sent = await Promise.all([send(), send(), send()]);
    expect(sent.toSorted((a, b) => a - b)).toEqual([0, 0, 1]);
    await w.settle();
    const messages = (await outbox(user)).slice(before.length);
    expect(messages).toHaveLength(1);
    const tapped = await w.control<{ path: string; query: Record<string, string> }>(
      'POST',
      `/outbox/${messages[0]!.id}/tap`,
    );
    expect(tapped).toMatchObject({
      path: 'pkg-mine/comment',
      query: { spaceId: String(space.spaceId), commentId: String(commentId) },
    });
    expect(await outcomes(me)).toEqual(['delivered']);
    w.t.clock.now += 25 * HOUR;
    await echoed(waiting);
    expect(await send()).toBe(0);
    expect(await outbox(user)).toHaveLength(before.length + 1);
  });

  test('tells of a comment that was refused before it was public, and a tap opens what was decided', async () => {
    const { me, user, space } = await news();
    await w.t.call(operations.readNotices, { as: me, body: { until: w.t.clock.now } });
    const { owner, spaceId } = space;
    const rule = { preReview: 'all' } as const;
    await w.t.call(operations.editSpace, { as: owner, params: { spaceId }, body: rule });
    const waitingId = await space.comment({ as: me, text: '这句先等着' });
    const body = { publish: false, reason: 'off-topic' } as const;
    await w.t.call(operations.decideWaiting, { as: owner, params: { spaceId, waitingId }, body });
    await w.t.app.context.notices.settle();
    w.t.clock.now += HOUR;
    await answer(user, 'accept');
    const before = await outbox(user);
    expect(await send()).toBe(1);
    await w.settle();
    const [message] = (await outbox(user)).slice(before.length);
    expect(message!.lines.map(({ value }) => value)).toContain('这句先等着');
    const tapped = await w.control('POST', `/outbox/${message!.id}/tap`);
    expect(tapped).toMatchObject({
      path: 'pkg-me/decision',
      query: { spaceId: String(spaceId), commentId: String(waitingId) },
    });
  });

  test('cuts what is too long by code points, and never through a character', async () => {
    const { user } = await news('👨‍👩‍👧‍👦我们一家人在江边跑步的时候看见了整座城市的灯火一盏一盏亮起来');
    await answer(user, 'accept');
    expect(await send()).toBe(1);
    const [text] = (await outbox(user)).at(-1)!.lines;
    expect([...text!.value].length).toBeLessThanOrEqual(20);
    expect(text!.value.startsWith('👨‍👩‍👧‍👦我们一家')).toBe(true);
    expect(text!.value.endsWith('…')).toBe(true);
  });

  test('waits with its grant while WeChat is busy, and goes out later', async () => {
    const { me, user } = await news();
    await answer(user, 'accept');
    await w.control('POST', '/faults', { kind: 'errcode', match: SEND, times: 5, errcode: 45_009 });
    expect(await send()).toBe(0);
    expect(await left(me)).toBe(1);
    await w.control('DELETE', '/faults');
    w.t.clock.now += 25 * HOUR;
    expect(await send()).toBe(1);
    expect(await left(me)).toBe(0);
  });

  test('whose answer never came is not sent again', async () => {
    const { me, user } = await news();
    await answer(user, 'accept');
    w.t.clock.now += 2_000;
    await answer(user, 'accept');
    await w.control('POST', '/faults', { kind: 'truncate', match: SEND, times: 1 });
    const before = await outbox(user);
    expect(await send()).toBe(1);
    expect(await send()).toBe(0);
    expect((await outbox(user)).length - before.length).toBeLessThanOrEqual(1);
    expect(await left(me)).toBe(1);
  });

  test('is no way for who has no grant: the next messenger is asked', async () => {
    await news();
    const asked: number[] = [];
    const next = {
      deliver: async ({ memberId }: { memberId: number }) => {
        asked.push(memberId);
        return 'sent' as const;
      },
    };
    expect(await sendDigests(w.t.app.context, [subscriptionMessenger(w.t.app.context), next])).toBe(1);
    expect(asked).toHaveLength(1);
  });
});

test('the template is a one-time one whose fields can all be filled, and that tells how many', () => {
  const own = (templateId: string, content: string, oneTime = true) => ({
    templateId,
    title: '',
    content,
    oneTime,
  });
  const fitting = own('d', '内容:{{thing1.DATA}}\n数量:{{number2.DATA}}\n时间:{{time3.DATA}}');
  const others = [
    own('a', '{{thing1.DATA}}{{time2.DATA}}'),
    own('b', '{{thing1.DATA}}{{number2.DATA}}{{amount3.DATA}}'),
    own('c', fitting.content, false),
  ];
  expect(chooseTemplate(others)).toBeUndefined();
  expect(chooseTemplate([...others, fitting])).toEqual({
    id: 'd',
    fields: [
      { key: 'thing1', holds: 'text' },
      { key: 'number2', holds: 'count' },
      { key: 'time3', holds: 'time' },
    ],
  });
});
