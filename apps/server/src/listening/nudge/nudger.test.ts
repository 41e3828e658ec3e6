import { type AgeBand, operations } from '@huixiang/contract';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/test-app.ts';
import { alwaysOn, TestSpace } from '../../testing/test-space.ts';
import type { Nudge, NudgeChannel } from './channel.ts';
import { inAppNote } from './channel.ts';
import { createNudger, type Nudger } from './nudger.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Noon in China, of another day for each test: ids never go back. */
let noon = Date.UTC(2026, 10, 21, 4);
const anyHour = Array.from({ length: 24 }, (_, hour) => hour);
let t: TestApp;
let space: TestSpace;
let told: Nudge[];
let nudger: Nudger;

beforeAll(async () => {
  t = await startTestApp();
});
beforeEach(async () => {
  noon += 2 * 24 * HOUR_MS;
  t.clock.now = noon;
  // Only this test's comments wait.
  await t.database.pool.query('UPDATE comment_stats SET needs_hearing = false WHERE needs_hearing');
  space = await TestSpace.open(t);
  told = [];
  nudger = createNudger(t.app.context, [recording(told)]);
});
afterEach(() => nudger.close());
afterAll(() => t.close());

function recording(list: Nudge[], grants = (_memberId: number): boolean => true): NudgeChannel {
  return {
    name: 'recording',
    grantedBy: async (ids) => new Set(ids.filter(grants)),
    tell: async (nudge) => void list.push(nudge),
  };
}

/** Members of the space who listen, with settings other than at any hour where told. */
async function listeners(count: number, settings = {}): Promise<TestMember[]> {
  const made: TestMember[] = [];
  for (let i = 0; i < count; i += 1) {
    const as = await space.listener({ activeHours: anyHour, ...settings });
    await t.database.pool.query(
      'INSERT INTO memberships (space_id, member_id, joined_at) VALUES ($1, $2, $3)',
      [space.spaceId, as.id, t.clock.now],
    );
    made.push(as);
  }
  return made;
}

async function roundAfter(ms: number): Promise<number> {
  t.clock.now += ms;
  return nudger.round();
}

function toldIds(): number[] {
  return told.map((nudge) => nudge.memberId);
}

test('a comment nobody answers is brought to three listeners, later to more, and never twice to one', async () => {
  const all = (await listeners(12)).map(({ id }) => id);
  await space.comment();
  expect(await roundAfter(9 * MINUTE_MS)).toBe(0);
  expect(await roundAfter(MINUTE_MS)).toBe(3);
  expect(await roundAfter(29 * MINUTE_MS)).toBe(0);
  expect(await roundAfter(MINUTE_MS)).toBe(6);
  // All the others: who was told has four hours of peace.
  expect(await roundAfter(2 * HOUR_MS)).toBe(3);
  expect(new Set(toldIds())).toEqual(new Set(all));
  expect(toldIds()).toHaveLength(all.length);
  const waves = await t.database.pool.query(
    'SELECT wave, nudged FROM waves WHERE space_id = $1 ORDER BY wave',
    [space.spaceId],
  );
  expect(waves.rows).toEqual([
    { wave: 1, nudged: 3 },
    { wave: 2, nudged: 6 },
    { wave: 3, nudged: 3 },
  ]);
});

test('as soon as somebody answers, and while somebody holds the card, nobody else is told', async () => {
  const [first] = await listeners(10);
  const commentId = await space.comment();
  t.clock.now += 9 * MINUTE_MS;
  await space.deal(first!);
  expect(await roundAfter(MINUTE_MS)).toBe(0);
  const params = { spaceId: space.spaceId, commentId };
  await t.call(operations.answerCard, { as: first!, params, body: { answer: 'echo' } });
  expect(await roundAfter(3 * HOUR_MS)).toBe(0);
});

test('waiting comments of a space come as one digest, to those whom they fit', async () => {
  nudger.close();
  nudger = createNudger({ ...t.app.context, random: () => 0.01 }, [recording(told)]);
  await listeners(20, { interests: ['足球'] });
  const fans = (await listeners(4, { interests: ['月季'] })).map(({ id }) => id);
  for (let i = 0; i < 4; i += 1) await space.comment({ text: `月季要剪枝吗，第 ${i} 问` });
  expect(await roundAfter(10 * MINUTE_MS)).toBe(3);
  expect(new Set(toldIds()).size).toBe(3);
  expect(fans).toEqual(expect.arrayContaining(toldIds()));
});

test('the author, who has met it, who may not act here, who muted it and who is no member are not told', async () => {
  const [author, dealt, echoed, blocked, muted, left] = await listeners(6);
  await space.listener({ activeHours: anyHour });
  const commentId = await space.comment({ as: author! });
  const { spaceId, owner } = space;
  await space.deal(dealt!);
  await space.echo(echoed!, commentId);
  const params = { spaceId, memberId: blocked!.id };
  await t.call(operations.setBlocked, { as: owner, params, body: { blocked: true } });
  await t.database.pool.query(`INSERT INTO mutes VALUES ($1, $2, 'author', $3, 1)`, [
    muted!.id,
    spaceId,
    author!.id,
  ]);
  // The card of the first lies too long to be answered any more.
  await roundAfter(20 * MINUTE_MS);
  expect(toldIds()).toEqual([left!.id]);
});

test('minors are not told', async () => {
  const [young, child, grown] = await listeners(3);
  await space.comment();
  t.clock.now += 9 * MINUTE_MS;
  await t.call(operations.setProfile, { as: young!, body: { ageBand: '14-17' } });
  await t.call(operations.setProfile, { as: child!, body: { ageBand: 'under-14' } });
  await roundAfter(MINUTE_MS);
  expect(toldIds()).toEqual([grown!.id]);
});

test('nobody is told in quiet or inactive hours, with the day’s cards used up, or without a grant', async () => {
  await listeners(3, { quietFrom: 12, quietTo: 13 });
  await listeners(3, { activeHours: [3, 20] });
  const [capped] = await listeners(1, { dailyCap: 1 });
  const [silent] = await listeners(1);
  await space.comment();
  await space.deal(capped!);
  await t.database.pool.query('UPDATE cards SET dealt_at = 0 WHERE member_id = $1', [capped!.id]);
  nudger.close();
  nudger = createNudger(t.app.context, [recording(told, (id) => id !== silent!.id)]);
  expect(await roundAfter(10 * MINUTE_MS)).toBe(0);
  expect(
    (await t.database.pool.query('SELECT 1 FROM waves WHERE space_id = $1', [space.spaceId])).rows,
  ).toEqual([]);
  // When the quiet hour is over they are.
  expect(await roundAfter(HOUR_MS)).toBe(3);
});

test('two processes run each wave once', async () => {
  await listeners(30);
  const other: Nudge[] = [];
  const second = createNudger(t.app.context, [recording(other)]);
  for (let i = 0; i < 5; i += 1) await space.comment();
  t.clock.now += 10 * MINUTE_MS;
  await Promise.all([nudger.round(), second.round(), nudger.round(), second.round()]);
  expect(told.length + other.length).toBeLessThanOrEqual(5 * 3);
  expect(new Set([...told, ...other].map((nudge) => nudge.memberId)).size).toBe(told.length + other.length);
  const waves = await t.database.pool.query('SELECT wave FROM waves WHERE space_id = $1', [space.spaceId]);
  expect(waves.rows).toEqual(Array.from({ length: 5 }, () => ({ wave: 1 })));
  second.close();
});

test('whoever is told finds the note until they open a deck, and who is not told finds none', async () => {
  nudger.close();
  nudger = createNudger(t.app.context, [inAppNote]);
  const [as] = await listeners(1);
  const other = await space.listener();
  await space.comments(2);
  await space.comment({ as: as! });
  const noteOf = async (member: TestMember) => (await t.call(operations.getListening, { as: member })).nudge;
  expect(await noteOf(as!)).toBeNull();
  await roundAfter(10 * MINUTE_MS);
  expect(await noteOf(as!)).toEqual({ comments: 2, at: t.clock.now });
  expect(await noteOf(other)).toBeNull();
  const aged = (ageBand: AgeBand) => t.call(operations.setProfile, { as: as!, body: { ageBand } });
  await aged('14-17');
  expect(await noteOf(as!)).toBeNull();
  await aged('18-24');
  expect(await noteOf(as!)).not.toBeNull();
  await t.call(operations.setListening, { as: as!, body: { ...alwaysOn, on: false } });
  expect(await noteOf(as!)).toBeNull();
  await t.call(operations.setListening, { as: as!, body: alwaysOn });
  await space.deal(as!);
  expect(await noteOf(as!)).toBeNull();
});

test('a channel that fails is logged, and the others are told all the same', async () => {
  nudger.close();
  const failing: NudgeChannel = {
    ...recording(told),
    name: 'broken',
    tell: () => Promise.reject(new Error('down')),
  };
  nudger = createNudger(t.app.context, [failing]);
  await listeners(4);
  await space.comment();
  expect(await roundAfter(10 * MINUTE_MS)).toBe(3);
  expect(t.logged.filter((line) => line.includes('A nudge by broken failed'))).toHaveLength(3);
});

test('a room is looked into only where somebody listens', async () => {
  nudger.close();
  const entered: number[] = [];
  const of = (spaceId: number) => (entered.push(spaceId), t.app.context.rooms.of(spaceId));
  nudger = createNudger({ ...t.app.context, rooms: { ...t.app.context.rooms, of } }, [recording(told)]);
  await space.comment();
  expect(await roundAfter(10 * MINUTE_MS)).toBe(0);
  expect(entered).toEqual([]);
  const peopled = await TestSpace.open(t);
  const first = await peopled.listener({ activeHours: anyHour });
  await t.database.pool.query(
    'INSERT INTO memberships (space_id, member_id, joined_at) VALUES ($1, $2, $3)',
    [peopled.spaceId, first.id, t.clock.now],
  );
  await peopled.comment();
  expect(await roundAfter(10 * MINUTE_MS)).toBe(1);
  expect(entered).toEqual([peopled.spaceId]);
});
