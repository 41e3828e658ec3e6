import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sweepSpace } from '../erasure/sweep-space.ts';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';
import { getOverview } from './overview.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
let t: TestApp;
/** When each test begins: some minutes past an hour, well after what was before, as ids only go up. */
let start: number;
beforeAll(async () => {
  t = await startTestApp();
});
beforeEach(() => {
  start = t.clock.now - (t.clock.now % DAY_MS) + 40 * DAY_MS + 9 * HOUR_MS + 17 * MINUTE_MS;
  t.clock.now = start;
});
afterAll(() => t.close());

interface CommentFact {
  comment_id: number;
  root_id: number | null;
  author_id: number;
  by_staff: boolean;
  created_at: number;
}
interface EchoFact {
  comment_id: number;
  member_id: number;
  echoed_at: number;
  dealt: boolean;
  discounted: boolean;
}

async function rows<Row extends object>(text: string, spaceId: number): Promise<Row[]> {
  return (await t.database.pool.query(text, [spaceId])).rows as Row[];
}

/** The figures as they are said in words, from every row there is. */
async function figuresOf(spaceId: number, since: number) {
  const comments = await rows<CommentFact>(
    'SELECT comment_id, root_id, author_id, by_staff, created_at FROM comments WHERE space_id = $1 AND deleted_at IS NULL',
    spaceId,
  );
  const echoes = await rows<EchoFact>(
    `SELECT comment_id, member_id, echoed_at, provenance = 1 AS dealt, EXISTS (SELECT FROM verdicts v
       WHERE (v.space_id, v.comment_id, v.member_id) = (e.space_id, e.comment_id, e.member_id) AND v.withdrawn_at IS NULL
     ) AS discounted FROM echoes e WHERE space_id = $1 AND revoked_at IS NULL`,
    spaceId,
  );
  const posts = await rows<{ created_at: number }>(
    'SELECT created_at FROM posts WHERE space_id = $1 AND deleted_at IS NULL',
    spaceId,
  );
  const said = comments.filter((one) => one.created_at >= since);
  const given = echoes.filter((one) => one.echoed_at >= since);
  const roots = said.filter((one) => one.root_id === null && !one.by_staff);
  const inTime = (root: CommentFact, at: number) => at <= root.created_at + HOUR_MS;
  const heard = roots.filter(
    (root) =>
      echoes.some((e) => e.comment_id === root.comment_id && !e.discounted && inTime(root, e.echoed_at)) ||
      comments.some(
        (r) => r.root_id === root.comment_id && r.author_id !== root.author_id && inTime(root, r.created_at),
      ),
  );
  const people = [...said.map((one) => one.author_id), ...given.map((one) => one.member_id)];
  return {
    since,
    posts: posts.filter((one) => one.created_at >= since).length,
    comments: said.length,
    memberComments: roots.length,
    heardWithinHour: heard.length,
    activeMembers: new Set(people.filter((id) => id !== 0)).size,
    echoes: {
      raw: given.length,
      counted: given.filter((one) => !one.discounted).length,
      organic: given.filter((one) => !one.discounted && !one.dealt).length,
    },
  };
}

async function overview({ spaceId, owner }: TestSpace, days: number) {
  const reply = await t.call(operations.getOverview, { as: owner, params: { spaceId }, query: { days } });
  const { growth, unanswered: _waiting, listenersOn: _listening, ...figures } = reply;
  return { figures, growth };
}

async function expectEqual(space: TestSpace): Promise<void> {
  for (const days of [1, 3, 30]) {
    const { figures, growth } = await overview(space, days);
    expect(figures.since).toBe(Math.floor((t.clock.now - days * DAY_MS) / HOUR_MS) * HOUR_MS);
    expect(figures).toEqual(await figuresOf(space.spaceId, figures.since));
    expect(growth.points.at(-1)).toEqual({ at: t.clock.now, ...figures.echoes });
  }
}

/** Acts of a space over time, drawn from a seed, with what can happen to them afterwards. */
class Life {
  readonly space: TestSpace;
  readonly people: readonly TestMember[];
  private readonly roots: number[] = [];
  private readonly all: number[] = [];
  private readonly echoes: { as: TestMember; commentId: number }[] = [];
  private state: number;

  constructor(space: TestSpace, people: readonly TestMember[], seed: number) {
    this.space = space;
    this.people = people;
    this.state = seed;
  }

  private below(n: number): number {
    this.state = (Math.imul(this.state, 1_103_515_245) + 12_345) >>> 0;
    return (this.state >>> 8) % n;
  }

  private pick<T>(things: readonly T[]): T | undefined {
    return things[this.below(Math.max(1, things.length))];
  }

  /** Some words, and echoes of what was said lately or long ago. */
  async act(): Promise<void> {
    const root = this.pick(this.roots);
    const as = this.pick(this.people)!;
    if (root === undefined || this.below(3) > 0) {
      const id = await this.space.comment({ as: this.below(9) === 0 ? this.space.owner : as });
      this.roots.push(id);
      this.all.push(id);
    } else this.all.push(await this.space.reply(as, root));
    t.clock.now += this.below(40) * MINUTE_MS;
    for (let i = this.below(4); i > 0; i -= 1) {
      const commentId = (this.below(2) === 0 ? this.all.at(-1) : this.pick(this.all))!;
      const by = this.pick(this.people)!;
      const { status } = await t.attempt(operations.echoComment, {
        as: by,
        params: { spaceId: this.space.spaceId, commentId },
      });
      if (status === 200) this.echoes.push({ as: by, commentId });
    }
  }

  /** Something that was done is taken back, done again, deleted or judged. */
  async change(): Promise<void> {
    const { spaceId, owner } = this.space;
    const what = this.below(4);
    const echo = this.pick(this.echoes);
    if (what === 0) {
      const place = this.below(this.all.length);
      const [commentId = 0] = this.all.splice(place, 1);
      await t.call(operations.deleteComment, { as: owner, params: { spaceId, commentId } });
      this.roots.splice(0, this.roots.length, ...this.roots.filter((id) => id !== commentId));
    } else if (echo !== undefined && what === 1) {
      const params = { spaceId, commentId: echo.commentId };
      await t.attempt(operations.revokeEcho, { as: echo.as, params });
    } else if (echo !== undefined && what === 2) {
      await t.attempt(operations.echoComment, {
        as: echo.as,
        params: { spaceId, commentId: echo.commentId },
      });
    } else if (echo !== undefined) {
      const values = [spaceId, echo.commentId, echo.as.id, t.clock.now];
      await t.database.pool.query(
        `INSERT INTO verdicts (space_id, comment_id, member_id, version, reason, decided_at)
         VALUES ($1, $2, $3, 1, 'ring', $4) ON CONFLICT (space_id, comment_id, member_id, version)
         DO UPDATE SET withdrawn_at = CASE WHEN verdicts.withdrawn_at IS NULL THEN $4 END, decided_at = $4`,
        values,
      );
    }
  }
}

test.each([1, 2, 3])(
  'figures that are kept by the hour are those of the rows, whatever is taken back, deleted or judged later (%i)',
  async (seed) => {
    const space = await TestSpace.open(t, ['一']);
    const people = await Promise.all(Array.from({ length: 8 }, () => t.signIn('常客')));
    const life = new Life(space, people, seed);
    for (let day = 0; day < 4; day += 1) {
      for (let i = 0; i < 8; i += 1) await life.act();
      await expectEqual(space);
      t.clock.now += 7 * HOUR_MS;
      await expectEqual(space);
      for (let i = 0; i < 6; i += 1) await life.change();
      await expectEqual(space);
      t.clock.now += 5 * HOUR_MS;
      // Looked at days after it was changed, and not in between.
      for (let i = 0; i < 3; i += 1) await life.change();
      t.clock.now += 9 * HOUR_MS;
    }
    t.clock.now += 6 * DAY_MS;
    await expectEqual(space);
  },
);

test('an hour is made once, and again only when something in it changed', async () => {
  const space = await TestSpace.open(t);
  const early = await space.comment();
  const reader = await t.signIn('路人');
  t.clock.now += 3 * HOUR_MS;
  await space.echo(reader, early);
  const made = async () =>
    (
      await rows<{ hour_at: number; made_at: number }>(
        'SELECT hour_at, made_at FROM space_hours WHERE space_id = $1 ORDER BY hour_at',
        space.spaceId,
      )
    ).map((row) => `${(row.hour_at - start) / HOUR_MS} ${(row.made_at - start) / HOUR_MS}`);
  t.clock.now = start + 10 * HOUR_MS;
  await overview(space, 1);
  const first = await made();
  t.clock.now += 20 * MINUTE_MS;
  await overview(space, 1);
  expect(await made()).toEqual(first);
  await t.call(operations.revokeEcho, {
    as: reader,
    params: { spaceId: space.spaceId, commentId: early },
  });
  t.clock.now += 2 * MINUTE_MS;
  await overview(space, 1);
  const again = await made();
  // The hour of the echo, and the one before it.
  expect(again.filter((row) => !first.includes(row))).toHaveLength(2);
  t.clock.now += 2 * MINUTE_MS;
  await overview(space, 1);
  expect(await made()).toEqual(again);
});

test('who is erased is in no hour and in no day, and hours for which nobody can ask go', async () => {
  const space = await TestSpace.open(t);
  const leaving = await t.signIn('要走的');
  await space.echo(leaving, await space.comment());
  t.clock.now += 2 * DAY_MS;
  expect((await overview(space, 3)).figures).toMatchObject({ activeMembers: 2, echoes: { raw: 1 } });
  const naming = async () => {
    const texts = ['space_hours', 'space_days'].map((table) => `SELECT unnest(people) AS id FROM ${table}`);
    const found = await rows<{ id: number }>(
      `SELECT DISTINCT id FROM (${texts.map((text) => `${text} WHERE space_id = $1`).join(' UNION ALL ')}) AS named`,
      space.spaceId,
    );
    return found.map((row) => row.id);
  };
  expect(await naming()).toContain(leaving.id);
  await sweepSpace(t.app.context, space.spaceId, { memberId: leaving.id, words: 'remove' });
  expect(await naming()).toEqual([]);
  expect((await overview(space, 3)).figures).toMatchObject({ activeMembers: 1, echoes: { raw: 0 } });
  t.clock.now += 60 * DAY_MS;
  await getOverview(t.app.context, { spaceId: space.spaceId, days: 1 });
  const [{ oldest } = { oldest: 0 }] = await rows<{ oldest: number }>(
    'SELECT min(hour_at) AS oldest FROM space_hours WHERE space_id = $1',
    space.spaceId,
  );
  expect(oldest).toBeGreaterThan(t.clock.now - 33 * DAY_MS);
});
