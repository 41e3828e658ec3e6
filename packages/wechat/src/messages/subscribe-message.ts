import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { Id, toId } from '../client/tolerant.ts';
import { fitTemplateData } from './template-fields.ts';

const send = endpoint({
  path: '/cgi-bin/message/subscribe/send',
  // One acceptance is one message: never risk a second.
  repeatable: false,
  quota: { perDay: 10_000_000 },
  answer: Type.Object({ msgid: Type.Optional(Id) }),
});

/** Which version of the mini-program opens. */
export type MiniProgramState = 'developer' | 'trial' | 'formal';

export interface SubscribeMessage {
  readonly openId: string;
  readonly templateId: string;
  /** Path and query that open when the message is tapped. */
  readonly page?: string;
  /** By the keys of the template, such as `thing1`; values are cut to fit. */
  readonly data: Readonly<Record<string, string | number>>;
  readonly state?: MiniProgramState;
  readonly language?: 'zh_CN' | 'zh_HK' | 'zh_TW' | 'en_US';
}

/**
 * Sends one subscription message, using up one acceptance. The answer is its id, where WeChat tells it. Kinds of error: `not-subscribed`
 * (set the ledger to 0), `template`, `page`. A link error with `maybeDone` may have been delivered: wait for the push that tells.
 * Throws a `TemplateFieldError` for values that cannot fit.
 */
export async function sendSubscribeMessage(
  client: WechatClient,
  { openId, templateId, page, data, state = 'formal', language = 'zh_CN' }: SubscribeMessage,
): Promise<string | undefined> {
  const body = {
    touser: openId,
    template_id: templateId,
    page,
    data: fitTemplateData(data),
    miniprogram_state: state,
    lang: language,
  };
  const { msgid } = await client.call(send, { body });
  return msgid === undefined ? undefined : toId(msgid);
}
