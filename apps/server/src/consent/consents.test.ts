import { consentPurposes, consentVersions, operations, type ConsentPurpose } from '@huixiang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { alwaysOn, TestSpace } from '../testing/test-space.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const decide = (as: TestMember, purpose: ConsentPurpose, granted: boolean) =>
  t.call(operations.setConsent, { as, body: { purpose, granted, version: consentVersions[purpose] } });
const stateOf = async (as: TestMember, purpose: ConsentPurpose) =>
  (await t.call(operations.getConsents, { as })).purposes.find((one) => one.purpose === purpose)!;

test('a newcomer has agreed to nothing but is shown every purpose', async () => {
  const me = await t.signIn('新人');
  const { purposes, ledger } = await t.call(operations.getConsents, { as: me });
  expect(purposes.map((one) => one.purpose)).toEqual([...consentPurposes]);
  expect(purposes.filter((one) => one.decided !== null)).toEqual([]);
  expect(purposes.filter((one) => one.effective).map((one) => one.purpose)).toEqual(['personalisation']);
  expect(ledger).toEqual([]);
});

test('who signs in having agreed to the terms has it in the ledger; other terms than those of now are refused', async () => {
  const { token, member } = await t.call(operations.signInDemo, { body: { nickname: '同意的人', terms: 1 } });
  const me = { ...member, token };
  expect(await stateOf(me, 'terms')).toMatchObject({
    effective: true,
    decided: { granted: true, version: 1 },
  });
  expect(await t.attempt(operations.signInDemo, { body: { nickname: '旧页面', terms: 9 } })).toMatchObject({
    status: 409,
    body: { error: { code: 'HX_CONSENT_OUTDATED' } },
  });
});

test('e-mail sign-in without the terms of now opens no account', async () => {
  const body = { email: 'terms@example.org', code: '000000', terms: 2 };
  expect((await t.attempt(operations.confirmEmailCode, { body })).body.error?.code).toBe(
    'HX_CONSENT_OUTDATED',
  );
  expect(
    await t.attempt(operations.confirmEmailCode, { body: { email: body.email, code: body.code } as never }),
  ).toMatchObject({ status: 400, body: { error: { code: 'HX_BODY_INVALID' } } });
});

describe('what hangs on a consent', () => {
  test('terms withdrawn: reading goes on, speaking and echoing wait', async () => {
    const space = await TestSpace.open(t);
    const me = await t.signIn('收回的人');
    const theirs = await space.comment();
    await decide(me, 'terms', true);
    await space.echo(me, theirs);
    await decide(me, 'terms', false);
    const params = { spaceId: space.spaceId, commentId: theirs };
    const refused = { status: 403, body: { error: { code: 'HX_TERMS_NEEDED' } } };
    expect(await t.attempt(operations.echoComment, { as: me, params })).toMatchObject(refused);
    const at = { spaceId: space.spaceId, postId: space.postIds[0]! };
    expect(
      await t.attempt(operations.postComment, { as: me, params: at, body: { text: '我说' } }),
    ).toMatchObject(refused);
    expect(await t.attempt(operations.setListening, { as: me, body: alwaysOn })).toMatchObject(refused);
    expect(await t.attempt(operations.listThread, { as: me, params: at })).toMatchObject({ status: 200 });
    await decide(me, 'terms', true);
    await space.echo(me, theirs);
  });

  test('listening: no cards without it, and switching it on is the consent itself', async () => {
    const space = await TestSpace.open(t);
    await space.comments(3);
    const me = await space.listener();
    expect(await stateOf(me, 'listening')).toMatchObject({ effective: true, decided: { granted: true } });
    expect((await space.deal(me)).cards.length).toBeGreaterThan(0);
    await decide(me, 'listening', false);
    const dealing = { as: me, body: { spaceId: space.spaceId } };
    expect((await t.attempt(operations.dealDeck, dealing)).body.error?.code).toBe('HX_LISTENING_OFF');
    await decide(me, 'listening', true);
    expect((await space.deal(me)).cards.length).toBeGreaterThan(0);
    const { ledger } = await t.call(operations.getConsents, { as: me });
    expect(ledger.map((one) => [one.purpose, one.granted])).toEqual([
      ['listening', true],
      ['listening', false],
      ['listening', true],
    ]);
  });

  test('personalisation: off at once, and written down', async () => {
    const space = await TestSpace.open(t);
    const me = await space.listener();
    await decide(me, 'personalisation', false);
    expect((await t.call(operations.getListening, { as: me })).settings.personalised).toBe(false);
    expect((await stateOf(me, 'personalisation')).effective).toBe(false);
    await t.call(operations.setListening, { as: me, body: { ...alwaysOn, personalised: true } });
    expect(await stateOf(me, 'personalisation')).toMatchObject({
      effective: true,
      decided: { granted: true },
    });
  });

  test('portraits: who did not agree is not in the rows that portraits are made of', async () => {
    const me = await t.signIn('画像');
    const counted = async () =>
      (await t.database.pool.query('SELECT FROM profiles WHERE in_portraits AND member_id = $1', [me.id]))
        .rowCount;
    await t.call(operations.setProfile, { as: me, body: { ageBand: '25-34' } });
    expect(await counted()).toBe(0);
    await decide(me, 'portraits', true);
    expect(await counted()).toBe(1);
    await decide(me, 'portraits', false);
    expect(await counted()).toBe(0);
  });
});

test('the ledger only grows: a decision repeated adds nothing, one in the same millisecond is not lost', async () => {
  const me = await t.signIn('反复');
  for (const granted of [true, true, false, true]) await decide(me, 'messages', granted);
  const { ledger } = await t.call(operations.getConsents, { as: me });
  expect(ledger.map((one) => one.granted)).toEqual([true, false, true]);
  expect(new Set(ledger.map((one) => one.at)).size).toBe(3);
});

test('words other than those of now cannot be agreed to', async () => {
  const me = await t.signIn('过期');
  const body = { purpose: 'messages', granted: true, version: 7 } as const;
  expect(await t.attempt(operations.setConsent, { as: me, body })).toMatchObject({
    status: 409,
    body: { error: { code: 'HX_CONSENT_OUTDATED' } },
  });
});
