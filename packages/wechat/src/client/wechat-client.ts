import { Type } from 'typebox';

import { createCaller } from './caller.ts';
import type { WechatClient, WechatClientOptions } from './client-options.ts';
import { endpoint } from './endpoint.ts';
import { Numeric, toNumber } from './tolerant.ts';

const stableToken = endpoint({
  path: '/cgi-bin/stable_token',
  auth: 'secret',
  repeatable: true,
  quota: { perMinute: 10_000, perDay: 500_000 },
  answer: Type.Object({ access_token: Type.String({ minLength: 1 }), expires_in: Numeric }),
});

/** A client of one mini-program or official account. */
export function createWechatClient(options: WechatClientOptions): WechatClient {
  const { appId, secret, baseUrl = 'https://api.weixin.qq.com' } = options;
  const account = {
    tokenKey: `wechat:${appId}`,
    canForce: true,
    secretFields: { appid: appId, secret },
    issue: async ({ call }: Pick<WechatClient, 'call'>, force: boolean) => {
      const body = { grant_type: 'client_credential', force_refresh: force };
      const answer = await call(stableToken, { body });
      return { token: answer.access_token, expiresInSeconds: toNumber(answer.expires_in) };
    },
  };
  return { appId, ...createCaller(account, { ...options, baseUrl }) };
}
