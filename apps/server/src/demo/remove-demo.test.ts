import { operations, type Answer } from '@huixiang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { traces } from '../erasure/traces.ts';
import type { BusMessage } from '../live/bus.ts';
import { tableRegistry, type TableName } from '../table-registry.ts';
import { plantRow } from '../testing/plant-row.ts';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { alwaysOn, TestSpace } from '../testing/test-space.ts';
import { removeDemo } from './remove-demo.ts';
import { seedDemo } from './seed-demo.ts';

const tables = Object.keys(tableRegistry) as TableName[];
/** Those that may hold something of the demo: about a member, or of a space. The others are kept for the server itself. */
const ofTheDemo = tables.filter((table) => traces[table] !== undefined || tableRegistry[table] === 'space');
let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

/** A person who is not of the demo: signed in by e-mail. */
async function realMember(name: string): Promise<TestMember> {
  const email = `${name}@example.com`;
  await t.call(operations.requestEmailCode, { body: { email } });
  const mail = t.logged.findLast((line) => line.includes(email)) ?? '';
  const code = /\b\d{6}\b/.exec(mail)?.[0] ?? '';
  const { member, token } = await t.call(operations.confirmEmailCode, { body: { email, code, terms: 1 } });
  return { id: member.id, nickname: member.nickname, token };
}

/** Everything that is stored, by table. Resonance follows a moment later and is left out. */
async function everything(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of tables) {
    const { rows } = await t.database.pool.query<{ row: string }>(
      `SELECT to_jsonb(x) - 'resonance' AS row FROM ${table} x`,
    );
    found[table] = rows.map(({ row }) => JSON.stringify(row)).sort();
  }
  return found;
}

async function settled(): Promise<void> {
  const { bus, echoes, exposures, notices, ranker, searchIndex, topics } = t.app.context;
  await echoes.drain();
  await exposures.drain();
  // What was told before this has been heard as well.
  await new Promise<void>((heard) => {
    const hear = (message: BusMessage): void => {
      if (message.kind !== 'openers' || message.spaceId !== 0) return;
      stop();
      heard();
    };
    const stop = bus.subscribe(hear, () => undefined);
    bus.publish({ kind: 'openers', spaceId: 0 });
  });
  await ranker.settle();
  await topics.notes.settle();
  await topics.keeper.settle();
  await searchIndex.settle();
  await searchIndex.rebuild();
  await notices.settle();
}

/** What a member was told of a space; news travels over the bus and takes a moment. */
function toldOf({ id }: TestMember, spaceId: number): () => Promise<string[]> {
  return async () => {
    await t.app.context.notices.settle();
    const { rows } = await t.database.pool.query<{ kind: string }>(
      'SELECT kind FROM notices WHERE member_id = $1 AND space_id = $2 ORDER BY kind',
      [id, spaceId],
    );
    return rows.map((row) => row.kind);
  };
}

/** A real community: people who wrote, echoed, listened and reported, in a space of their own. */
async function realCommunity() {
  const [owner, writer, reader] = [
    await realMember('owner'),
    await realMember('writer'),
    await realMember('reader'),
  ];
  const body = { name: '真的', kind: 'interest-group' } as const;
  const { id: spaceId } = await t.call(operations.createSpace, { as: owner, body });
  const { id: postId } = await t.call(operations.createPost, {
    as: owner,
    params: { spaceId },
    body: { title: '开张' },
  });
  const space = new TestSpace(t, owner, spaceId, [postId]);
  const [first, second] = [await space.comment({ as: writer }), await space.comment({ as: writer })];
  await space.reply(owner, first);
  await space.echo(reader, first);
  await t.call(operations.setListening, { as: reader, body: alwaysOn });
  await space.deal(reader);
  await t.call(operations.answerCard, {
    as: reader,
    params: { spaceId, commentId: second },
    body: { answer: 'pass' },
  });
  await t.call(operations.logExposures, {
    as: reader,
    params: { spaceId },
    body: { comments: [first, second] },
  });
  await t.call(operations.reportComment, {
    as: owner,
    params: { spaceId, commentId: second },
    body: { reason: 'other' },
  });
  await refuseOne(space, writer);
  await expect.poll(toldOf(writer, spaceId)).toEqual(['decision', 'echo', 'heard', 'staff-reply']);
  await settled();
  return { space, owner, writer, reader, first, second };
}

/** A comment that never became public, and what was decided about it. */
async function refuseOne({ owner, postIds, spaceId }: TestSpace, as: TestMember): Promise<void> {
  const rule = (preReview: 'all' | 'off') =>
    t.call(operations.editSpace, { as: owner, params: { spaceId }, body: { preReview } });
  await rule('all');
  const said = { as, params: { spaceId, postId: postIds[0]! }, body: { text: '先审后发的一句' } };
  const { id: waitingId } = await t.call(operations.postComment, said);
  await rule('off');
  const params = { spaceId, waitingId };
  const body = { publish: false, reason: 'other' } as const;
  await t.call(operations.decideWaiting, { as: owner, params, body });
}

/** In every table in which nothing has changed yet, a row that names the member, or one about the space. */
async function plantElsewhere(
  { id: memberId }: TestMember,
  spaceId: number,
  before: Readonly<Record<string, string[]>>,
): Promise<void> {
  const { pool } = t.database;
  const now = await everything();
  for (const table of ofTheDemo.filter((name) => now[name]?.join() === before[name]?.join())) {
    const [column] = Object.keys(traces[table] ?? {});
    const names = column === undefined ? {} : { names: { column, memberId } };
    await plantRow(pool, table, { spaceId, ...names });
  }
}

test('after the removal nothing is left but what real people made, counters included', async () => {
  const { space, owner, reader, first, second } = await realCommunity();
  const { spaceId } = space;
  const before = await everything();
  await seedDemo(t.app.context);

  // Demo members act in the real space …
  const visitors = [await t.signIn('访客甲'), await t.signIn('访客乙')];
  for (const as of visitors) {
    await t.call(operations.setListening, { as, body: alwaysOn });
    await space.deal(as);
  }
  const answer = (as: TestMember, commentId: number, body: { answer: Answer; text?: string }) =>
    t.call(operations.answerCard, { as, params: { spaceId, commentId }, body });
  await answer(visitors[0]!, first, { answer: 'echo' });
  await answer(visitors[1]!, first, { answer: 'reply', text: '同意' });
  await space.echo(visitors[1]!, second);
  await t.call(operations.revokeEcho, { as: visitors[1]!, params: { spaceId, commentId: second } });
  await t.call(operations.passComment, { as: visitors[0]!, params: { spaceId, commentId: second } });
  await t.call(operations.reportComment, {
    as: visitors[0]!,
    params: { spaceId, commentId: first },
    body: { reason: 'spam' },
  });
  const said = await space.comment({ as: visitors[0]! });
  await space.reply(visitors[1]!, said);
  await t.call(operations.editComment, {
    as: visitors[0]!,
    params: { spaceId, commentId: said },
    body: { text: '改一改' },
  });
  // … get a role there, open spaces, sign out, and real people act on what is the demo's.
  await t.call(operations.setRole, {
    as: owner,
    params: { spaceId, memberId: visitors[0]!.id },
    body: { role: 'creator' },
  });
  await t.call(operations.createPost, {
    as: visitors[0]!,
    params: { spaceId },
    body: { title: '访客的话题' },
  });
  await space.echo(reader, said);
  const [gauge] = (await t.call(operations.getGauge, { as: visitors[1]!, params: { spaceId } })).cards;
  await t.call(operations.reactToGauge, {
    as: visitors[1]!,
    params: { spaceId, commentId: gauge!.commentId },
    body: { reaction: 'speaks' },
  });
  await t.call(operations.setMyTag, {
    as: visitors[0]!,
    params: { spaceId, tag: '茶' },
    body: { weight: 1 },
  });
  const demoSpace = await TestSpace.open(t);
  await t.call(operations.setTag, {
    as: demoSpace.owner,
    params: { spaceId: demoSpace.spaceId, tag: '茶' },
    body: { state: 'added' },
  });
  const demoComment = await demoSpace.comment({ as: visitors[0]! });
  await demoSpace.comment({ as: reader });
  await demoSpace.echo(reader, demoComment);
  await t.call(operations.getOverview, { as: demoSpace.owner, params: { spaceId: demoSpace.spaceId } });
  await t.call(operations.signOut, { as: visitors[1]! });
  await settled();
  await plantElsewhere(visitors[0]!, demoSpace.spaceId, before);
  const during = await everything();
  for (const table of ofTheDemo) expect(during[table], table).not.toEqual(before[table]);

  const removal = await removeDemo(t.database.pool, t.clock.now);
  expect(await everything()).toEqual(before);
  expect(removal).toMatchObject({ spaces: 4, members: 58, blanked: 0 });
  expect(removal.removed.get('spaces')).toBe(4);
  expect(removal.removed.get('members')).toBe(58);
});

test('what others built on stays in its place, without words and without a name', async () => {
  const { space, owner, reader } = await realCommunity();
  const { spaceId } = space;
  const visitor = await t.signIn('访客');
  await t.call(operations.setRole, {
    as: owner,
    params: { spaceId, memberId: visitor.id },
    body: { role: 'creator' },
  });
  const params = { spaceId };
  const post = await t.call(operations.createPost, {
    as: visitor,
    params,
    body: { title: '访客的话题', body: '说说看' },
  });
  const root = await space.comment({ as: visitor, text: '访客的话' });
  await t.call(operations.editComment, {
    as: visitor,
    params: { spaceId, commentId: root },
    body: { text: '访客的新话' },
  });
  const reply = await space.reply(reader, root);
  const leaf = await space.reply(visitor, reply);
  await space.echo(owner, root);
  const under = { spaceId, postId: post.id };
  const real = await t.call(operations.postComment, { as: reader, params: under, body: { text: '真的话' } });
  await settled();

  const { blanked } = await removeDemo(t.database.pool, t.clock.now);
  expect(blanked).toBe(2);
  const get = (commentId: number) => t.call(operations.getComment, { params: { spaceId, commentId } });
  expect(await get(root)).toMatchObject({
    deleted: true,
    text: '',
    author: { id: 0, nickname: '' },
    replyCount: 1,
    echoes: { raw: 1 },
  });
  expect(await get(reply)).toMatchObject({ deleted: false, parentId: root, author: { id: reader.id } });
  expect((await t.attempt(operations.getComment, { params: { spaceId, commentId: leaf } })).status).toBe(404);
  // Nobody reads below a post that is gone, but whoever wrote there finds their words.
  expect((await t.attempt(operations.getPost, { params: under })).status).toBe(404);
  const { items: own } = await t.call(operations.listMyComments, { as: reader, params });
  expect(own).toContainEqual(expect.objectContaining({ id: real.id, text: '真的话' }));
  for (const [table, rows] of Object.entries(await everything()))
    for (const trace of ['访客', '说说看', String(visitor.id)])
      expect(
        rows.filter((row) => row.includes(trace)),
        table,
      ).toEqual([]);
});

test('removing a demo that is not there removes nothing', async () => {
  const before = await everything();
  const { spaces, members, removed } = await removeDemo(t.database.pool, t.clock.now);
  expect([spaces, members, ...removed.values()].every((rows) => rows === 0)).toBe(true);
  expect(await everything()).toEqual(before);
});

test('the registry names every table of the schema, so that nothing escapes the removal', async () => {
  const { rows } = await t.database.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = current_schema() AND table_name <> 'schema_migrations'`,
  );
  expect(rows.map((row) => row.name).sort()).toEqual([...tables].sort());
});
