import { expect, test } from 'vitest';

import {
  addTemplate,
  checkMedia,
  checkText,
  checkWebLogin,
  clearQuota,
  deleteTemplate,
  getPhoneNumber,
  getQuota,
  getRequestTrace,
  getRiskRank,
  getWebProfile,
  listCategories,
  listPublicTemplates,
  listTemplateKeywords,
  listTemplates,
  miniProgramLogin,
  refreshWebLogin,
  sendCustomerMessage,
  sendSubscribeMessage,
  webAuthorizeUrl,
  webLogin,
} from './index.ts';
import { startTestWechat } from './testing/test-client.ts';
import { runWireCase, type WireCase } from './testing/wire-case.ts';

const phone = { phoneNumber: '13800000000', purePhoneNumber: 13_800_000_000, countryCode: '86' };
const authorization = {
  access_token: 'U1',
  expires_in: '7200',
  refresh_token: 'R1',
  openid: 'o1',
  scope: 'snsapi_base',
};
const webLoginResult = {
  openId: 'o1',
  unionId: undefined,
  scope: 'snsapi_base',
  accessToken: 'U1',
  refreshToken: 'R1',
  expiresInSeconds: 7200,
};
const secret = { appid: 'wxapp', secret: 'secret' };

const cases: Record<string, WireCase> = {
  'a login': {
    call: (client) => miniProgramLogin(client, 'code1'),
    request: {
      method: 'GET',
      path: '/sns/jscode2session',
      query: { ...secret, js_code: 'code1', grant_type: 'authorization_code' },
    },
    reply: { openid: 'o1', session_key: 'k1', unionid: 'u1' },
    result: { openId: 'o1', sessionKey: 'k1', unionId: 'u1' },
  },
  'a login without a unionid': {
    call: (client) => miniProgramLogin(client, 'code1'),
    request: {
      method: 'GET',
      path: '/sns/jscode2session',
      query: { ...secret, js_code: 'code1', grant_type: 'authorization_code' },
    },
    reply: { openid: 'o1', session_key: 'k1', unionid: '' },
    result: { openId: 'o1', sessionKey: 'k1', unionId: undefined },
  },
  'a phone number': {
    call: (client) => getPhoneNumber(client, 'code1'),
    request: {
      path: '/wxa/business/getuserphonenumber',
      query: { access_token: 'T1' },
      body: { code: 'code1' },
    },
    reply: { errcode: 0, phone_info: { ...phone, watermark: { timestamp: 1, appid: 'wxapp' } } },
    result: { phoneNumber: '13800000000', purePhoneNumber: '13800000000', countryCode: '86' },
  },
  'a risk rank': {
    call: (client) => getRiskRank(client, { openId: 'o1', scene: 'content', clientIp: '1.2.3.4' }),
    request: {
      path: '/wxa/getuserriskrank',
      body: { appid: 'wxapp', openid: 'o1', scene: 2, client_ip: '1.2.3.4' },
    },
    reply: { errcode: 0, unoin_id: 1, risk_rank: '3' },
    result: 3,
  },
  'a web login': {
    call: (client) => webLogin(client, 'c1'),
    request: {
      method: 'GET',
      path: '/sns/oauth2/access_token',
      query: { ...secret, code: 'c1', grant_type: 'authorization_code' },
    },
    reply: authorization,
    result: webLoginResult,
  },
  'a renewed web login': {
    call: (client) => refreshWebLogin(client, 'R0'),
    request: {
      method: 'GET',
      path: '/sns/oauth2/refresh_token',
      query: { appid: 'wxapp', grant_type: 'refresh_token', refresh_token: 'R0' },
    },
    reply: authorization,
    result: webLoginResult,
  },
  'a profile': {
    call: (client) => getWebProfile(client, { accessToken: 'U1', openId: 'o1' }),
    request: {
      method: 'GET',
      path: '/sns/userinfo',
      query: { access_token: 'U1', openid: 'o1', lang: 'zh_CN' },
    },
    reply: { openid: 'o1', nickname: '微信用户', headimgurl: '', sex: 0 },
    result: { openId: 'o1', unionId: undefined, nickname: '微信用户', avatarUrl: undefined },
  },
  'a check of a web login': {
    call: (client) => checkWebLogin(client, { accessToken: 'U1', openId: 'o1' }),
    request: { method: 'GET', path: '/sns/auth', query: { access_token: 'U1', openid: 'o1' } },
  },
  'a check of a text': {
    call: (client) =>
      checkText(client, { text: '你好', scene: 'comment', openId: 'o1', signature: 'dropped' }),
    request: {
      path: '/wxa/msg_sec_check',
      body: { version: 2, openid: 'o1', scene: 2, content: '你好' },
    },
    reply: {
      errcode: 0,
      trace_id: 't1',
      result: { suggest: 'risky', label: 20001 },
      detail: [
        { strategy: 'content_model', errcode: 0, suggest: 'risky', label: 20006, prob: 90 },
        { strategy: 'keyword', errcode: -1, suggest: 'pass' },
        { strategy: 'keyword', suggest: 'review', keyword: '词', level: 20 },
      ],
    },
    result: {
      suggestion: 'risky',
      label: 20001,
      traceId: 't1',
      findings: [
        { strategy: 'content_model', suggestion: 'risky', label: 20006, probability: 90, keyword: undefined },
        {
          strategy: 'keyword',
          suggestion: 'review',
          label: undefined,
          probability: undefined,
          keyword: '词',
        },
      ],
    },
  },
  'a check of a picture': {
    call: (client) =>
      checkMedia(client, { url: 'https://a/b.jpg', type: 'image', scene: 'forum', openId: 'o1' }),
    request: {
      path: '/wxa/media_check_async',
      body: { version: 2, media_url: 'https://a/b.jpg', media_type: 2, openid: 'o1', scene: 3 },
    },
    reply: { errcode: 0, trace_id: 't1' },
    result: 't1',
  },
  'a subscription message': {
    call: (client) =>
      sendSubscribeMessage(client, {
        openId: 'o1',
        templateId: 'P1',
        page: 'pages/a?b=1',
        data: { thing1: '有人回应了你的留言，快来看看他们说了什么吧' },
      }),
    request: {
      path: '/cgi-bin/message/subscribe/send',
      body: {
        touser: 'o1',
        template_id: 'P1',
        page: 'pages/a?b=1',
        data: { thing1: { value: '有人回应了你的留言，快来看看他们说了什…' } },
        miniprogram_state: 'formal',
        lang: 'zh_CN',
      },
    },
    reply: { errcode: 0, msgid: 42 },
    result: '42',
  },
  'the categories': {
    call: listCategories,
    request: { method: 'GET', path: '/wxaapi/newtmpl/getcategory', query: { access_token: 'T1' } },
    reply: { errcode: 0, data: [{ id: 616, name: '社区/论坛' }] },
    result: [{ id: 616, name: '社区/论坛' }],
  },
  'the public templates': {
    call: (client) => listPublicTemplates(client, { categoryIds: [616, 7] }),
    request: {
      method: 'GET',
      path: '/wxaapi/newtmpl/getpubtemplatetitles',
      query: { access_token: 'T1', ids: '616,7', start: '0', limit: '30' },
    },
    reply: { errcode: 0, count: 1, data: [{ tid: 99, title: '评论回复', type: 2, categoryId: '616' }] },
    result: [{ titleId: '99', title: '评论回复', oneTime: true }],
  },
  'the keywords': {
    call: (client) => listTemplateKeywords(client, '99'),
    request: {
      method: 'GET',
      path: '/wxaapi/newtmpl/getpubtemplatekeywords',
      query: { access_token: 'T1', tid: '99' },
    },
    reply: { errcode: 0, data: [{ kid: 1, name: '内容', example: '好', rule: 'thing' }] },
    result: [{ id: '1', name: '内容', example: '好', rule: 'thing' }],
  },
  'a new template': {
    call: (client) => addTemplate(client, { titleId: '99', keywordIds: ['1', '3'], purpose: '有人回应' }),
    request: {
      path: '/wxaapi/newtmpl/addtemplate',
      body: { tid: '99', kidList: [1, 3], sceneDesc: '有人回应' },
    },
    reply: { errcode: 0, priTmplId: 'P1' },
    result: 'P1',
  },
  'our templates': {
    call: listTemplates,
    request: { method: 'GET', path: '/wxaapi/newtmpl/gettemplate' },
    reply: { errcode: 0, data: [{ priTmplId: 'P1', title: 't', content: '{{thing1.DATA}}', type: 3 }] },
    result: [{ templateId: 'P1', title: 't', content: '{{thing1.DATA}}', oneTime: false }],
  },
  'a deleted template': {
    call: (client) => deleteTemplate(client, 'P1'),
    request: { path: '/wxaapi/newtmpl/deltemplate', body: { priTmplId: 'P1' } },
  },
  'a service message': {
    call: (client) => sendCustomerMessage(client, 'o1', { type: 'text', text: '你好' }),
    request: {
      path: '/cgi-bin/message/custom/send',
      body: { touser: 'o1', msgtype: 'text', text: { content: '你好' } },
    },
  },
  'a service message with a page': {
    call: (client) =>
      sendCustomerMessage(client, 'o1', { type: 'page', title: 't', path: 'pages/a', thumbMediaId: 'm' }),
    request: {
      path: '/cgi-bin/message/custom/send',
      body: {
        touser: 'o1',
        msgtype: 'miniprogrampage',
        miniprogrampage: { title: 't', pagepath: 'pages/a', thumb_media_id: 'm' },
      },
    },
  },
  'a service message with a link': {
    call: (client) =>
      sendCustomerMessage(client, 'o1', {
        type: 'link',
        title: 't',
        description: 'd',
        url: 'u',
        thumbUrl: 'p',
      }),
    request: {
      path: '/cgi-bin/message/custom/send',
      body: {
        touser: 'o1',
        msgtype: 'link',
        link: { title: 't', description: 'd', url: 'u', thumb_url: 'p' },
      },
    },
  },
  'a service message with a picture': {
    call: (client) => sendCustomerMessage(client, 'o1', { type: 'image', mediaId: 'm' }),
    request: {
      path: '/cgi-bin/message/custom/send',
      body: { touser: 'o1', msgtype: 'image', image: { media_id: 'm' } },
    },
  },
  'a cleared quota': {
    call: clearQuota,
    request: { path: '/cgi-bin/clear_quota', body: { appid: 'wxapp' } },
  },
  'a quota': {
    call: (client) => getQuota(client, '/cgi-bin/comment/list'),
    request: { path: '/cgi-bin/openapi/quota/get', body: { cgi_path: '/cgi-bin/comment/list' } },
    reply: {
      errcode: 0,
      quota: { daily_limit: 100, used: 7, remain: 93 },
      rate_limit: { call_count: 5, refresh_second: 60 },
    },
    result: { perDay: 100, used: 7, remaining: 93, rate: { calls: 5, seconds: 60 } },
  },
  'a request that failed': {
    call: (client) => getRequestTrace(client, '1-2-3'),
    request: { path: '/cgi-bin/openapi/rid/get', body: { rid: '1-2-3' } },
    reply: {
      errcode: 0,
      request: { invoke_time: 1_780_000_000, cost_in_ms: 30, request_url: 'a=b', client_ip: '1.2.3.4' },
    },
    result: {
      at: 1_780_000_000,
      tookMs: 30,
      url: 'a=b',
      requestBody: undefined,
      responseBody: undefined,
      clientIp: '1.2.3.4',
    },
  },
};

test.each(Object.entries(cases))('%s goes over the wire as WeChat wants it', async (_name, one) => {
  const { request, result } = await runWireCase(one);
  const { method = 'POST', path, query, body } = one.request;
  expect(request).toMatchObject({ method, path });
  expect(request?.query).toEqual(query ?? { access_token: 'T1' });
  expect(request?.body).toEqual(body ?? {});
  expect(result).toEqual(one.result);
});

test('a number made for another mini-program is refused', async () => {
  const reply = { errcode: 0, phone_info: { ...phone, watermark: { timestamp: 1, appid: 'wxother' } } };
  const call = runWireCase({ call: (client) => getPhoneNumber(client, 'c'), request: {}, reply });
  await expect(call).rejects.toMatchObject({ problem: 'unexpected-answer' });
});

test('a verdict that is none of the three does not pass', async () => {
  const reply = { errcode: 0, trace_id: 't1', result: { suggest: 'maybe', label: 100 } };
  const call = runWireCase({
    call: (client) => checkText(client, { text: 'a', scene: 'comment', openId: 'o1' }),
    request: {},
    reply,
  });
  await expect(call).rejects.toMatchObject({ problem: 'unexpected-answer' });
});

test('a text too long to be checked is not sent at all', async () => {
  const { client, wechat } = await startTestWechat(() => ({}));
  const question = { scene: 'comment', openId: 'o1' } as const;
  await expect(checkText(client, { ...question, text: '长'.repeat(2_501) })).rejects.toThrow(RangeError);
  expect(wechat.seen).toEqual([]);
  await wechat.stop();
});

test('a subscription message is not sent twice when it is not known what became of it', async () => {
  const { client, wechat } = await startTestWechat(() => (response) => response.destroy());
  const message = { openId: 'o1', templateId: 'P1', data: { thing1: 'a' } };
  await expect(sendSubscribeMessage(client, message)).rejects.toMatchObject({ maybeDone: true });
  expect(wechat.to('/cgi-bin/message/subscribe/send')).toHaveLength(1);
  await wechat.stop();
});

test('the address of a web login holds everything in the order WeChat compares', () => {
  const options = { redirectUrl: 'https://a.example/back?x=1', scope: 'snsapi_base', state: 'S1' } as const;
  expect(webAuthorizeUrl('wxapp', options)).toBe(
    'https://open.weixin.qq.com/connect/oauth2/authorize?appid=wxapp&redirect_uri=https%3A%2F%2Fa.example%2Fback%3Fx%3D1' +
      '&response_type=code&scope=snsapi_base&state=S1#wechat_redirect',
  );
  expect(() => webAuthorizeUrl('wxapp', { ...options, state: 'a&b' })).toThrow(RangeError);
});
