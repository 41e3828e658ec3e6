import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { reserveCards } from './settings.store.ts';
import { alwaysOn, TestSpace } from '../testing/test-space.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

test('nobody listens before opting in', async () => {
  const as = await t.signIn('新人');
  const { settings, leftToday } = await t.call(operations.getListening, { as });
  expect(settings.on).toBe(false);
  expect(leftToday).toBe(settings.dailyCap);
  const refused = await t.attempt(operations.dealDeck, { as, body: {} });
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'HX_LISTENING_OFF' } } });
});

test('what was set is read back, interests tidied', async () => {
  const as = await t.signIn('听众');
  const body = {
    on: true,
    interests: [' 散步 ', '散步', '雨天'],
    region: '3402',
    activeHours: [0, 7, 23],
    dailyCap: 9,
    quietFrom: 22,
    quietTo: 6,
    utcOffsetMinutes: -120,
  };
  const expected = {
    settings: { ...body, interests: ['散步', '雨天'], personalised: true },
    leftToday: 9,
    nudge: null,
    thanks: null,
  };
  expect(await t.call(operations.setListening, { as, body })).toEqual(expected);
  expect(await t.call(operations.getListening, { as })).toEqual(expected);
});

test('personalisation stays off until it is switched on again, whatever else changes', async () => {
  const as = await t.signIn('听众');
  const { personalised: _, ...rest } = alwaysOn;
  const set = async (personalised?: boolean) => {
    const body = personalised === undefined ? rest : { ...rest, personalised };
    return (await t.call(operations.setListening, { as, body })).settings.personalised;
  };
  expect([await set(), await set(false), await set(), await set(true), await set()]).toEqual([
    true,
    false,
    false,
    true,
    true,
  ]);
});

test('an unknown region and an empty interest are refused by name', async () => {
  const as = await t.signIn('听众');
  const attempt = (change: object) =>
    t.attempt(operations.setListening, { as, body: { ...alwaysOn, ...change } });
  expect(await attempt({ region: '99' })).toMatchObject({
    status: 400,
    body: { error: { field: 'body.region' } },
  });
  expect(await attempt({ interests: ['  '] })).toMatchObject({
    status: 422,
    body: { error: { code: 'HX_TEXT_EMPTY', field: 'body.interests' } },
  });
});

test('switching off ends the dealing at once, open cards included, and switching on brings them back', async () => {
  const space = await TestSpace.open(t);
  await space.comments(3);
  const as = await space.listener();
  const dealt = await space.dealtIds(as);
  await t.call(operations.setListening, { as, body: { ...alwaysOn, on: false } });
  const refused = await t.attempt(operations.dealDeck, { as, body: { spaceId: space.spaceId } });
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'HX_LISTENING_OFF' } } });
  await t.call(operations.setListening, { as, body: alwaysOn });
  expect(await space.dealtIds(as)).toEqual(dealt);
});

test('nothing can be reserved once listening is off, also by a deck that was under way', async () => {
  const as = await t.signIn('听众');
  const reserve = () => reserveCards(t.database.pool, [as.id, 20_000, 6, 10]);
  expect(await reserve()).toEqual([]);
  await t.call(operations.setListening, { as, body: alwaysOn });
  expect([...(await reserve()), ...(await reserve()), ...(await reserve())]).toEqual([
    { granted: 6, dealt: 6 },
    { granted: 4, dealt: 10 },
    { granted: 0, dealt: 10 },
  ]);
  await t.call(operations.setListening, { as, body: { ...alwaysOn, on: false } });
  expect(await reserve()).toEqual([]);
});
