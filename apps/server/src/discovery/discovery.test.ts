import { operations, type ReplyOf } from '@huixiang/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { alwaysOn, TestSpace } from '../testing/test-space.ts';
import { scoreSpace } from './score-space.ts';

let t: TestApp;
beforeEach(async () => {
  t = await startTestApp();
});
afterEach(() => t.close());

type Item = ReplyOf<typeof operations.discover>['items'][number];

async function discovered(as?: TestMember): Promise<Item[]> {
  return (await t.call(operations.discover, as === undefined ? {} : { as })).items;
}

async function idsFor(as?: TestMember): Promise<number[]> {
  return (await discovered(as)).map(({ comment }) => comment.id);
}

/** People who have the comments on their screens, and echo those that they like. */
async function crowd(
  space: TestSpace,
  size: number,
  likes: (person: number, comment: number) => boolean,
  ids: readonly number[],
) {
  for (let person = 0; person < size; person += 1) {
    const as = await t.signIn(`人${person}`);
    await t.call(operations.logExposures, {
      as,
      params: { spaceId: space.spaceId },
      body: { comments: [...ids] },
    });
    for (const [comment, id] of ids.entries()) if (likes(person, comment)) await space.echo(as, id);
  }
  await t.app.context.exposures.drain();
}

/** Comments 0 to 3 are liked by one side, 4 to 7 by the other, 8 and 9 by most of both. */
function twoSides(person: number, comment: number): boolean {
  if (comment === 8) return person !== 2 && person !== 5;
  if (comment === 9) return person % 3 !== 0;
  return comment < 8 && comment < 4 === (person % 2 === 0);
}

async function divided(titles?: readonly string[]): Promise<{ space: TestSpace; ids: number[] }> {
  const space = await TestSpace.open(t, titles);
  const ids: number[] = [];
  for (let i = 0; i < 10; i += 1)
    ids.push(await space.comment({ text: `第${i}句：${'甲乙丙丁戊己庚辛壬癸'[i]}的话` }));
  await crowd(space, 12, twoSides, ids);
  await scoreSpace(t.app.context, space.spaceId, 0);
  return { space, ids };
}

test('what both sides echo is discovered first, ahead of what one side echoes as a whole', async () => {
  const { ids } = await divided();
  expect(await idsFor()).toEqual([ids[8], ids[9]]);
});

test('a comment that fewer than three came to by themselves is not discovered, however many cards were echoed', async () => {
  const space = await TestSpace.open(t);
  const ids = await space.comments(6);
  await crowd(space, 5, (_, comment) => comment === 0, ids);
  await scoreSpace(t.app.context, space.spaceId, 0);
  expect(await idsFor()).toEqual([ids[0]]);
  await t.database.pool.query('UPDATE comment_stats SET echoes_dealt = 3 WHERE comment_id = $1', [ids[0]]);
  await scoreSpace(t.app.context, space.spaceId, 0);
  expect(await idsFor()).toEqual([]);
});

test('what was taken back, echoed or written by me, or said by somebody I blocked is not shown, nor a hidden space', async () => {
  const { space, ids } = await divided();
  const { rows } = await t.database.pool.query<{ author_id: number }>(
    'SELECT author_id FROM comments WHERE comment_id = $1',
    [ids[8]],
  );
  const [writer, reader] = [rows[0]!.author_id, await t.signIn('读者')];
  expect(await idsFor(reader)).toContain(ids[8]);
  await t.database.pool.query('INSERT INTO blocks (member_id, blocked_id, blocked_at) VALUES ($1, $2, 0)', [
    reader.id,
    writer,
  ]);
  expect(await idsFor(reader)).not.toContain(ids[8]);
  await t.database.pool.query('DELETE FROM blocks');
  await space.echo(reader, ids[8]!);
  expect(await idsFor(reader)).not.toContain(ids[8]);
  const params = { spaceId: space.spaceId, commentId: ids[8]! };
  await t.call(operations.deleteComment, { as: space.owner, params });
  expect(await idsFor()).not.toContain(ids[8]);
  expect(await idsFor()).not.toEqual([]);
  const body = { visibility: 'unlisted' } as const;
  await t.call(operations.editSpace, { as: space.owner, params: { spaceId: space.spaceId }, body });
  expect(await idsFor()).toEqual([]);
});

test('no author has two comments on the page', async () => {
  const space = await TestSpace.open(t);
  const author = await t.signIn('话多的人');
  const ids: number[] = [];
  for (const text of ['清晨的第一句', '黄昏里第二句', '深夜的第三句'])
    ids.push(await space.comment({ as: author, text }));
  for (let i = 0; i < 8; i += 1) ids.push(await space.comment({ text: `陪衬${i}` }));
  await crowd(space, 8, (_, comment) => comment < 3, ids);
  await scoreSpace(t.app.context, space.spaceId, 0);
  const { rows } = await t.database.pool.query('SELECT comment_id FROM discoveries');
  expect(rows).toHaveLength(3);
  expect(await discovered()).toHaveLength(1);
});

test('an echo by the signed way from a discovery came by discovery and is organic', async () => {
  const { space, ids } = await divided();
  const reader = await t.signIn('看见的人');
  const item = (await discovered(reader)).find(({ comment }) => comment.id === ids[8])!;
  const params = { spaceId: space.spaceId, commentId: ids[8]! };
  const { echoes } = await t.call(operations.echoComment, { as: reader, params, body: { via: item.via } });
  expect(echoes.organic).toBe(item.comment.echoes.organic + 1);
  const { from } = await t.call(operations.getGrowth, { params });
  expect(from.find(({ provenance }) => provenance === 'discovery')?.echoes).toBe(1);
});

test('who switched discovery off gets nothing, and gets it again when it is on', async () => {
  await divided();
  const reader = await t.signIn('读者');
  expect(await t.call(operations.getDiscoverySettings, { as: reader })).toEqual({
    shown: true,
    offered: true,
  });
  await t.call(operations.setDiscovery, { as: reader, body: { shown: false } });
  expect(await t.call(operations.discover, { as: reader })).toMatchObject({ shown: false, items: [] });
  await t.call(operations.setDiscovery, { as: reader, body: { shown: true } });
  expect(await discovered(reader)).not.toEqual([]);
});

test('an author who does not want to be offered to strangers is not', async () => {
  const space = await TestSpace.open(t);
  const author = await t.signIn('只给熟人');
  const ids = [await space.comment({ as: author, text: '悄悄说的' })];
  for (let i = 0; i < 8; i += 1) ids.push(await space.comment({ text: `陪衬${i}` }));
  await crowd(space, 8, (_, comment) => comment === 0, ids);
  await scoreSpace(t.app.context, space.spaceId, 0);
  expect(await idsFor()).toEqual([ids[0]]);
  await t.call(operations.setDiscovery, { as: author, body: { offered: false } });
  expect(await idsFor()).toEqual([]);
});

test.each(['14-17', 'under-14'] as const)(
  'what somebody aged %s said is offered to no stranger, whatever they chose',
  async (ageBand) => {
    const space = await TestSpace.open(t);
    const author = await t.signIn('小同学');
    const ids = [await space.comment({ as: author, text: '今天的作业写完了' })];
    for (let i = 0; i < 8; i += 1) ids.push(await space.comment({ text: `陪衬${i}` }));
    await crowd(space, 8, (_, comment) => comment === 0, ids);
    await scoreSpace(t.app.context, space.spaceId, 0);
    await t.call(operations.setDiscovery, { as: author, body: { offered: true } });
    expect(await idsFor()).toEqual([ids[0]]);
    await t.call(operations.setProfile, { as: author, body: { ageBand } });
    expect(await idsFor()).toEqual([]);
  },
);

test('what fits a reader comes first; with personalisation off the order is that of everybody', async () => {
  const { ids } = await divided();
  const common = await idsFor();
  const reader = await t.signIn('爱好者');
  const settings = { ...alwaysOn, interests: ['癸'] };
  await t.call(operations.setListening, { as: reader, body: settings });
  const fitting = await t.call(operations.discover, { as: reader });
  expect(fitting.personalised).toBe(true);
  expect(fitting.items.map(({ comment, fits }) => [comment.id, fits])).toEqual([
    [ids[9], '癸'],
    [ids[8], null],
  ]);
  await t.call(operations.setListening, { as: reader, body: { ...settings, personalised: false } });
  const plain = await t.call(operations.discover, { as: reader });
  expect(plain.personalised).toBe(false);
  expect(plain.items.map(({ fits }) => fits)).toEqual(plain.items.map(() => null));
  expect(plain.items.map(({ comment }) => comment.id)).toEqual(common);
});

test('of two processes that would score a space in the same minutes, one does', async () => {
  const { space } = await divided();
  const every = 60_000;
  expect(await scoreSpace(t.app.context, space.spaceId, every)).toBe(false);
  t.clock.now += every;
  const runs = await Promise.all([
    scoreSpace(t.app.context, space.spaceId, every),
    scoreSpace(t.app.context, space.spaceId, every),
  ]);
  expect(runs.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true]);
});
