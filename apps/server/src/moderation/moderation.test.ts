import { operations, type BodyOf, type QueryOf, type ReplyOf } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findDrift } from '../recount/find-drift.ts';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';
import { recheckWaiting } from './recheck-waiting.ts';

const HOUR = 3_600_000;
let t: TestApp;
let space: TestSpace;
let author: TestMember;
let second: TestMember;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  space = await TestSpace.open(t);
  author = await t.signIn('写的人');
  second = await moderator('小王');
});

async function moderator(nickname: string): Promise<TestMember> {
  const as = await t.signIn(nickname);
  const params = { spaceId: space.spaceId, memberId: as.id };
  await t.call(operations.setRole, { as: space.owner, params, body: { role: 'moderator' } });
  return as;
}
const here = () => ({ spaceId: space.spaceId });
const review = (preReview: 'off' | 'first' | 'all') =>
  t.call(operations.editSpace, { as: space.owner, params: here(), body: { preReview } });
const say = (text: string, as = author, parentId?: number) =>
  t.call(operations.postComment, {
    as,
    params: { ...here(), postId: space.postIds[0]! },
    body: { text, ...(parentId === undefined ? {} : { parentId }) },
  });
const queue = async (as = space.owner) =>
  (await t.call(operations.listWaiting, { as, params: here() })).items;
const mine = async (as = author) => (await t.call(operations.listMyWaiting, { as, query: here() })).items;
const thread = async () => {
  const params = { ...here(), postId: space.postIds[0]! };
  return (await t.call(operations.listThread, { params })).items.map((item) => item.text);
};
const decide = (waitingId: number, body: BodyOf<typeof operations.decideWaiting>, as = space.owner) =>
  t.attempt(operations.decideWaiting, { as, params: { ...here(), waitingId }, body });
const refuse = (waitingId: number, as = space.owner) =>
  decide(waitingId, { publish: false, reason: 'off-topic', note: '换到闲聊里说吧' }, as);
const counts = () => t.call(operations.getModeration, { as: space.owner, params: here() });
const acts = async (commentId?: number) =>
  (
    await t.call(operations.listModerationActs, {
      as: space.owner,
      params: here(),
      query: commentId === undefined ? {} : { commentId },
    })
  ).items;
async function news(as: TestMember): Promise<[string, number, boolean][]> {
  await t.app.context.notices.settle();
  const { items } = await t.call(operations.listNotices, { as });
  return items.map((item) => [item.kind, item.commentId, item.gone]);
}
const code = (status: number, name: string) => ({ status, body: { error: { code: name } } });

describe('a space that looks at everything first', () => {
  test('lets a comment of a member wait, and those of its staff not, and says so before', async () => {
    await review('all');
    expect(await t.call(operations.getSpace, { params: here() })).toMatchObject({ preReview: 'all' });
    expect(await say('等一等再公开')).toMatchObject({ waiting: true });
    await say('主人说话不用等', space.owner);
    expect(await thread()).toEqual(['主人说话不用等']);
    expect(await queue()).toMatchObject([
      { text: '等一等再公开', why: 'pre-review', newcomer: true, parentText: null, postTitle: '开张' },
    ]);
    expect(await counts()).toMatchObject({ waiting: 1, reported: 0, appeals: 0, overdue: 0 });
  });

  test('takes and loses effect at once, and only its owner may change it, which is written down', async () => {
    const refused = { as: second, params: here(), body: { preReview: 'all' } } as const;
    expect(await t.attempt(operations.editSpace, refused)).toMatchObject(code(403, 'HX_FORBIDDEN'));
    await say('先说一句');
    await review('all');
    expect(await say('改了就要等')).toMatchObject({ waiting: true });
    await review('off');
    expect((await say('不用等了')).waiting).toBeUndefined();
    expect((await acts()).map(({ act, reason, commentId }) => [act, reason, commentId])).toEqual([
      ['pre-review', 'off', null],
      ['pre-review', 'all', null],
    ]);
  });

  test('does not let an edit slip by', async () => {
    const { id: commentId } = await say('第一稿');
    await review('all');
    const params = { ...here(), commentId };
    expect(
      await t.attempt(operations.editComment, { as: author, params, body: { text: '第二稿' } }),
    ).toMatchObject(code(409, 'HX_EDIT_REVIEWED'));
  });

  test('or only at the first comment of each', async () => {
    await review('first');
    const { id } = await say('第一次来');
    expect((await queue())[0]).toMatchObject({ why: 'first' });
    await decide(id, { publish: true });
    expect((await say('第二次来')).waiting).toBeUndefined();
  });

  test('tells a listener whose reply waits, and lets it out as a reply to the card', async () => {
    const root = await space.comment({ as: author });
    await review('all');
    const listener = await space.listener();
    expect(await space.dealtIds(listener)).toContain(root);
    const params = { ...here(), commentId: root };
    const body = { answer: 'reply', text: '我也这样想过' } as const;
    expect(await t.call(operations.answerCard, { as: listener, params, body })).toMatchObject({
      waiting: true,
      replyId: null,
    });
    const [row] = await queue();
    expect(row).toMatchObject({ parentId: root, text: '我也这样想过' });
    await decide(row!.id, { publish: true });
    const replies = await t.call(operations.listReplies, { params });
    expect(replies.items.map((item) => item.text)).toEqual(['我也这样想过']);
  });
});

describe('a moderator who decides', () => {
  beforeEach(() => review('all'));

  test('publishes as of now: it needs hearing, its author hears of it, and the counters are what their rows say', async () => {
    const { id } = await say('终于轮到我');
    t.clock.now += HOUR;
    expect(await decide(id, { publish: true })).toMatchObject({ status: 200 });
    expect(await thread()).toEqual(['终于轮到我']);
    const [published] = (
      await t.call(operations.listThread, { params: { ...here(), postId: space.postIds[0]! } })
    ).items;
    expect(published).toMatchObject({ createdAt: t.clock.now });
    expect(await news(author)).toEqual([['published', published!.id, false]]);
    const { items } = await t.call(operations.listInbox, { as: space.owner, params: here() });
    expect(items.map((item) => item.comment.id)).toEqual([published!.id]);
    expect(await space.dealtIds(await space.listener())).toContain(published!.id);
    await t.app.context.topics.keeper.settle();
    expect(await findDrift(t.database.pool, [space.spaceId])).toEqual([]);
    expect(await acts(id)).toMatchObject([{ act: 'publish', by: { id: space.owner.id } }]);
  });

  test('refuses with a reason only, which the author reads with what was said to them', async () => {
    const { id } = await say('不合适的话');
    expect(await decide(id, { publish: false })).toMatchObject(code(400, 'HX_BODY_INVALID'));
    expect(await refuse(id)).toMatchObject({ status: 200 });
    expect(await mine()).toMatchObject([
      { state: 'refused', refused: { reason: 'off-topic', note: '换到闲聊里说吧', appeal: 'none' } },
    ]);
    expect(await news(author)).toEqual([['decision', id, true]]);
    expect(await thread()).toEqual([]);
    expect(await queue()).toEqual([]);
  });

  test('comes second: is told, may see who was first, and changes nothing', async () => {
    const { id } = await say('两个人一起看');
    const both = await Promise.all([decide(id, { publish: true }), refuse(id, second)]);
    const statuses = both.map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409]);
    const winner = statuses[0] === 200 ? space.owner : second;
    expect(await acts(id)).toMatchObject([{ by: { id: winner.id, nickname: winner.nickname } }]);
    expect(await thread()).toEqual(winner === second ? [] : ['两个人一起看']);
    const again = winner === second ? refuse(id, second) : decide(id, { publish: true });
    expect(await again).toMatchObject({ status: 200 });
    expect(await acts(id)).toHaveLength(1);
    const late = await moderator('迟到的');
    expect(await decide(id, { publish: true }, late)).toMatchObject(code(409, 'HX_DECIDED'));
  });

  test('ten at once publish it once', async () => {
    const { id } = await say('十个人一起看');
    const all = await Promise.all(Array.from({ length: 10 }, () => decide(id, { publish: true })));
    expect(all.map(({ status }) => status)).toEqual(Array<number>(10).fill(200));
    expect(await thread()).toEqual(['十个人一起看']);
    expect(await acts(id)).toHaveLength(1);
  });

  test('of one space has no say in another, and a creator none at all', async () => {
    const { id } = await say('别处的人管不着');
    const other = await TestSpace.open(t);
    const body = { publish: true };
    const foreign = { as: other.owner, params: { spaceId: other.spaceId, waitingId: id }, body };
    expect(await t.attempt(operations.decideWaiting, foreign)).toMatchObject(code(404, 'HX_NOT_FOUND'));
    expect(await decide(id, body, other.owner)).toMatchObject(code(403, 'HX_FORBIDDEN'));
    const creator = await t.signIn('创作者');
    const params = { ...here(), memberId: creator.id };
    await t.call(operations.setRole, { as: space.owner, params, body: { role: 'creator' } });
    expect(await decide(id, body, creator)).toMatchObject(code(403, 'HX_FORBIDDEN'));
    expect(await thread()).toEqual([]);
  });

  test('finishes what a process that died had let pass', async () => {
    const { id } = await say('说到一半断电');
    await t.database.pool.query(
      `UPDATE waiting_comments SET state = 'publishing', decided_at = $1 WHERE waiting_id = $2`,
      [t.clock.now, id],
    );
    expect(await mine()).toMatchObject([{ state: 'person' }]);
    t.clock.now += 2 * 60_000;
    await Promise.all([recheckWaiting(t.app.context), recheckWaiting(t.app.context)]);
    expect(await thread()).toEqual(['说到一半断电']);
    expect(await mine()).toEqual([]);
  });

  test('cannot publish what has no place any more: it is refused, and the log says why', async () => {
    const root = await space.comment({ as: space.owner });
    const { id } = await say('回一句', author, root);
    await t.call(operations.deleteComment, { as: space.owner, params: { ...here(), commentId: root } });
    expect(await decide(id, { publish: true })).toMatchObject({ status: 200 });
    expect(await mine()).toMatchObject([{ state: 'refused', refused: { reason: 'place-gone' } }]);
    expect((await acts(id)).map(({ act, reason }) => [act, reason])).toEqual([
      ['refuse', 'place-gone'],
      ['publish', null],
    ]);
  });
});

describe('what waits', () => {
  beforeEach(() => review('all'));

  test('is overdue after a day, and a queue of many goes page by page, each once', async () => {
    for (let i = 0; i < 7; i += 1) await say(`第${i}句等着的话`, await t.signIn('来客'));
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const query: QueryOf<typeof operations.listWaiting> =
        after === null ? { limit: 3 } : { limit: 3, after };
      const page: ReplyOf<typeof operations.listWaiting> = await t.call(operations.listWaiting, {
        as: second,
        params: here(),
        query,
      });
      seen.push(...page.items.map((item) => item.id));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual((await queue()).map((item) => item.id));
    expect(new Set(seen).size).toBe(7);
    expect((await queue())[0]).toMatchObject({ dueAt: t.clock.now + 24 * HOUR });
    t.clock.now += 25 * HOUR;
    expect(await counts()).toMatchObject({ waiting: 7, overdue: 7 });
  });

  test('is taken back by its author and nobody else', async () => {
    const { id: waitingId } = await say('还是算了');
    const params = { ...here(), waitingId };
    expect(await t.attempt(operations.withdrawWaiting, { as: second, params })).toMatchObject({
      status: 404,
    });
    await t.call(operations.withdrawWaiting, { as: author, params });
    expect([await mine(), await queue()]).toEqual([[], []]);
    expect(await decide(waitingId, { publish: true })).toMatchObject({ status: 404 });
  });

  test('is not decided by its own author while another moderator is there', async () => {
    await review('off');
    const text = '这是待审示例';
    const own = await say(text, second);
    expect(own).toMatchObject({ waiting: true });
    expect(await decide(own.id, { publish: true }, second)).toMatchObject(code(403, 'HX_OWN_CASE'));
    expect(await decide(own.id, { publish: true })).toMatchObject({ status: 200 });
    const alone = await TestSpace.open(t);
    const params = { spaceId: alone.spaceId, postId: alone.postIds[0]! };
    const held = await t.call(operations.postComment, { as: alone.owner, params, body: { text } });
    const wait = { spaceId: alone.spaceId, waitingId: held.id };
    const body = { publish: true };
    expect(await t.attempt(operations.decideWaiting, { as: alone.owner, params: wait, body })).toMatchObject({
      status: 200,
    });
  });
});

describe('an appeal against a refusal', () => {
  beforeEach(() => review('all'));

  async function refused(): Promise<number> {
    const { id } = await say('我觉得可以公开');
    await refuse(id, second);
    return id;
  }
  const appeal = (commentId: number, as = author) =>
    t.attempt(operations.appealDecision, {
      as,
      params: { ...here(), commentId },
      body: { text: '请再看看' },
    });
  const answer = (commentId: number, outcome: 'restored' | 'upheld', as = space.owner) =>
    t.attempt(operations.answerAppeal, {
      as,
      params: { ...here(), commentId },
      body: { outcome, note: '谢谢你写来' },
    });
  const open = async (as = space.owner) =>
    (await t.call(operations.listAppeals, { as, params: here() })).items;

  test('stands in the list with what was decided, and is not for whoever decided it', async () => {
    const id = await refused();
    expect(await appeal(id, await t.signIn('生人'))).toMatchObject({ status: 404 });
    expect(await appeal(id)).toMatchObject({ status: 200 });
    const seen = { commentId: id, kind: 'refused', text: '我觉得可以公开', appeal: '请再看看' };
    const due = { dueAt: t.clock.now + 72 * HOUR, decidedBy: { id: second.id }, reason: 'off-topic' };
    expect(await open()).toMatchObject([{ ...seen, ...due, mayAnswer: true }]);
    expect(await open(second)).toMatchObject([{ mayAnswer: false }]);
    expect(await answer(id, 'upheld', second)).toMatchObject(code(403, 'HX_OWN_CASE'));
    expect(await mine()).toMatchObject([{ refused: { appeal: 'open' } }]);
    const params = { ...here(), waitingId: id };
    expect(await t.attempt(operations.withdrawWaiting, { as: author, params })).toMatchObject({
      status: 404,
    });
  });

  test('that is right brings the comment out like a new one', async () => {
    const id = await refused();
    await appeal(id);
    expect(await answer(id, 'restored')).toMatchObject({
      status: 200,
      body: { kind: 'refused', text: '我觉得可以公开', answer: { outcome: 'restored' } },
    });
    expect(await thread()).toEqual(['我觉得可以公开']);
    expect(await mine()).toEqual([]);
    expect((await news(author)).map(([kind]) => kind)).toEqual(['published']);
    expect((await acts(id)).map(({ act }) => act)).toEqual(['restore', 'refuse']);
    await t.app.context.topics.keeper.settle();
    expect(await findDrift(t.database.pool, [space.spaceId])).toEqual([]);
  });

  test('that is not leaves it where it was, and two answers at once are one', async () => {
    const id = await refused();
    await appeal(id);
    const third = await moderator('第三位');
    const both = await Promise.all([answer(id, 'upheld'), answer(id, 'upheld', third)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await mine()).toMatchObject([{ state: 'refused', refused: { appeal: 'upheld' } }]);
    expect(await thread()).toEqual([]);
    t.clock.now += 31 * 24 * HOUR;
    await recheckWaiting(t.app.context);
    expect(
      await t.database.pool.query('SELECT FROM waiting_comments WHERE waiting_id = $1', [id]),
    ).toMatchObject({ rowCount: 0 });
  });
});
