import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { maybeText, MaybeText } from '../client/tolerant.ts';

const codeToSession = endpoint({
  path: '/sns/jscode2session',
  method: 'GET',
  auth: 'secret',
  // A code works once: a second try could only fail, and would hide what became of the first.
  repeatable: false,
  quota: { minuteCountsUsers: true },
  answer: Type.Object({
    openid: Type.String({ minLength: 1 }),
    session_key: Type.String({ minLength: 1 }),
    unionid: MaybeText,
  }),
});

/** Who opened the mini-program. */
export interface MiniProgramLogin {
  readonly openId: string;
  /** Opens encrypted data of this member. Keep it on the server and out of every log. */
  readonly sessionKey: string;
  /** Only when the mini-program is bound to an open-platform account. */
  readonly unionId: string | undefined;
}

/** Exchanges the code of `wx.login` (single use, five minutes). Kinds of error: `code`, `risky-user`, `minute-quota` (of this user). */
export async function miniProgramLogin(client: WechatClient, code: string): Promise<MiniProgramLogin> {
  const query = { js_code: code, grant_type: 'authorization_code' };
  const answer = await client.call(codeToSession, { query });
  return { openId: answer.openid, sessionKey: answer.session_key, unionId: maybeText(answer.unionid) };
}
