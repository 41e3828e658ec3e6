import { defaultSeed, startEmulator, type Emulator } from '@huixiang/wechat-emulator';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import {
  addDraft,
  type ArticleKey,
  checkWebLogin,
  closeComments,
  countDrafts,
  deleteComment,
  deleteCommentReply,
  deleteDraft,
  deletePublication,
  eachCommentPage,
  electComment,
  getAccountSummary,
  getArticleReads,
  getArticleShares,
  getDraft,
  getPublication,
  getPublishedArticles,
  getPublishedArticleTotals,
  getWebProfile,
  listComments,
  listDrafts,
  listPublications,
  type NativeComment,
  openComments,
  probeComments,
  readArticleMsgid,
  refreshWebLogin,
  replyToComment,
  submitPublication,
  unelectComment,
  updateDraft,
  webLogin,
} from '../index.ts';
import { createEmulatorBed, type EmulatorBed } from '../testing/emulator-bed.ts';
import { emulatorOptions, OFFICIAL_APPID } from '../testing/emulator-options.ts';
import { startPushEndpoint, type PushEndpoint } from '../testing/push-endpoint.ts';

let emulator: Emulator;
let bed: EmulatorBed;
let pushes: PushEndpoint;

beforeAll(async () => {
  pushes = await startPushEndpoint(OFFICIAL_APPID, () => emulator.clock.now());
  emulator = await startEmulator({ ...emulatorOptions(), pushTo: { official: pushes.url } });
  bed = createEmulatorBed(emulator, defaultSeed.accounts);
});
afterAll(async () => {
  await emulator.close();
  await pushes.stop();
});

/** Publishes by hand, as an author does; the answer is the msgid of each article. */
async function publish(...titles: string[]): Promise<string[]> {
  const body = { articles: titles.map((title) => ({ title })) };
  const { articles } = await bed.control<{ articles: { msgid: string }[] }>('POST', '/articles', body);
  return articles.map(({ msgid }) => msgid);
}

function keyOf(msgid: string | undefined): ArticleKey {
  const article = readArticleMsgid(msgid ?? '');
  if (!article) throw new Error(`no msgid: ${msgid}`);
  return article;
}

async function readAll(article: ArticleKey, begin = 0): Promise<{ comments: NativeComment[]; next: number }> {
  const comments: NativeComment[] = [];
  let next = begin;
  for await (const step of eachCommentPage(bed.official, article, { begin })) {
    comments.push(...step.comments);
    next = step.next;
  }
  return { comments, next };
}

const noQuirks = {
  firstReplyOnly: true,
  replyAsList: false,
  totalIsPageSize: false,
  emptyWithCount: false,
  bigIds: false,
  oldestFirst: false,
};

describe('an article with 120 comments', () => {
  let msgid: string;
  beforeEach(async () => {
    await bed.control('PUT', '/comments/quirks', noQuirks);
    [msgid] = (await publish('一百二十条留言')) as [string];
  });
  const write = (count: number) => bed.control('POST', `/articles/${msgid}/comments/many`, { count });

  test.each([
    ['as the pages say', {}],
    ['with ids beyond 2^53', { bigIds: true }],
    ['with a total that is the size of the page', { totalIsPageSize: true }],
    ['with replies as lists', { replyAsList: true, firstReplyOnly: false }],
    [
      'with everything at once',
      { bigIds: true, totalIsPageSize: true, replyAsList: true, oldestFirst: true },
    ],
  ])('is read to the end, %s', async (_what, quirks) => {
    await bed.control('PUT', '/comments/quirks', quirks);
    await write(120);
    const before = await bed.count('/cgi-bin/comment/list');
    const { comments } = await readAll(keyOf(msgid));
    expect(new Set(comments.map(({ commentId }) => commentId)).size).toBe(120);
    expect(new Set(comments.map(({ content }) => content)).size).toBe(120);
    expect(comments.filter(({ openId }) => openId === undefined)).toHaveLength(30);
    expect((await bed.count('/cgi-bin/comment/list')) - before).toBe(3);
  });

  test('is read on where the last reading ended', async () => {
    await bed.control('PUT', '/comments/quirks', { oldestFirst: true });
    await write(120);
    const first = await readAll(keyOf(msgid));
    await write(5);
    const before = await bed.count('/cgi-bin/comment/list');
    const more = await readAll(keyOf(msgid), first.next);
    expect(more.comments).toHaveLength(5);
    expect((await bed.count('/cgi-bin/comment/list')) - before).toBe(1);
  });

  test('with comments that are counted but withheld says so', async () => {
    await write(3);
    await bed.control('PUT', '/comments/quirks', { emptyWithCount: true });
    const page = await listComments(bed.official, keyOf(msgid));
    expect(page).toMatchObject({ comments: [], withheld: 3 });
  });

  test('is worked on natively: elect, reply, take back, delete', async () => {
    await bed.control('PUT', '/comments/quirks', { bigIds: true });
    await write(3);
    const { comments } = await readAll(keyOf(msgid));
    const comment = { ...keyOf(msgid), commentId: comments[0]!.commentId };
    const read = async () =>
      (await readAll(keyOf(msgid))).comments.find((one) => one.commentId === comment.commentId);
    await electComment(bed.official, comment);
    expect((await listComments(bed.official, comment, { filter: 'elected' })).comments).toHaveLength(1);
    await replyToComment(bed.official, comment, '谢谢你的留言');
    expect(await read()).toMatchObject({ elected: true, replies: [{ content: '谢谢你的留言' }] });
    await unelectComment(bed.official, comment);
    await deleteCommentReply(bed.official, comment);
    expect(await read()).toMatchObject({ elected: false, replies: [] });
    await deleteComment(bed.official, comment);
    expect(await read()).toBeUndefined();
    await expect(deleteComment(bed.official, comment)).rejects.toMatchObject({
      code: 88008,
      kind: 'not-found',
    });
    await closeComments(bed.official, comment);
    await openComments(bed.official, comment);
  });
});

test('the second article of a publication has its own comments, although the statistics call it 2 and the comments 1', async () => {
  const [first, second] = await publish('头条', '次条');
  await bed.control('POST', `/articles/${second}/comments`, { user: 'ayue', content: '写给次条' });
  const contents = async (msgid: string | undefined) =>
    (await readAll(keyOf(msgid))).comments.map(({ content }) => content);
  expect([first?.split('_')[1], second?.split('_')[1]]).toEqual(['1', '2']);
  expect([await contents(first), await contents(second)]).toEqual([[], ['写给次条']]);
  const trap = { ...keyOf(second), index: 2 };
  await expect(listComments(bed.official, trap)).rejects.toMatchObject({ code: 88001, kind: 'not-found' });
});

test('the probe finds out whether an account has the right to comments and to the API', async () => {
  const [msgid] = await publish('探测');
  const article = keyOf(msgid);
  expect(await probeComments(bed.official, article)).toBe('available');
  await bed.control('PUT', '/accounts', { appid: OFFICIAL_APPID, commentPrivilege: false });
  expect(await probeComments(bed.official, article)).toBe('no-comment-right');
  await bed.control('PUT', '/accounts', {
    appid: OFFICIAL_APPID,
    commentPrivilege: true,
    blockedApis: ['/cgi-bin/comment'],
  });
  expect(await probeComments(bed.official, article)).toBe('no-permission');
  await bed.control('PUT', '/accounts', { appid: OFFICIAL_APPID, blockedApis: [] });
});

describe('publishing', () => {
  const article = { title: '夜跑者', content: '<p>江边</p>', thumbMediaId: 'm1', openComments: true };

  test('a draft is written, read, changed, listed and deleted', async () => {
    const before = await countDrafts(bed.official);
    const mediaId = await addDraft(bed.official, [article]);
    await updateDraft(bed.official, { mediaId, index: 0, article: { ...article, title: '夜跑者（改）' } });
    expect(await getDraft(bed.official, mediaId)).toMatchObject([
      { title: '夜跑者（改）', openComments: true },
    ]);
    const { drafts, total } = await listDrafts(bed.official);
    expect(total).toBe(before + 1);
    expect(drafts.map((one) => one.mediaId)).toContain(mediaId);
    await deleteDraft(bed.official, mediaId);
    expect(await countDrafts(bed.official)).toBe(before);
  });

  test('a draft is published, the push tells, and its msg_data_id names its comments', async () => {
    const mediaId = await addDraft(bed.official, [article]);
    const { publishId, msgDataId } = await submitPublication(bed.official, mediaId);
    expect((await getPublication(bed.official, publishId)).status).toBe('running');
    await bed.advance(3_600_000);
    const state = await getPublication(bed.official, publishId);
    expect(state).toMatchObject({ status: 'published', failed: [] });
    expect(state.urls).toHaveLength(1);
    await expect
      .poll(() => pushes.events.find((one) => one.kind === 'article-published'))
      .toMatchObject({ publishId, status: 0, articleId: state.articleId, urls: state.urls });
    const { publications } = await listPublications(bed.official);
    expect(publications.map(({ articleId }) => articleId)).toContain(state.articleId);
    expect(await getPublishedArticles(bed.official, state.articleId!)).toMatchObject([{ title: '夜跑者' }]);
    expect(await probeComments(bed.official, { msgDataId: msgDataId!, index: 0 })).toBe('available');
    await deletePublication(bed.official, state.articleId!);
    await expect(getPublishedArticles(bed.official, state.articleId!)).rejects.toMatchObject({ code: 53600 });
  });

  test('a refused one says so', async () => {
    await bed.control('PUT', '/publishing', { nextResults: [4] });
    const mediaId = await addDraft(bed.official, [article]);
    const { publishId } = await submitPublication(bed.official, mediaId);
    await bed.advance(3_600_000);
    expect((await getPublication(bed.official, publishId)).status).toBe('refused');
  });
});

test('the figures of a hand-published article tell its id the day after, and not before', async () => {
  const [msgid] = await publish('明天见');
  const today = new Date(emulator.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const range = { from: today, to: today };
  await expect(getPublishedArticleTotals(bed.official, range)).rejects.toMatchObject({ code: 61500 });
  await bed.advance(86_400_000);
  const { entries } = await getPublishedArticleTotals(bed.official, range);
  const found = entries.find((one) => one.msgid === msgid);
  expect(found).toMatchObject({ publishedOn: today, article: keyOf(msgid) });
  expect(found?.days[0]).toMatchObject({ date: today });
  expect(found?.days[0]?.readers).toBeGreaterThanOrEqual(0);
  const reads = (await getArticleReads(bed.official, today)).entries.find((one) => one.msgid === msgid);
  const shares = (await getArticleShares(bed.official, today)).entries.find((one) => one.msgid === msgid);
  expect(reads?.readers).toBe(found?.days[0]?.readers);
  expect(shares?.sharers).toBe(found?.days[0]?.sharers);
  const summary = (await getAccountSummary(bed.official, range)).entries[0];
  expect(summary?.readers).toBeGreaterThanOrEqual(reads?.readers ?? 0);
});

test('a visitor of a web page signs in, is recognised again and may show a profile', async () => {
  const { code, openid } = await bed.control<{ code: string; openid: string }>('POST', '/oauth', {
    user: 'ayue',
  });
  const login = await webLogin(bed.official, code);
  expect(login).toMatchObject({ openId: openid, scope: 'snsapi_userinfo' });
  await expect(webLogin(bed.official, code)).rejects.toMatchObject({ code: 40163, kind: 'code' });
  await checkWebLogin(bed.official, login);
  expect(await getWebProfile(bed.official, login)).toMatchObject({ openId: openid, nickname: '阿月' });
  const renewed = await refreshWebLogin(bed.official, login.refreshToken);
  expect(renewed.openId).toBe(openid);
  await expect(checkWebLogin(bed.official, { ...renewed, openId: 'oOther' })).rejects.toMatchObject({
    code: 40003,
  });
});

test('followers come and go by push', async () => {
  await bed.control('POST', '/users/anan/follow', {});
  await bed.control('POST', '/users/anan/unfollow', {});
  await expect
    .poll(() => pushes.events.map(({ kind }) => kind).filter((kind) => kind.endsWith('followed')))
    .toEqual(['followed', 'unfollowed']);
});
