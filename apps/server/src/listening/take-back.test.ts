import { limits, operations, type BodyOf } from '@huixiang/contract';
import { ANSWERS_ENOUGH } from '@huixiang/matching';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDrift } from '../recount/find-drift.ts';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';
import { takeBackAnswer } from './take-back.ts';

let t: TestApp;
let space: TestSpace;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

type Answer = BodyOf<typeof operations.answerCard>;
const everyAnswer: readonly Answer[] = [
  { answer: 'echo' },
  { answer: 'pass' },
  { answer: 'mute', mute: 'author' },
  { answer: 'mute', mute: 'post' },
  { answer: 'report', reason: 'abuse' },
];

interface Dealt {
  readonly as: TestMember;
  readonly params: { readonly spaceId: number; readonly commentId: number };
}

/** A fresh space with one comment, dealt to a fresh listener. */
async function dealt(): Promise<Dealt> {
  space = await TestSpace.open(t);
  const commentId = await space.comment();
  const as = await space.listener();
  await space.deal(as);
  return { as, params: { spaceId: space.spaceId, commentId } };
}
const answer = ({ as, params }: Dealt, body: Answer) => t.call(operations.answerCard, { as, params, body });
const takeBack = ({ as, params }: Dealt) => t.call(operations.takeBackAnswer, { as, params });
const refusal = ({ as, params }: Dealt) => t.attempt(operations.takeBackAnswer, { as, params });

async function rows<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await t.database.pool.query(text, values)).rows as Row[];
}

/** Everything that an answer moves. */
async function stateOf({ as, params: { commentId } }: Dealt) {
  const [counts] = await rows(
    `SELECT heard, answers, expected::numeric(9, 6), information::numeric(9, 6), needs_hearing, reports, echoes_raw, echoes_dealt
     FROM comment_stats WHERE comment_id = $1`,
    [commentId],
  );
  const [left] = await rows(
    `SELECT (SELECT count(*) FROM echoes WHERE member_id = $1 AND revoked_at IS NULL) AS echoes,
       (SELECT count(*) FROM passes WHERE member_id = $1) AS passes, (SELECT count(*) FROM mutes WHERE member_id = $1) AS mutes,
       (SELECT count(*) FROM reports WHERE member_id = $1) AS reports,
       (SELECT answer FROM cards WHERE member_id = $1 AND comment_id = $2) AS answer`,
    [as.id, commentId],
  );
  return { counts, left };
}

test.each(everyAnswer)(
  'what $answer did is undone, and the card waits again for any answer',
  async (given) => {
    const card = await dealt();
    const before = await stateOf(card);
    await answer(card, given);
    expect(await stateOf(card)).not.toEqual(before);
    t.clock.now += limits.undoMs;
    await takeBack(card);
    expect(await stateOf(card)).toEqual(before);
    expect(await space.dealtIds(card.as)).toEqual([card.params.commentId]);
    expect(await answer(card, { answer: 'echo' })).toMatchObject({
      answer: 'echo',
      echoes: { raw: 1, organic: 0 },
    });
  },
);

test('taking back twice, or what was never answered, changes nothing more', async () => {
  const card = await dealt();
  const before = await stateOf(card);
  await takeBack(card);
  await answer(card, { answer: 'echo' });
  expect(await takeBack(card)).toEqual({ ok: true });
  expect(await takeBack(card)).toEqual({ ok: true });
  expect(await stateOf(card)).toEqual(before);
});

test('when the time is over the answer stands', async () => {
  const card = await dealt();
  await answer(card, { answer: 'echo' });
  const after = await stateOf(card);
  t.clock.now += limits.undoMs + 1;
  expect(await refusal(card)).toMatchObject({ status: 409, body: { error: { code: 'HX_UNDO_OVER' } } });
  expect(await stateOf(card)).toEqual(after);
});

test('nobody takes back the answer of somebody else', async () => {
  const card = await dealt();
  await answer(card, { answer: 'echo' });
  const stranger = await space.listener();
  expect(await refusal({ ...card, as: stranger })).toMatchObject({
    status: 404,
    body: { error: { code: 'HX_CARD_UNKNOWN' } },
  });
  expect(await stateOf(card)).toMatchObject({ left: { answer: 'echo' } });
});

test('a written reply is not taken back here, and deleting it goes the usual way', async () => {
  const card = await dealt();
  const { replyId } = await answer(card, { answer: 'reply', text: '我听见了' });
  expect(await refusal(card)).toMatchObject({ status: 409, body: { error: { code: 'HX_UNDO_REPLY' } } });
  const { spaceId } = card.params;
  await t.call(operations.deleteComment, { as: card.as, params: { spaceId, commentId: replyId! } });
  expect(await rows('SELECT deleted_at FROM comments WHERE comment_id = $1', [replyId])).not.toEqual([
    { deleted_at: null },
  ]);
});

test('a mute from an earlier card stays when the same mute by a later one is taken back', async () => {
  space = await TestSpace.open(t);
  const author = await t.signIn('作者');
  const ids = [await space.comment({ as: author }), await space.comment({ as: author })];
  const as = await space.listener();
  await space.deal(as);
  const [first, second] = ids.map((commentId) => ({ as, params: { spaceId: space.spaceId, commentId } }));
  await answer(first!, { answer: 'mute', mute: 'author' });
  t.clock.now += 1_000;
  await answer(second!, { answer: 'mute', mute: 'author' });
  await takeBack(second!);
  expect(await rows('SELECT target_id FROM mutes WHERE member_id = $1', [as.id])).toEqual([
    { target_id: author.id },
  ]);
});

test('a comment that had been answered often enough waits again when one of these answers is taken back', async () => {
  const card = await dealt();
  const others = await Promise.all(Array.from({ length: ANSWERS_ENOUGH - 1 }, () => space.listener()));
  for (const as of others) await space.deal(as);
  for (const as of others) await answer({ ...card, as }, { answer: 'echo' });
  await answer(card, { answer: 'echo' });
  expect((await stateOf(card)).counts).toMatchObject({ needs_hearing: false });
  await takeBack(card);
  expect((await stateOf(card)).counts).toMatchObject({ needs_hearing: true });
  const { spaceId, commentId } = card.params;
  expect((await t.app.context.rooms.of(spaceId)).comments.get(commentId)).toMatchObject({
    looks: ANSWERS_ENOUGH - 1,
    answers: ANSWERS_ENOUGH - 1,
  });
});

test('one that was removed meanwhile does not come back', async () => {
  const card = await dealt();
  await answer(card, { answer: 'pass' });
  await t.call(operations.deleteComment, { as: space.owner, params: card.params });
  await takeBack(card);
  expect((await stateOf(card)).counts).toMatchObject({ needs_hearing: false });
});

test('two processes take the same answers back and give new ones, and every count is that of its rows', async () => {
  const other = await t.startProcess();
  const spaceIds: number[] = [];
  for (const given of everyAnswer) {
    const card = await dealt();
    spaceIds.push(card.params.spaceId);
    const before = await stateOf(card);
    await answer(card, given);
    const ref = { ...card.params, memberId: card.as.id };
    const contexts = [t.app.context, other.context, t.app.context, other.context];
    await Promise.all(contexts.map((context) => takeBackAnswer(context, ref)));
    expect(await stateOf(card)).toEqual(before);
  }
  await other.close();
  await expect.poll(() => findDrift(t.database.pool, spaceIds)).toEqual([]);
});
