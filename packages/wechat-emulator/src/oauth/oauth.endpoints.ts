import type { Account } from '../accounts/accounts.ts';
import type { Answer, Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import { useCode } from '../login/codes.ts';
import { checkCredentials, checkGrantType } from '../tokens/credentials.ts';
import { openIdOf } from '../users/users.ts';
import type { World } from '../world/world.ts';
import { issueAccess, issueRefresh } from './tokens.ts';

const WITH_PROFILE = 'snsapi_userinfo';

interface Person {
  readonly appId: string;
  readonly userId: string;
  readonly scope: string;
}

/** Sign-in of web pages through an official account. */
export function oauthEndpoints(world: World): Endpoint[] {
  const open = { method: 'GET', plainText: true } as const;
  return [
    {
      ...open,
      access: 'open',
      path: '/sns/oauth2/access_token',
      handle: ({ query }) => {
        const account = checkCredentials(world, query);
        checkGrantType(query, 'authorization_code');
        const person = personOfCode(world, account, query.textOr('code', ''));
        return tokensAnswer(world, account, person, undefined);
      },
    },
    // The documents say the first; some call it by the second.
    ...['/sns/oauth2/refresh_token', '/sns/refresh_token'].map((path): Endpoint => ({
      ...open,
      access: 'open',
      path,
      handle: ({ query }) => refresh(world, query),
    })),
    { ...open, access: 'open', path: '/sns/userinfo', handle: ({ query }) => profile(world, query) },
    {
      ...open,
      access: 'open',
      path: '/sns/auth',
      handle: ({ query }) => {
        checkAccess(world, query);
        return { errcode: 0, errmsg: 'ok' };
      },
    },
  ];
}

function personOfCode(world: World, account: Account, value: string): Person {
  const found = useCode(world.codes, value, account.appId, 'oauth', world.clock.now());
  if (found.state === 'good') return found.code;
  if (found.state === 'used') throw new WechatFailure(40163, 'code been used');
  if (found.state === 'expired') throw new WechatFailure(42003, 'code expired');
  throw new WechatFailure(40029, 'invalid code');
}

function refresh(world: World, query: Fields): Answer {
  const appId = query.textOr('appid', '');
  const account = world.accounts.list.find((one) => one.appId === appId);
  if (!account) throw new WechatFailure(40013, 'invalid appid');
  checkGrantType(query, 'refresh_token');
  const value = query.textOr('refresh_token', '');
  const grant = world.oauth.refresh.get(value);
  if (!grant || grant.appId !== appId) throw new WechatFailure(40030, 'invalid refresh_token');
  if (world.clock.now() >= grant.expiresAt) throw new WechatFailure(42002, 'refresh_token expired');
  return tokensAnswer(world, account, grant, value);
}

function tokensAnswer(
  world: World,
  account: Account,
  person: Person,
  refreshToken: string | undefined,
): Answer {
  const { appId, userId, scope } = person;
  const one = { appId, userId, scope };
  const now = world.clock.now();
  const user = world.users.byId.get(userId);
  return {
    access_token: issueAccess(world.oauth, one, now, world.random),
    expires_in: 7200,
    refresh_token: refreshToken ?? issueRefresh(world.oauth, one, now, world.random),
    openid: openIdOf(world.users, appId, userId),
    scope,
    ...(account.bound && scope === WITH_PROFILE && user ? { unionid: user.unionId } : {}),
  };
}

function profile(world: World, query: Fields): Answer {
  const person = checkAccess(world, query);
  if (person.scope !== WITH_PROFILE) throw new WechatFailure(48001, 'api unauthorized');
  const user = world.users.byId.get(person.userId);
  if (!user) throw new WechatFailure(40003, 'invalid openid');
  const account = world.accounts.list.find((one) => one.appId === person.appId);
  return {
    openid: openIdOf(world.users, person.appId, user.id),
    nickname: user.nickname,
    sex: 0,
    province: '',
    city: '',
    country: '',
    headimgurl: '',
    privilege: [],
    ...(account?.bound ? { unionid: user.unionId } : {}),
  };
}

/** The person of an OAuth token; throws 40001, 42001, 40003. */
function checkAccess(world: World, query: Fields): Person {
  const grant = world.oauth.access.get(query.textOr('access_token', ''));
  if (!grant) throw new WechatFailure(40001, 'invalid credential, access_token is invalid or not latest');
  if (world.clock.now() >= grant.expiresAt) throw new WechatFailure(42001, 'access_token expired');
  if (query.textOr('openid', '') !== openIdOf(world.users, grant.appId, grant.userId)) {
    throw new WechatFailure(40003, 'invalid openid');
  }
  return grant;
}
