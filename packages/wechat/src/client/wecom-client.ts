import { createHash } from 'node:crypto';

import { Type } from 'typebox';

import { createCaller } from './caller.ts';
import type { WecomClient, WecomClientOptions } from './client-options.ts';
import { endpoint } from './endpoint.ts';
import { Numeric, toNumber } from './tolerant.ts';

const getToken = endpoint({
  path: '/cgi-bin/gettoken',
  method: 'GET',
  auth: 'secret',
  repeatable: true,
  answer: Type.Object({ access_token: Type.String({ minLength: 1 }), expires_in: Numeric }),
});

/** A client of one company's WeCom. Its tokens are handed out until they expire and cannot be forced. */
export function createWecomClient(options: WecomClientOptions): WecomClient {
  const { corpId, secret, baseUrl = 'https://qyapi.weixin.qq.com' } = options;
  // One company has a secret, and so a token, for each application.
  const application = createHash('sha256').update(secret).digest('hex').slice(0, 8);
  const account = {
    tokenKey: `wecom:${corpId}:${application}`,
    canForce: false,
    secretFields: { corpid: corpId, corpsecret: secret },
    issue: async ({ call }: Pick<WecomClient, 'call'>) => {
      const answer = await call(getToken);
      return { token: answer.access_token, expiresInSeconds: toNumber(answer.expires_in) };
    },
  };
  return { corpId, ...createCaller(account, { ...options, baseUrl }) };
}
