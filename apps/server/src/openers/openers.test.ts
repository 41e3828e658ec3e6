import { limits, operations } from '@huixiang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';

let t: TestApp;
let owner: TestMember;
let params: { spaceId: number };
let postId: number;

beforeAll(async () => {
  t = await startTestApp();
  owner = await t.signIn('主人');
  const body = { name: '看片小组', kind: 'video-channel' } as const;
  params = { spaceId: (await t.call(operations.createSpace, { as: owner, body })).id };
  postId = (await t.call(operations.createPost, { as: owner, params, body: { title: '桂花' } })).id;
});
afterAll(() => t.close());

const shown = async (language?: 'zh' | 'en') =>
  (await t.call(operations.listOpeners, { params, query: language === undefined ? {} : { language } })).items;
const all = async () => (await t.call(operations.listStaffOpeners, { as: owner, params })).items;
const edit = (openerId: number, body: { template?: string; hint?: string; hidden?: boolean }) =>
  t.call(operations.editOpener, { as: owner, params: { ...params, openerId }, body });
const say = async (text: string, opener?: { id: number; version: number }) =>
  t.call(operations.postComment, {
    as: await t.signIn('看客'),
    params: { ...params, postId },
    body: { text, ...(opener === undefined ? {} : { opener }) },
  });
async function remembered(commentId: number) {
  const { rows } = await t.database.pool.query(
    'SELECT opener_id AS id, opener_version AS version FROM comments WHERE comment_id = $1',
    [commentId],
  );
  return rows[0];
}

describe('a new space', () => {
  test('has the openers of its kind, in both languages', async () => {
    const [zh, en] = [await shown(), await shown('en')];
    expect(zh.length).toBeGreaterThanOrEqual(3);
    expect(zh[0]).toMatchObject({ version: 1, template: '看到{哪一幕}的时候，我想起了{谁或哪件事}。' });
    expect(en.map(({ id }) => id)).toEqual(zh.map(({ id }) => id));
    expect(en[0]?.template).toMatch(/^When I saw/);
  });

  test('shows hidden ones and how often they were used to its staff only', async () => {
    const as = await t.signIn('路人');
    expect(await t.attempt(operations.listStaffOpeners, { as, params })).toMatchObject({ status: 403 });
    expect((await all()).every(({ own, hidden }) => !own && !hidden)).toBe(true);
  });
});

describe('what staff change', () => {
  test('a new wording is a new version, and members see it at once', async () => {
    const { id } = (await shown())[1]!;
    const edited = await edit(id, { template: '让我心里一热的是{哪一刻}。' });
    expect(edited).toMatchObject({ id, version: 2, own: true, template: '让我心里一热的是{哪一刻}。' });
    expect((await shown()).find((one) => one.id === id)).toMatchObject({ version: 2 });
    expect((await shown('en')).find((one) => one.id === id)?.template).toBe('让我心里一热的是{哪一刻}。');
    expect(await edit(id, { template: '让我心里一热的是{哪一刻}。' })).toMatchObject({ version: 2 });
  });

  test('a wording that somebody else gave meanwhile is not lost: the later one is told of it', async () => {
    const begun = { template: '起初想起的是{谁}。' };
    const { id, version } = await t.call(operations.addOpener, { as: owner, params, body: begun });
    const word = (template: string, since = version) =>
      t.attempt(operations.editOpener, {
        as: owner,
        params: { ...params, openerId: id },
        body: { template, version: since },
      });
    const replies = await Promise.all([word('先想起的是{谁}。'), word('后想起的是{谁}。')]);
    const refused = replies.flatMap(({ status, body }) => (status === 200 ? [] : [body.error?.code]));
    expect(refused).toEqual(['HX_CHANGED_MEANWHILE']);
    const now = (await shown()).find((one) => one.id === id)!;
    expect(now.version).toBe(version + 1);
    expect((await word(now.template)).status).toBe(200);
    expect((await word('再想起的是{谁}。')).status).toBe(409);
    expect((await word('再想起的是{谁}。', now.version)).status).toBe(200);
  });

  test('a hidden opener is not shown, and comes back as it was', async () => {
    const { id, version } = (await shown())[2]!;
    expect(await edit(id, { hidden: true })).toMatchObject({ hidden: true, version });
    expect((await shown()).map((one) => one.id)).not.toContain(id);
    await edit(id, { hidden: false });
    expect((await shown()).find((one) => one.id === id)).toMatchObject({ version });
  });

  test('an added opener stands behind the others', async () => {
    const body = { template: '要是{谁}也看到就好了', hint: '想让谁看到？' };
    const added = await t.call(operations.addOpener, { as: owner, params, body });
    expect(added).toMatchObject({ version: 1, own: true, hidden: false, comments: 0, ...body });
    expect((await shown()).at(-1)?.id).toBe(added.id);
  });

  test.each([
    ['HX_OPENER_FORM', '写得真好，太感动了'],
    ['HX_OPENER_FORM', '{什么}'],
    ['HX_OPENER_ASKS', '喜欢就转发给{谁}'],
    ['HX_TEXT_TOO_LONG', `${'长'.repeat(limits.openerLength)}{什么}`],
  ])('%s is the answer to %s', async (code, template) => {
    const reply = await t.attempt(operations.addOpener, { as: owner, params, body: { template } });
    expect(reply.body.error).toMatchObject({ code, field: 'body.template' });
  });

  test('a member who is not staff changes nothing', async () => {
    const as = await t.signIn('路人');
    const body = { template: '我想说{什么}' };
    expect(await t.attempt(operations.addOpener, { as, params, body })).toMatchObject({ status: 403 });
  });
});

describe('a comment that was begun with an opener', () => {
  test('remembers its wording, and the wording its comments', async () => {
    const [opener] = await shown();
    const { id, version } = opener!;
    const comment = await say('看到她回头的时候，我想起了我妈妈送我上火车那次。', { id, version });
    expect(await remembered(comment.id)).toEqual({ id, version });
    expect((await all()).find((one) => one.id === id)).toMatchObject({ comments: 1 });
  });

  test('is not believed to be when its words show nothing of it, nor with a version that is not', async () => {
    const { id, version } = (await shown())[0]!;
    const none = { id: null, version: null };
    expect(await remembered((await say('完全不相干的一句话，说的是天气。', { id, version })).id)).toEqual(
      none,
    );
    const words = '看到小狗跑过来的时候，我想起了老家院子里那一只。';
    expect(await remembered((await say(words, { id, version: 99 })).id)).toEqual(none);
  });

  test.each([
    '看到＿＿的时候，我想起了＿＿。',
    '看到的时候，我想起了。',
    '看到外婆家那个院子的时候，我想起了＿＿。',
  ])('is refused kindly as long as it is only the opener: %s', async (text) => {
    const as = await t.signIn('心急的人');
    const reply = await t.attempt(operations.postComment, {
      as,
      params: { ...params, postId },
      body: { text },
    });
    expect(reply).toMatchObject({ status: 422, body: { error: { code: 'HX_OPENER_UNEDITED' } } });
  });
});
