import { describe, expect, test } from 'vitest';

import {
  addDraft,
  closeComments,
  countDrafts,
  createActivity,
  createScheme,
  createUrlLink,
  deleteComment,
  deleteCommentReply,
  deleteDraft,
  deletePublication,
  getArticleReads,
  getAudiencePortrait,
  getDraft,
  getMiniCode,
  getPublication,
  getPublishedArticles,
  listDrafts,
  listPublications,
  openComments,
  publicationStatus,
  readGroupEntry,
  submitPages,
  submitPublication,
  unelectComment,
  updateChatToolCard,
  updateDraft,
  updateUpdatableMessage,
} from './index.ts';
import { startTestWechat } from './testing/test-client.ts';
import { runWireCase, type WireCase } from './testing/wire-case.ts';

const article = { msgDataId: '2247490098', index: 1 };
const comment = { ...article, commentId: '7' };
const articleBody = { msg_data_id: 2_247_490_098, index: 1 };
const draft = { title: 't', content: '<p>c</p>', thumbMediaId: 'm', openComments: true };
const draftBody = {
  title: 't',
  content: '<p>c</p>',
  thumb_media_id: 'm',
  need_open_comment: 1,
  only_fans_can_comment: 0,
};
const item = { title: 't', author: '', need_open_comment: 1, url: 'https://mp/s/1', is_deleted: false };
const read = {
  title: 't',
  author: undefined,
  digest: undefined,
  content: undefined,
  sourceUrl: undefined,
  thumbMediaId: undefined,
  url: 'https://mp/s/1',
  openComments: true,
  onlyFansComment: false,
  deleted: false,
};
const articleCases: Record<string, WireCase> = {
  'open comments': {
    call: (client) => openComments(client, article),
    request: { path: '/cgi-bin/comment/open', body: articleBody },
  },
  'close comments': {
    call: (client) => closeComments(client, article),
    request: { path: '/cgi-bin/comment/close', body: articleBody },
  },
  'unelect a comment': {
    call: (client) => unelectComment(client, comment),
    request: { path: '/cgi-bin/comment/unmarkelect', body: { ...articleBody, user_comment_id: 7 } },
  },
  'delete a comment': {
    call: (client) => deleteComment(client, comment),
    request: { path: '/cgi-bin/comment/delete', body: { ...articleBody, user_comment_id: 7 } },
  },
  'delete a reply': {
    call: (client) => deleteCommentReply(client, comment),
    request: { path: '/cgi-bin/comment/reply/delete', body: { ...articleBody, user_comment_id: 7 } },
  },
  'add a draft': {
    call: (client) => addDraft(client, [draft]),
    request: { path: '/cgi-bin/draft/add', body: { articles: [draftBody] } },
    reply: { media_id: 'D1' },
    result: 'D1',
  },
  'get a draft': {
    call: (client) => getDraft(client, 'D1'),
    request: { path: '/cgi-bin/draft/get', body: { media_id: 'D1' } },
    reply: { news_item: [item] },
    result: [read],
  },
  'update a draft': {
    call: (client) => updateDraft(client, { mediaId: 'D1', index: 0, article: draft }),
    request: { path: '/cgi-bin/draft/update', body: { media_id: 'D1', index: 0, articles: draftBody } },
  },
  'delete a draft': {
    call: (client) => deleteDraft(client, 'D1'),
    request: { path: '/cgi-bin/draft/delete', body: { media_id: 'D1' } },
  },
  'count drafts': {
    call: countDrafts,
    request: { method: 'GET', path: '/cgi-bin/draft/count' },
    reply: { total_count: 3 },
    result: 3,
  },
  'list drafts': {
    call: (client) => listDrafts(client),
    request: { path: '/cgi-bin/draft/batchget', body: { offset: 0, count: 20, no_content: 1 } },
    reply: {
      total_count: 1,
      item_count: 1,
      item: [{ media_id: 'D1', update_time: 5, content: { news_item: [item] } }],
    },
    result: { total: 1, drafts: [{ mediaId: 'D1', updatedAt: 5, articles: [read] }] },
  },
  'publish a draft': {
    call: (client) => submitPublication(client, 'D1'),
    request: { path: '/cgi-bin/freepublish/submit', body: { media_id: 'D1' } },
    reply: { errcode: 0, publish_id: '100000001', msg_data_id: 2_247_490_098 },
    result: { publishId: '100000001', msgDataId: '2247490098' },
  },
  'get a publication': {
    call: (client) => getPublication(client, '100000001'),
    request: { path: '/cgi-bin/freepublish/get', body: { publish_id: '100000001' } },
    reply: {
      publish_id: '100000001',
      publish_status: 0,
      article_id: 'A1',
      article_detail: { count: 1, item: [{ idx: 1, article_url: 'https://mp/s/1' }] },
      fail_idx: [],
    },
    result: { status: 'published', articleId: 'A1', urls: ['https://mp/s/1'], failed: [] },
  },
  'get published articles': {
    call: (client) => getPublishedArticles(client, 'A1'),
    request: { path: '/cgi-bin/freepublish/getarticle', body: { article_id: 'A1' } },
    reply: { news_item: [{ ...item, is_deleted: true }] },
    result: [{ ...read, deleted: true }],
  },
  'list publications': {
    call: (client) => listPublications(client, { offset: 20, count: 5, withoutContent: false }),
    request: { path: '/cgi-bin/freepublish/batchget', body: { offset: 20, count: 5, no_content: 0 } },
    reply: { total_count: 21, item: [{ article_id: 'A1', update_time: 5, content: { news_item: [item] } }] },
    result: { total: 21, publications: [{ articleId: 'A1', updatedAt: 5, articles: [read] }] },
  },
  'delete a publication': {
    call: (client) => deletePublication(client, 'A1'),
    request: { path: '/cgi-bin/freepublish/delete', body: { article_id: 'A1', index: 0 } },
  },
};

const linkCases: Record<string, WireCase> = {
  'an activity': {
    call: (client) => createActivity(client),
    request: {
      method: 'GET',
      path: '/cgi-bin/message/wxopen/activityid/create',
      query: { access_token: 'T1' },
    },
    reply: { activity_id: 'A', expiration_time: '1780086400', errcode: 0 },
    result: { activityId: 'A', expiresAt: 1_780_086_400 },
  },
  'a live card': {
    call: (client) =>
      updateChatToolCard(client, {
        activityId: 'A',
        template: 'participate',
        state: 'closing',
        participants: ['g1'],
      }),
    request: {
      path: '/cgi-bin/message/wxopen/chattoolmsg/send',
      body: {
        activity_id: 'A',
        target_state: 2,
        template_id: '2A84254B945674A2F88CE4970782C402795EB607',
        version_type: 0,
        participator_info_list: [{ group_openid: 'g1', state: 1 }],
      },
    },
  },
  'an updatable message': {
    call: (client) =>
      updateUpdatableMessage(client, { activityId: 'A', state: 'started', parameters: { path: 'pages/a' } }),
    request: {
      path: '/cgi-bin/message/wxopen/updatablemsg/send',
      body: {
        activity_id: 'A',
        target_state: 1,
        template_info: { parameter_list: [{ name: 'path', value: 'pages/a' }] },
      },
    },
  },
  'a URL link': {
    call: (client) => createUrlLink(client, { path: 'pages/a', query: 'b=1', days: 30 }),
    request: {
      path: '/wxa/generate_urllink',
      body: { path: 'pages/a', query: 'b=1', env_version: 'release', expire_type: 1, expire_interval: 30 },
    },
    reply: { errcode: 0, url_link: 'https://wxaurl.cn/1' },
    result: 'https://wxaurl.cn/1',
  },
  'a scheme': {
    call: (client) => createScheme(client, { days: 1 }),
    request: {
      path: '/wxa/generatescheme',
      body: { jump_wxa: { env_version: 'release' }, expire_type: 1, expire_interval: 1, is_expire: true },
    },
    reply: { errcode: 0, openlink: 'weixin://dl/business/?t=1' },
    result: 'weixin://dl/business/?t=1',
  },
  'pages for search': {
    call: (client) => submitPages(client, [{ path: 'pages/a', query: 'b=1', data: [{ title: 't' }] }]),
    request: {
      path: '/wxa/search/wxaapi_submitpages',
      body: { pages: [{ path: 'pages/a', query: 'b=1', data_list: [{ title: 't' }] }] },
    },
  },
};

describe.each([
  ['articles', articleCases],
  ['links', linkCases],
])('%s', (_group, cases) => {
  test.each(Object.entries(cases))('%s: goes over the wire as WeChat wants it', async (_name, one) => {
    const { request, result } = await runWireCase(one);
    const { method = 'POST', path, query, body } = one.request;
    expect(request).toMatchObject({ method, path });
    expect(request?.query).toEqual(query ?? { access_token: 'T1' });
    expect(request?.body).toEqual(body ?? {});
    expect(result).toEqual(one.result);
  });
});

test('a mini-program code is asked for in full and comes as a picture', async () => {
  const { client, wechat } = await startTestWechat(() => (response) => {
    response.setHeader('content-type', 'image/jpeg').end(Buffer.from([0xff, 0xd8]));
  });
  const code = await getMiniCode(client, { scene: 'c=a1~B', page: 'pages/thread/index' });
  expect(code.bytes).toEqual(new Uint8Array([0xff, 0xd8]));
  expect(wechat.to('/wxa/getwxacodeunlimit')[0]?.body).toEqual({
    scene: 'c=a1~B',
    page: 'pages/thread/index',
    check_path: true,
    env_version: 'release',
    width: 430,
    is_hyaline: false,
  });
  await wechat.stop();
});

test('what WeChat would refuse is not sent', async () => {
  const { client, wechat } = await startTestWechat(() => ({}));
  const page = 'pages/a';
  const calls = [
    getMiniCode(client, { scene: 'x'.repeat(33), page }),
    getMiniCode(client, { scene: '回响', page }),
    getMiniCode(client, { scene: 'a', page: '/pages/a' }),
    getMiniCode(client, { scene: 'a', page: 'pages/a?b' }),
    createUrlLink(client, { days: 31 }),
    createScheme(client, { days: 0 }),
    submitPages(client, []),
    submitPages(
      client,
      Array.from({ length: 1_001 }, () => ({ path: page, query: '' })),
    ),
    getArticleReads(client, '20261101'),
    getAudiencePortrait(client, { to: '2026-13-01', days: 1 }),
  ];
  const outcomes = await Promise.allSettled(calls);
  expect(outcomes.map((one) => one.status === 'rejected' && one.reason instanceof RangeError)).toEqual(
    calls.map(() => true),
  );
  expect(wechat.seen).toEqual([]);
  await wechat.stop();
});

test('every publish status has its meaning, and later ones none', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7].map(publicationStatus)).toEqual([
    'published',
    'running',
    'originality-failed',
    'failed',
    'refused',
    'deleted-by-author',
    'banned',
    'unknown',
  ]);
});

test('an entry tells the group, the member in it and the kind of chat', () => {
  expect(readGroupEntry({ opengid: 'G', group_openid: 'M', chat_type: 3 })).toEqual({
    chatType: 'group',
    openGroupId: 'G',
    openRoomId: undefined,
    groupOpenId: 'M',
  });
  expect(readGroupEntry({ open_single_roomid: 'R', chat_type: 1 })).toMatchObject({
    chatType: 'contact',
    openRoomId: 'R',
  });
  expect(readGroupEntry({ openGId: 'old' })).toMatchObject({ openGroupId: 'old', chatType: undefined });
  expect(readGroupEntry({ chat_type: 3 })).toBeUndefined();
});
