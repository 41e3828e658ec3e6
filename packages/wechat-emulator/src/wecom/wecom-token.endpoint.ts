import { findAccount } from '../accounts/accounts.ts';
import { OK, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import { currentToken, issueToken, TOKEN_SECONDS } from '../tokens/tokens.ts';
import type { World } from '../world/world.ts';

/** WeCom's token: the same one until it expires. */
export function wecomTokenEndpoint(world: World): Endpoint {
  return {
    method: 'GET',
    path: '/cgi-bin/gettoken',
    access: 'open',
    handle: ({ query }) => {
      const account = findAccount(world.accounts, query.textOr('corpid', ''));
      if (account?.kind !== 'corp') throw new WechatFailure(40013, 'invalid corpid');
      if (query.textOr('corpsecret', '') !== account.secret)
        throw new WechatFailure(40001, 'invalid credential');
      const now = world.clock.now();
      const { random, tokens } = world;
      const known = currentToken(tokens, account, 'corp');
      const token =
        known && now < known.validUntil
          ? known
          : issueToken(tokens, { account, kind: 'corp', now, random, formerMs: 0 });
      const left = Math.min(TOKEN_SECONDS, Math.floor((token.expiresAt - now) / 1000));
      return { ...OK, access_token: token.value, expires_in: left };
    },
  };
}
