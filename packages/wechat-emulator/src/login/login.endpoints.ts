import type { Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import { countCall } from '../quota/quotas.ts';
import { checkCredentials, checkGrantType } from '../tokens/credentials.ts';
import { openIdOf, personKey, type User } from '../users/users.ts';
import type { World } from '../world/world.ts';
import { useCode } from './codes.ts';
import { renewSessionKey } from './session-key.ts';

const PATH = '/sns/jscode2session';
const PER_USER_MINUTE = 100;

/** Login of the mini-program: a code of `wx.login` becomes an openid and a session key. */
export function loginEndpoints(world: World): Endpoint[] {
  return [
    {
      method: 'GET',
      path: PATH,
      access: 'open',
      plainText: true,
      handle: ({ query }) => {
        const account = checkCredentials(world, query);
        checkGrantType(query, 'authorization_code');
        const user = userOfCode(world, account.appId, query.textOr('js_code', ''));
        const person = personKey(account.appId, user.id);
        const key = world.users.sessionKeys.get(person) ?? renewSessionKey(world, account.appId, user.id);
        world.users.lastSeen.set(person, world.clock.now());
        const union = account.bound ? { unionid: user.unionId } : {};
        return { session_key: key, openid: openIdOf(world.users, account.appId, user.id), ...union };
      },
    },
  ];
}

function userOfCode(world: World, appId: string, value: string): User {
  const now = world.clock.now();
  // Asked for by a person's code, so the person is counted even if the code turns out to be used.
  const owner = world.codes.byValue.get(value)?.userId;
  if (owner !== undefined) {
    countCall(world.quotas, `${appId} ${owner}`, PATH, { minute: PER_USER_MINUTE }, now);
  }
  const found = useCode(world.codes, value, appId, 'login', now);
  const user = found.state === 'good' ? world.users.byId.get(found.code.userId) : undefined;
  if (!user) throw new WechatFailure(40029, 'invalid code');
  if (user.highRisk) throw new WechatFailure(40226, 'code blocked');
  return user;
}
