import assert from 'node:assert/strict';
import { operations, type Listening } from '@huixiang/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/test-app.ts';
import { alwaysOn, TestSpace } from '../../testing/test-space.ts';
import { isQuiet, localHour } from '../local-time.ts';
import type { Nudge, NudgeChannel } from './channel.ts';
import { createNudger } from './nudger.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const PEOPLE = 5;

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const hour = fc.integer({ min: 0, max: 23 });
const settings: fc.Arbitrary<Listening> = fc.record({
  on: fc.boolean(),
  interests: fc.subarray(['月季', '散步']),
  region: fc.constantFrom(null, '34'),
  activeHours: fc.oneof(fc.constant(Array.from({ length: 24 }, (_, i) => i)), fc.uniqueArray(hour)),
  dailyCap: fc.integer({ min: 1, max: 3 }),
  quietFrom: hour,
  quietTo: hour,
  utcOffsetMinutes: fc.constantFrom(480, -480, 0, 330),
  personalised: fc.boolean(),
});
const who = fc.integer({ min: 0, max: PEOPLE - 1 });
const place = fc.integer({ min: 0, max: 1 });
const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 600 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('say' as const), who, post: fc.integer({ min: 0, max: 1 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('set' as const), who, settings }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('mute' as const), who, whom: who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('mutePost' as const), who, post: place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('visit' as const), who }) },
);

type MuteKind = 'author' | 'post';

/** One space with some people, and what two processes told them. */
class History {
  readonly settings = new Map<number, Listening>();
  readonly mutes = new Set<string>();
  readonly told: Nudge[] = [];
  readonly space: TestSpace;
  readonly people: readonly TestMember[];

  constructor(space: TestSpace, people: readonly TestMember[]) {
    this.space = space;
    this.people = people;
  }

  async set(memberId: number, as: TestMember, body: Listening): Promise<void> {
    this.settings.set(memberId, body);
    await t.call(operations.setListening, { as, body });
  }

  /** Everything that a nudge must keep to, judged by what was set and what was told before. */
  async check(nudge: Nudge): Promise<void> {
    const { memberId, at } = nudge;
    const wish = this.settings.get(memberId) ?? alwaysOn;
    assert.equal(wish.on, true);
    assert.equal(isQuiet(at, wish), false);
    assert.ok(wish.activeHours.includes(localHour(at, wish.utcOffsetMinutes)));
    const earlier = this.told.filter(
      (other) => other !== nudge && other.memberId === memberId && other.at <= at,
    );
    assert.ok(earlier.filter((other) => other.at > at - 7 * DAY_MS).length < 5);
    assert.deepEqual(
      earlier.filter((other) => other.at > at - 4 * HOUR_MS),
      [],
    );
    const { rows } = await t.database.pool.query<{ author_id: number; post_id: number }>(
      `SELECT c.author_id, c.post_id FROM comments c JOIN comment_stats s USING (space_id, comment_id)
       WHERE c.space_id = $1 AND s.needs_hearing AND c.author_id <> $2`,
      [this.space.spaceId, memberId],
    );
    // There is something to hear for them by somebody and under a post that they did not mute.
    const isMuted = (kind: MuteKind, id: number): boolean => this.mutes.has(`${memberId} ${kind} ${id}`);
    assert.ok(rows.some((row) => !isMuted('author', row.author_id) && !isMuted('post', row.post_id)));
    const day = await t.database.pool.query<{ dealt: number }>(
      'SELECT dealt FROM listener_days WHERE member_id = $1 AND day = $2',
      [memberId, Math.floor((at + wish.utcOffsetMinutes * MINUTE_MS) / DAY_MS)],
    );
    assert.ok((day.rows[0]?.dealt ?? 0) < wish.dailyCap);
  }
}

test('over any history nobody is told against their switch, hours, cap, mutes, budget or peace, by any process', async () => {
  const nudges: number[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
      t.clock.now += 30 * DAY_MS - (t.clock.now % DAY_MS);
      await t.database.pool.query('UPDATE comment_stats SET needs_hearing = false WHERE needs_hearing');
      const space = await TestSpace.open(t, ['一', '二']);
      const people = await Promise.all(Array.from({ length: PEOPLE }, (_, i) => t.signIn(`人${i}`)));
      const history = new History(space, people);
      const channel: NudgeChannel = {
        name: 'recording',
        grantedBy: async (ids) => new Set(ids),
        tell: async (nudge) => void history.told.push(nudge),
      };
      const processes = [createNudger(t.app.context, [channel]), createNudger(t.app.context, [channel])];
      for (const as of people) {
        const body = { ...alwaysOn, activeHours: Array.from({ length: 24 }, (_, i) => i) };
        await history.set(as.id, as, body);
        await space.comment({ as });
      }
      for (const one of acts) {
        await perform(history, one);
        const before = history.told.length;
        await Promise.all(processes.map((process) => process.round()));
        for (const nudge of history.told.slice(before)) await history.check(nudge);
      }
      for (const process of processes) process.close();
      nudges.push(history.told.length);
    }),
    { numRuns: 20 },
  );
  // A rule that is never met is not tested.
  expect(nudges.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(50);
}, 120_000);

async function perform(history: History, one: typeof act extends fc.Arbitrary<infer Act> ? Act : never) {
  if (one.kind === 'wait') {
    t.clock.now += one.minutes * MINUTE_MS;
    return;
  }
  const as = history.people[one.who]!;
  if (one.kind === 'say') await history.space.comment({ as, post: one.post });
  if (one.kind === 'set') await history.set(as.id, as, one.settings);
  if (one.kind === 'visit' && history.settings.get(as.id)?.on === true) await history.space.deal(as);
  if (one.kind === 'mute') await mute(history, as.id, 'author', history.people[one.whom]!.id);
  if (one.kind === 'mutePost') await mute(history, as.id, 'post', history.space.postIds[one.post]!);
}

async function mute({ mutes, space }: History, memberId: number, kind: MuteKind, target: number) {
  mutes.add(`${memberId} ${kind} ${target}`);
  await t.database.pool.query('INSERT INTO mutes VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [
    memberId,
    space.spaceId,
    kind,
    target,
    t.clock.now,
  ]);
}
