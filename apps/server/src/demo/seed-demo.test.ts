import { operations } from '@huixiang/contract';
import { resonance } from '@huixiang/ranking';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestSpace } from '../testing/test-space.ts';
import { readPicture } from '../pictures/testing/picture-files.ts';
import { look } from '../pictures/testing/pictures.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { STILL_OPEN } from '../listening/still-open.ts';
import { demoCommunity } from './content/index.ts';
import { seedDemo } from './seed-demo.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const { members, spaces } = demoCommunity;
const posts = spaces.flatMap((space) => space.posts);
const comments = posts.flatMap((post) => post.comments);
let t: TestApp;
let tookMs: number;
beforeAll(async () => {
  t = await startTestApp();
  const startedAt = performance.now();
  await seedDemo(t.app.context);
  tookMs = performance.now() - startedAt;
});
afterAll(() => t.close());

async function rows<Row extends object>(text: string): Promise<Row[]> {
  return (await t.database.pool.query(text)).rows as Row[];
}

async function count(text: string): Promise<number> {
  return (await rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${text}`))[0]!.n;
}

test('everything of the content is there, marked as demo, and quickly', async () => {
  // A second on a quiet machine, which this need not be.
  expect(tookMs).toBeLessThan(30_000);
  expect(await count('spaces WHERE demo AND seeded')).toBe(spaces.length);
  expect(await count('members WHERE demo AND persona IS NOT NULL')).toBe(members.length);
  expect(await count('listeners WHERE is_on')).toBe(members.length);
  expect(await count('posts')).toBe(posts.length);
  expect(await count('comments')).toBe(comments.length);
  expect(await count('echoes')).toBe(comments.reduce((sum, comment) => sum + comment.echoes, 0));
});

test('each comment has its text, its age, its place and its echoes as the content says', async () => {
  const stored = await rows<{
    text: string;
    created_at: number;
    province: string | null;
    parent: string | null;
    echoes: number;
    dealt: number;
  }>(
    `SELECT c.text, c.created_at, c.province, p.text AS parent, s.echoes_raw AS echoes, s.echoes_dealt AS dealt FROM comments c
     JOIN comment_stats s USING (space_id, comment_id)
     LEFT JOIN comments p ON p.space_id = c.space_id AND p.comment_id = c.parent_id`,
  );
  const byText = new Map(stored.map((row) => [row.text, row]));
  for (const comment of comments) {
    expect(byText.get(comment.text)).toEqual({
      text: comment.text,
      created_at: t.clock.now - comment.minutesAgo * MINUTE_MS,
      province: members.find(({ key }) => key === comment.author)?.region.provinceCode,
      parent: comments.find((other) => other.key === comment.parent)?.text ?? null,
      echoes: comment.echoes,
      dealt: Math.round(comment.echoes * comment.dealtShare),
    });
  }
});

test('moderators find believable work before them, and pictures to look at', async () => {
  const { personas } = await t.call(operations.listPersonas);
  const open: number[][] = [];
  for (const { id, nickname, roles } of personas.filter((one) =>
    one.roles.some((r) => r.endsWith('owner')),
  )) {
    const { token } = await t.call(operations.signInDemo, { body: { memberId: id } });
    const as = { id, nickname, token };
    const { staffOf } = await t.call(operations.getSession, { as });
    const params = { spaceId: staffOf.find(({ role }) => role === 'owner')!.spaceId };
    const found = await t.call(operations.getModeration, { as, params });
    open.push([found.waiting, found.pictures, found.reported, found.appeals, found.overdue]);
    expect(roles).not.toEqual([]);
    const { items } = await t.call(operations.listWaitingPictures, { as, params });
    for (const { picture } of items) expect((await look(t, picture.thumb)).status).toBe(200);
  }
  expect(open.toSorted((a, b) => b.join().localeCompare(a.join()))).toEqual([
    [2, 1, 1, 1, 0],
    [1, 0, 0, 0, 0],
    [1, 0, 0, 0, 0],
  ]);
});

test('what the creators solved says so, and pictures that were let through are there', async () => {
  expect(await count('comments WHERE solved_at IS NOT NULL AND root_id IS NULL AND NOT by_staff')).toBe(
    comments.filter(({ mark }) => mark === 'solved').length,
  );
  const shown = await rows<{ space_id: number; comment_id: number }>(
    `SELECT space_id, comment_id FROM comments WHERE pictured`,
  );
  const pictures: string[] = [];
  for (const { space_id: spaceId, comment_id: commentId } of shown) {
    const comment = await t.call(operations.getComment, { params: { spaceId, commentId } });
    pictures.push(...(comment.pictures ?? []).map(({ full }) => full));
  }
  expect(pictures).toHaveLength(comments.filter(({ picture }) => picture && !picture.waits).length);
  for (const full of pictures) {
    const { bytes, status } = await look(t, full);
    expect([status, readPicture(bytes).format]).toEqual([200, 'jpeg']);
  }
});

/** Rows that contradict one another; each must find none. */
const contradictions = {
  'ids do not follow time': `comments a JOIN comments b USING (space_id)
    WHERE a.created_at < b.created_at AND a.comment_id > b.comment_id`,
  'a comment without its counters': `comments c WHERE NOT EXISTS (SELECT FROM comment_stats s
    WHERE s.space_id = c.space_id AND s.comment_id = c.comment_id AND s.post_id = c.post_id)`,
  'echoes differ from their counters': `comment_stats s WHERE s.echoes_raw <> (SELECT count(*) FROM echoes e WHERE e.comment_id = s.comment_id)
    OR s.echoes_dealt <> (SELECT count(*) FROM echoes e WHERE e.comment_id = s.comment_id AND e.provenance = 1)`,
  'echoes of a post differ from its counters': `post_stats p WHERE p.echoes_raw <> (SELECT count(*) FROM echoes e WHERE e.post_id = p.post_id)
    OR p.echoes_dealt <> (SELECT count(*) FROM echoes e WHERE e.post_id = p.post_id AND e.provenance = 1)
    OR p.comments <> (SELECT count(*) FROM comments c WHERE c.post_id = p.post_id)`,
  'an echo names another post': `echoes e JOIN comments c USING (space_id, comment_id) WHERE c.post_id <> e.post_id`,
  'sightings differ from their counters': `comment_stats s
    WHERE s.shown <> (SELECT count(*) FROM exposures x WHERE x.comment_id = s.comment_id)`,
  'an act without a sighting': `(SELECT space_id, comment_id, member_id FROM echoes
      UNION ALL SELECT space_id, comment_id, member_id FROM passes
      UNION ALL SELECT space_id, comment_id, member_id FROM cards
      EXCEPT SELECT space_id, comment_id, member_id FROM exposures) AS unseen`,
  'heard differs from the answered cards': `comment_stats s WHERE s.heard <> (SELECT count(*) FROM cards k
    WHERE k.comment_id = s.comment_id AND k.answer IN ('echo', 'reply', 'pass'))`,
  'a dealt act without its card': `(
      (SELECT comment_id, member_id, 'echo' AS answer FROM echoes WHERE provenance = 1
       UNION ALL SELECT comment_id, member_id, 'pass' FROM passes
       UNION ALL SELECT parent_id, author_id, 'reply' FROM comments WHERE provenance = 1)
      EXCEPT SELECT comment_id, member_id, answer FROM cards
    ) AS uncarded`,
  'a card without its act': `(
      SELECT comment_id, member_id, answer FROM cards EXCEPT (
       SELECT comment_id, member_id, 'echo' FROM echoes WHERE provenance = 1
       UNION ALL SELECT comment_id, member_id, 'pass' FROM passes
       UNION ALL SELECT parent_id, author_id, 'reply' FROM comments WHERE provenance = 1)
    ) AS idle`,
  'an own echo, pass, sighting or card': `comments c WHERE EXISTS (SELECT FROM exposures x
    WHERE x.comment_id = c.comment_id AND x.member_id = c.author_id)`,
  'replies differ from their counters': `comment_stats s
    WHERE s.replies <> (SELECT count(*) FROM comments c WHERE c.root_id = s.comment_id)`,
  'counts of cards differ from the cards': `comment_stats s, LATERAL (
    SELECT count(*) AS dealt, count(*) FILTER (WHERE answer IN ('echo', 'reply', 'pass')) AS heard,
      count(*) FILTER (WHERE answer IN ('echo', 'reply')) AS answers
    FROM cards k WHERE k.comment_id = s.comment_id) AS n
    WHERE (s.dealt, s.heard, s.answers) IS DISTINCT FROM (n.dealt, n.heard, n.answers)`,
  'a day on which somebody took cards and did not come, or came and took others': `(
      SELECT member_id, day, dealt FROM listener_days) AS came
    FULL JOIN (SELECT member_id, (dealt_at + 28800000) / 86400000 AS day, count(*) AS cards FROM cards GROUP BY 1, 2) AS took
      USING (member_id, day)
    WHERE dealt IS DISTINCT FROM cards AND day < (SELECT max((created_at + 28800000) / 86400000) FROM comments)`,
  'a thread in the wrong state': `comments c JOIN comment_stats s USING (space_id, comment_id)
    WHERE s.listed <> (c.root_id IS NULL)
      OR s.needs_hearing <> (c.root_id IS NULL AND NOT c.by_staff AND
        coalesce((ARRAY[${STILL_OPEN.join()}])[s.heard + 1] >> s.answers & 1, 0) = 1)
      OR s.awaits_staff <> (c.root_id IS NULL AND NOT c.by_staff
        AND NOT EXISTS (SELECT FROM comments r WHERE r.root_id = c.comment_id AND r.by_staff))`,
  'a membership in the wrong state': `memberships m
    WHERE m.comments <> (SELECT count(*) FROM comments c WHERE c.space_id = m.space_id AND c.author_id = m.member_id)`,
  'an author who is no member': `comments c WHERE NOT EXISTS (SELECT FROM memberships m
    WHERE m.space_id = c.space_id AND m.member_id = c.author_id AND (m.role <> 'member') = c.by_staff)`,
  'news that differ from what happened': `notices n JOIN comments c USING (space_id, comment_id)
    JOIN comment_stats s USING (space_id, comment_id)
    WHERE n.member_id <> c.author_id OR n.seen_total > n.total
      OR n.total <> CASE n.kind WHEN 'echo' THEN s.echoes_raw WHEN 'heard' THEN s.heard
        WHEN 'featured' THEN (c.featured_at IS NOT NULL)::int WHEN 'solved' THEN (c.solved_at IS NOT NULL)::int
        ELSE (SELECT count(*) FROM comments r WHERE r.parent_id = c.comment_id AND r.author_id <> c.author_id
          AND r.by_staff = (n.kind = 'staff-reply')) END`,
  'a way by a group that is not noted': `(
      SELECT space_id, group_id, member_id, provenance FROM echoes UNION ALL SELECT space_id, group_id, author_id, provenance FROM comments
    ) AS came WHERE (provenance = 2) <> EXISTS (SELECT FROM group_sightings g
      WHERE g.space_id = came.space_id AND g.group_id = came.group_id AND g.member_id = came.member_id)`,
  'a first word that is not the first': `comments c WHERE c.newcomer <> (NOT c.by_staff AND NOT EXISTS (SELECT FROM comments b
    WHERE b.space_id = c.space_id AND b.author_id = c.author_id AND b.comment_id < c.comment_id))`,
};

test.each(Object.entries(contradictions))('no row says: %s', async (_, text) => {
  expect(await count(text)).toBe(0);
});

test('nobody acts before the comment is there, nor in the future', async () => {
  const [range] = await rows<{ earliest: number; latest: number }>(
    `SELECT min(x.seen_at - c.created_at) AS earliest, max(x.seen_at) AS latest
     FROM comments c JOIN exposures x USING (space_id, comment_id)`,
  );
  expect(range!.earliest).toBeGreaterThan(0);
  expect(range!.latest).toBeLessThanOrEqual(t.clock.now);
});

test('the invariants look at something', async () => {
  for (const text of [
    'cards',
    'passes',
    'comments WHERE provenance = 1',
    "cards WHERE answer = 'reply'",
    'echoes WHERE provenance = 2',
    'notices WHERE seen_total < total',
    'group_sightings',
  ]) {
    expect(await count(text)).toBeGreaterThan(10);
  }
  expect(await count('comment_stats WHERE needs_hearing')).toBeGreaterThan(20);
  expect(await count('comment_stats WHERE awaits_staff')).toBeGreaterThan(20);
});

test('threads are in the order of their resonance', async () => {
  const stats = await rows<{ resonance: number; echoes_raw: number; shown: number }>(
    'SELECT resonance, echoes_raw, shown FROM comment_stats WHERE listed',
  );
  for (const { resonance: stored, echoes_raw: echoes, shown } of stats) {
    expect(stored).toBeCloseTo(resonance({ echoes, shown }), 5);
  }
});

test('anyone can sign in as a persona, and an owner sees a living inbox', async () => {
  const { personas } = await t.call(operations.listPersonas);
  expect(personas.map((persona) => persona.nickname).sort()).toEqual(
    members.map(({ nickname }) => nickname).sort(),
  );
  const owner = personas.find((persona) => persona.roles.some((role) => role.endsWith('owner')))!;
  const session = await t.call(operations.signInDemo, { body: { memberId: owner.id } });
  const as = { id: owner.id, nickname: owner.nickname, token: session.token };
  const { staffOf } = await t.call(operations.getSession, { as });
  const params = { spaceId: staffOf.find(({ role }) => role === 'owner')!.spaceId };
  expect((await t.call(operations.listInbox, { as, params, query: {} })).unanswered).toBeGreaterThan(5);
  const { echoes, listenersOn } = await t.call(operations.getOverview, { as, params, query: {} });
  expect(echoes.raw).toBeGreaterThan(echoes.organic);
  expect(listenersOn).toBeGreaterThan(10);
});

test('nobody can sign in as a visitor of the demo', async () => {
  const visitor = await t.signIn('来看看');
  const refused = await t.attempt(operations.signInDemo, { body: { memberId: visitor.id } });
  expect(refused).toMatchObject({ status: 404, body: { error: { code: 'HX_NOT_FOUND' } } });
});

test('a new visitor who listens is dealt cards at once', async () => {
  const as = await t.signIn('新听众');
  const { settings } = await t.call(operations.getListening, { as });
  await t.call(operations.setListening, { as, body: { ...settings, on: true } });
  expect((await t.call(operations.dealDeck, { as, body: {} })).cards).toHaveLength(6);
});

async function seededIds(): Promise<number[]> {
  return (await rows<{ space_id: number }>('SELECT space_id FROM spaces WHERE seeded ORDER BY 1')).map(
    (row) => row.space_id,
  );
}

test('a second start leaves the demo as it is', async () => {
  const before = await seededIds();
  expect(await seedDemo(t.app.context)).toBe(false);
  expect(await seededIds()).toEqual(before);
});

test('a demo in which somebody spoke within twelve hours stays, a stale one is written anew once, and nothing else is touched', async () => {
  const before = await seededIds();
  const personas = await rows('SELECT * FROM members WHERE persona IS NOT NULL ORDER BY member_id');
  const visitor = await t.signIn('常来的人');
  const own = await TestSpace.open(t);
  const ownComment = await own.comment({ as: visitor });
  t.clock.now += 11 * HOUR_MS;
  const [spaceId] = before;
  const [post] = (await t.call(operations.listPosts, { params: { spaceId: spaceId! }, query: {} })).items;
  const params = { spaceId: spaceId!, postId: post!.id };
  await t.call(operations.postComment, { as: visitor, params, body: { text: '还有人在吗' } });
  t.clock.now += 11 * HOUR_MS;
  expect(await seedDemo(t.app.context)).toBe(false);
  t.clock.now += 2 * HOUR_MS;
  const written = await Promise.all([seedDemo(t.app.context), seedDemo(t.app.context)]);
  expect(written.filter(Boolean)).toHaveLength(1);
  const after = await seededIds();
  expect(after).toHaveLength(spaces.length);
  expect(after.filter((id) => before.includes(id))).toEqual([]);
  expect(await rows('SELECT * FROM members WHERE persona IS NOT NULL ORDER BY member_id')).toEqual(personas);
  const newest = await rows<{ at: number }>(
    `SELECT max(created_at) AS at FROM comments WHERE space_id = ${after[0]}`,
  );
  expect(t.clock.now - newest[0]!.at).toBeLessThan(HOUR_MS);
  expect(await count(`comments WHERE space_id IN (${before.join()})`)).toBe(0);
  expect(await count(`cards WHERE space_id IN (${before.join()})`)).toBe(0);
  const kept = await t.call(operations.getComment, {
    params: { spaceId: own.spaceId, commentId: ownComment },
  });
  expect(kept).toMatchObject({ author: { id: visitor.id, nickname: '常来的人' }, deleted: false });
});
