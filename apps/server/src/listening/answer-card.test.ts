import { operations, type BodyOf } from '@huixiang/contract';
import { ANSWERS_ENOUGH, graduated, LOOKS_MAX } from '@huixiang/matching';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

let t: TestApp;
let space: TestSpace;
let spaceId: number;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

type Answer = BodyOf<typeof operations.answerCard>;

/** A fresh space with one comment, dealt to a fresh listener. */
async function dealtCard(): Promise<{ as: TestMember; commentId: number }> {
  space = await TestSpace.open(t);
  spaceId = space.spaceId;
  const commentId = await space.comment();
  const as = await space.listener();
  await space.deal(as);
  return { as, commentId };
}

function answer(as: TestMember, commentId: number, body: Answer) {
  return t.call(operations.answerCard, { as, params: { spaceId, commentId }, body });
}

function refusal(as: TestMember, commentId: number, body: Answer) {
  return t.attempt(operations.answerCard, { as, params: { spaceId, commentId }, body });
}

async function rows<Row>(text: string, values: unknown[]): Promise<Row[]> {
  return (await t.database.pool.query(text, values)).rows as Row[];
}

async function stats(commentId: number) {
  const text =
    'SELECT heard, answers, needs_hearing, shown, reports FROM comment_stats WHERE comment_id = $1';
  return (await rows<Record<'heard' | 'answers' | 'shown' | 'reports', number>>(text, [commentId]))[0]!;
}

test('an echo to a card shows the counts, is one person more who heard, and comes from the dealt card for ever', async () => {
  const { as, commentId } = await dealtCard();
  const echoer = await t.signIn('路人');
  await t.call(operations.echoComment, { as: echoer, params: { spaceId, commentId } });
  expect(await answer(as, commentId, { answer: 'echo' })).toEqual({
    answer: 'echo',
    echoes: { raw: 2, counted: 2, organic: 1 },
    replyId: null,
    waiting: false,
  });
  const [echo] = await rows('SELECT provenance FROM echoes WHERE comment_id = $1 AND member_id = $2', [
    commentId,
    as.id,
  ]);
  expect(echo).toEqual({ provenance: 1 });
  expect(await stats(commentId)).toEqual({
    heard: 1,
    answers: 1,
    needs_hearing: true,
    shown: 1,
    reports: 0,
  });
});

test('a reply to a card stands under the comment and says that it came from the card', async () => {
  const { as, commentId } = await dealtCard();
  const { replyId, echoes } = await answer(as, commentId, { answer: 'reply', text: '我也是这样' });
  expect(echoes).toEqual({ raw: 0, counted: 0, organic: 0 });
  const { items } = await t.call(operations.listReplies, { params: { spaceId, commentId } });
  expect(items).toMatchObject([{ id: replyId, text: '我也是这样', author: { id: as.id } }]);
  expect(await rows('SELECT provenance FROM comments WHERE comment_id = $1', [replyId])).toEqual([
    { provenance: 1 },
  ]);
  expect(await stats(commentId)).toMatchObject({ heard: 1, answers: 1, shown: 1 });
});

test('a reply without words is refused before the card is used up', async () => {
  const { as, commentId } = await dealtCard();
  for (const body of [{ answer: 'reply' }, { answer: 'reply', text: ' \n ' }] as const) {
    expect(await refusal(as, commentId, body)).toMatchObject({
      status: 422,
      body: { error: { code: 'HX_TEXT_EMPTY' } },
    });
  }
  expect(await space.dealtIds(as)).toEqual([commentId]);
  expect(await stats(commentId)).toMatchObject({ heard: 0 });
});

test('a pass is private, counts as heard, and takes nothing away', async () => {
  const { as, commentId } = await dealtCard();
  expect(await answer(as, commentId, { answer: 'pass' })).toMatchObject({
    answer: 'pass',
    echoes: { raw: 0 },
  });
  expect(await rows('SELECT member_id FROM passes WHERE comment_id = $1', [commentId])).toEqual([
    { member_id: as.id },
  ]);
  expect(await stats(commentId)).toMatchObject({ heard: 1, answers: 0, needs_hearing: true, shown: 1 });
});

test('a mute says nothing about the comment', async () => {
  const { as, commentId } = await dealtCard();
  expect(await refusal(as, commentId, { answer: 'mute' })).toMatchObject({
    status: 400,
    body: { error: { field: 'body.mute' } },
  });
  await answer(as, commentId, { answer: 'mute', mute: 'post' });
  expect(await rows('SELECT kind, target_id FROM mutes WHERE member_id = $1', [as.id])).toEqual([
    { kind: 'post', target_id: space.postIds[0] },
  ]);
  expect(await stats(commentId)).toMatchObject({ heard: 0 });
});

test('a report needs a reason, reaches the moderators once, and does not count as heard', async () => {
  const { as, commentId } = await dealtCard();
  expect(await refusal(as, commentId, { answer: 'report' })).toMatchObject({
    status: 400,
    body: { error: { field: 'body.reason' } },
  });
  const body = { answer: 'report', reason: 'abuse', note: '骂人' } as const;
  await answer(as, commentId, body);
  await answer(as, commentId, body);
  expect(await rows('SELECT reason, note FROM reports WHERE comment_id = $1', [commentId])).toEqual([
    { reason: 'abuse', note: '骂人' },
  ]);
  expect(await stats(commentId)).toMatchObject({ heard: 0, reports: 1 });
});

test('a card takes one answer, and repeating it brings the same result', async () => {
  const { as, commentId } = await dealtCard();
  const body = { answer: 'reply', text: '第一句' } as const;
  const first = await answer(as, commentId, body);
  expect(await answer(as, commentId, body)).toEqual(first);
  expect(await stats(commentId)).toMatchObject({ heard: 1, shown: 1 });
  for (const other of [{ answer: 'echo' }, { answer: 'pass' }, { answer: 'mute', mute: 'author' }] as const) {
    expect(await refusal(as, commentId, other)).toMatchObject({
      status: 409,
      body: { error: { code: 'HX_CARD_ANSWERED' } },
    });
  }
  const { items } = await t.call(operations.listReplies, { params: { spaceId, commentId } });
  expect(items).toHaveLength(1);
});

test('of many answers at the same moment one holds, and its act alone is done', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { as, commentId } = await dealtCard();
    const bodies: Answer[] = [{ answer: 'echo' }, { answer: 'pass' }, { answer: 'reply', text: '一句' }];
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, i) => refusal(as, commentId, bodies[i % 3]!)),
    );
    const won = replies.filter((reply) => reply.status === 200).map((reply) => JSON.stringify(reply.body));
    expect(won).toHaveLength(4);
    expect(new Set(won).size).toBe(1);
    const [card] = await rows<{ answer: string }>('SELECT answer FROM cards WHERE comment_id = $1', [
      commentId,
    ]);
    const done = {
      echo: (await rows('SELECT 1 FROM echoes WHERE comment_id = $1', [commentId])).length,
      pass: (await rows('SELECT 1 FROM passes WHERE comment_id = $1', [commentId])).length,
      reply: (await rows('SELECT 1 FROM comments WHERE root_id = $1', [commentId])).length,
    };
    expect(done).toEqual({ echo: 0, pass: 0, reply: 0, [card!.answer]: 1 });
    expect(await stats(commentId)).toMatchObject({ heard: 1, shown: 1 });
  }
});

test('an act that failed after its answer was taken is completed by sending the answer again', async () => {
  const { as, commentId } = await dealtCard();
  const params = { spaceId, postId: space.postIds[0]! };
  await t.call(operations.postComment, { as, params, body: { parentId: commentId, text: '同一句话' } });
  const repeated = await refusal(as, commentId, { answer: 'reply', text: '同一句话' });
  expect(repeated).toMatchObject({ status: 409, body: { error: { code: 'HX_TEXT_REPEATED' } } });
  expect((await answer(as, commentId, { answer: 'reply', text: '换一句话' })).replyId).toEqual(
    expect.any(Number),
  );
  expect(await stats(commentId)).toMatchObject({ heard: 1 });
});

test('a comment that was answered often enough needs no more listeners, and one answer fewer is not enough', async () => {
  const { as: first, commentId } = await dealtCard();
  const others = await Promise.all(Array.from({ length: ANSWERS_ENOUGH - 1 }, () => space.listener()));
  const late = await space.listener();
  for (const as of others) await space.deal(as);
  for (const as of others) await answer(as, commentId, { answer: 'echo' });
  const before = { heard: ANSWERS_ENOUGH - 1, answers: ANSWERS_ENOUGH - 1, needs_hearing: true };
  expect(await stats(commentId)).toMatchObject(before);
  await answer(first, commentId, { answer: 'reply', text: '听见了' });
  const after = { heard: ANSWERS_ENOUGH, answers: ANSWERS_ENOUGH, needs_hearing: false };
  expect(await stats(commentId)).toMatchObject(after);
  expect(await space.dealtIds(late)).toEqual([]);
});

test('a comment that everybody passes leaves when that is clear, and simultaneous passes count all', async () => {
  const enough =
    Array.from({ length: LOOKS_MAX + 1 }, (_, looks) => looks).find((looks) => graduated(looks, 0)) ?? 0;
  const { as: first, commentId } = await dealtCard();
  const others = await Promise.all(Array.from({ length: enough - 1 }, () => space.listener()));
  for (const as of others) await space.deal(as);
  await Promise.all(others.map((as) => answer(as, commentId, { answer: 'pass' })));
  expect(await stats(commentId)).toMatchObject({ heard: enough - 1, answers: 0, needs_hearing: true });
  await answer(first, commentId, { answer: 'pass' });
  expect(await stats(commentId)).toMatchObject({ heard: enough, answers: 0, needs_hearing: false });
});

test('a card that was never dealt to me is unknown', async () => {
  const { commentId } = await dealtCard();
  const stranger = await space.listener();
  expect(await refusal(stranger, commentId, { answer: 'echo' })).toMatchObject({
    status: 404,
    body: { error: { code: 'HX_CARD_UNKNOWN' } },
  });
});

test('a comment taken back meanwhile cannot be answered', async () => {
  const { as, commentId } = await dealtCard();
  await t.call(operations.deleteComment, { as: space.owner, params: { spaceId, commentId } });
  expect(await refusal(as, commentId, { answer: 'echo' })).toMatchObject({
    status: 404,
    body: { error: { code: 'HX_NOT_FOUND' } },
  });
});

test('a member whom the moderators stopped can pass a card, not echo it', async () => {
  const { as, commentId } = await dealtCard();
  const params = { spaceId, memberId: as.id };
  await t.call(operations.setBlocked, { as: space.owner, params, body: { blocked: true } });
  expect(await refusal(as, commentId, { answer: 'echo' })).toMatchObject({
    status: 403,
    body: { error: { code: 'HX_BLOCKED' } },
  });
  await answer(as, commentId, { answer: 'pass' });
});

/** What a person can do in the thread instead of on the card. */
const inThread = {
  echo: (as: TestMember, commentId: number) => space.echo(as, commentId),
  pass: (as: TestMember, commentId: number) =>
    t.call(operations.passComment, { as, params: { spaceId, commentId } }),
  reply: (as: TestMember, commentId: number) => space.reply(as, commentId),
  report: (as: TestMember, commentId: number) =>
    t.call(operations.reportComment, { as, params: { spaceId, commentId }, body: { reason: 'spam' } }),
};

test.each([
  ['echo', { heard: 1, answers: 1 }],
  ['reply', { heard: 1, answers: 1 }],
  ['pass', { heard: 1, answers: 0 }],
  ['report', { heard: 0, answers: 0 }],
] as const)(
  'a comment dealt and then met in the thread: its card is answered by that %s',
  async (given, counts) => {
    const { as, commentId } = await dealtCard();
    await inThread[given](as, commentId);
    expect(await rows('SELECT answer FROM cards WHERE comment_id = $1', [commentId])).toEqual([
      { answer: given },
    ]);
    expect(await stats(commentId)).toMatchObject(counts);
    const other = given === 'pass' ? 'echo' : 'pass';
    expect(await refusal(as, commentId, { answer: other })).toMatchObject({
      body: { error: { code: 'HX_CARD_ANSWERED' } },
    });
    expect(await space.deal(as)).toMatchObject({ cards: [], empty: 'nothing' });
  },
);

test('echoing, passing and echoing again in the thread answers the card once, by the first', async () => {
  const { as, commentId } = await dealtCard();
  for (const act of ['echo', 'pass', 'echo', 'reply'] as const) await inThread[act](as, commentId);
  expect(await rows('SELECT answer FROM cards WHERE comment_id = $1', [commentId])).toEqual([
    { answer: 'echo' },
  ]);
  expect(await stats(commentId)).toMatchObject({ heard: 1, answers: 1 });
});

test('a card that was echoed just before its process ended is settled with the next deck', async () => {
  const { as, commentId } = await dealtCard();
  await space.echo(as, commentId);
  await t.database.pool.query('UPDATE cards SET answer = NULL, answered_at = NULL WHERE comment_id = $1', [
    commentId,
  ]);
  await t.database.pool.query(
    'UPDATE comment_stats SET heard = 0, answers = 0, expected = 0, information = 0 WHERE comment_id = $1',
    [commentId],
  );
  expect(await space.deal(as)).toMatchObject({ cards: [], empty: 'nothing' });
  expect(await stats(commentId)).toMatchObject({ heard: 1, answers: 1 });
});

test('the counts of every comment are those of its cards', async () => {
  const wrong = await rows(
    `SELECT s.comment_id, s.dealt, s.heard, s.answers, s.expected, n.* FROM comment_stats s,
      LATERAL (SELECT count(*) AS dealt, count(*) FILTER (WHERE heard) AS heard,
        count(*) FILTER (WHERE answer IN ('echo', 'reply')) AS answers,
        coalesce(sum(predicted::float8) FILTER (WHERE heard), 0) AS expected,
        coalesce(sum(predicted::float8 * (1 - predicted::float8)) FILTER (WHERE heard), 0) AS information
        FROM (SELECT *, answer IN ('echo', 'reply', 'pass') AS heard FROM cards k
          WHERE k.space_id = s.space_id AND k.comment_id = s.comment_id) AS k) AS n
     WHERE (s.dealt, s.heard, s.answers) IS DISTINCT FROM (n.dealt, n.heard, n.answers)
       OR abs(s.expected - n.expected) > 1e-6 OR abs(s.information - n.information) > 1e-6`,
    [],
  );
  expect(wrong).toEqual([]);
});
