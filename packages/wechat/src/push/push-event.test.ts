import { expect, test } from 'vitest';

import { readPushBody } from './push-fields.ts';
import { readPushEvent } from './push-event.ts';

const common = { openId: 'o1', createdAt: 1_620_973_045 };
const head = { ToUserName: 'gh_1', FromUserName: 'o1', CreateTime: '1620973045', MsgType: 'event' };

function read(body: string | object) {
  return readPushEvent(readPushBody(typeof body === 'string' ? body : JSON.stringify(body)) ?? {});
}

function xml(event: string, rest: string): string {
  return `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o1]]></FromUserName>
    <CreateTime>1620973045</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${event}]]></Event>${rest}</xml>`;
}

test('the verdict on a file comes with its trace', () => {
  const body = {
    ...head,
    Event: 'wxa_media_check',
    trace_id: 't1',
    errcode: 0,
    result: { suggest: 'risky', label: 20002 },
  };
  expect(read(body)).toEqual({
    ...common,
    kind: 'media-checked',
    traceId: 't1',
    suggestion: 'risky',
    label: 20002,
    errorCode: 0,
  });
});

test('a file that could not be checked has no verdict, whatever stands beside', () => {
  const body = {
    ...head,
    Event: 'wxa_media_check',
    trace_id: 't1',
    errcode: -1008,
    result: { suggest: 'pass' },
  };
  expect(read(body)).toMatchObject({ kind: 'media-checked', suggestion: undefined, errorCode: -1008 });
  const unknown = { ...head, Event: 'wxa_media_check', trace_id: 't1', result: { suggest: 'perhaps' } };
  expect(read(unknown)).toMatchObject({ suggestion: undefined });
});

test('answers to the prompt are the same from JSON, from a list of one that is none, and from XML', () => {
  const one = { TemplateId: 'T1', SubscribeStatusString: 'accept', PopupScene: '0' };
  const expected = {
    ...common,
    kind: 'subscription-answered',
    where: 'popup',
    answers: [{ templateId: 'T1', accepted: true }],
  };
  const event = 'subscribe_msg_popup_event';
  expect(read({ ...head, Event: event, List: [one] })).toEqual(expected);
  expect(read({ ...head, Event: event, List: one })).toEqual(expected);
  const list =
    '<List><TemplateId>T1</TemplateId><SubscribeStatusString>accept</SubscribeStatusString></List>';
  expect(read(xml(event, `<SubscribeMsgPopupEvent>${list}</SubscribeMsgPopupEvent>`))).toEqual(expected);
  expect(read(xml(event, `<SubscribeMsgPopupEvent>${list}${list}</SubscribeMsgPopupEvent>`))).toMatchObject({
    answers: [{ accepted: true }, { accepted: true }],
  });
});

test('a later refusal is a change', () => {
  const body = {
    ...head,
    Event: 'subscribe_msg_change_event',
    List: { TemplateId: 'T1', SubscribeStatusString: 'reject' },
  };
  expect(read(body)).toMatchObject({ where: 'change', answers: [{ templateId: 'T1', accepted: false }] });
});

test('a message that was sent tells whether it arrived', () => {
  const list =
    '<List><TemplateId>T1</TemplateId><MsgID>1700827132819554304</MsgID><ErrorCode>0</ErrorCode></List>';
  const body = xml('subscribe_msg_sent_event', `<SubscribeMsgSentEvent>${list}</SubscribeMsgSentEvent>`);
  expect(read(body)).toMatchObject({
    kind: 'subscription-sent',
    messages: [{ templateId: 'T1', messageId: '1700827132819554304', errorCode: 0 }],
  });
});

test('a withdrawn authorization names the member, not the account', () => {
  const body = {
    ...head,
    FromUserName: 'gh_1',
    Event: 'user_authorization_revoke',
    OpenID: 'o9',
    RevokeInfo: '1,301',
  };
  expect(read(body)).toMatchObject({ kind: 'authorization-revoked', openId: 'o9', revoked: ['1', '301'] });
  expect(read({ ...body, Event: 'user_info_modified' })).toMatchObject({ kind: 'profile-changed' });
});

test.each(['PUBLISHJOBFINISH', 'FREEPUBLISHJOBFINISH'])('%s says that an article is out', (event) => {
  const info = `<PublishEventInfo><publish_id>2247503051</publish_id><publish_status>0</publish_status>
    <article_id><![CDATA[A1]]></article_id><article_detail><count>1</count><item><idx>1</idx>
    <article_url><![CDATA[https://mp.weixin.qq.com/s/1?a=1&b=2]]></article_url></item></article_detail></PublishEventInfo>`;
  expect(read(xml(event, info))).toEqual({
    ...common,
    kind: 'article-published',
    publishId: '2247503051',
    status: 0,
    articleId: 'A1',
    urls: ['https://mp.weixin.qq.com/s/1?a=1&b=2'],
  });
});

test('the remaining kinds are told apart, and unknown ones are kept whole', () => {
  expect(read({ ...head, Event: 'subscribe' }).kind).toBe('followed');
  expect(read({ ...head, Event: 'unsubscribe' }).kind).toBe('unfollowed');
  expect(
    read({ ...head, Event: 'MASSSENDJOBFINISH', MsgID: 1000001625, Status: 'send success' }),
  ).toMatchObject({
    kind: 'mass-send-done',
    messageId: '1000001625',
  });
  expect(read({ ...head, MsgType: 'text', Content: '你好' })).toMatchObject({
    kind: 'message',
    type: 'text',
  });
  expect(read({ ...head, Event: 'toString' })).toMatchObject({ kind: 'other', event: 'toString' });
});
