import { accountOf } from '../accounts/account-of.ts';
import type { Account } from '../accounts/accounts.ts';
import type { ControlRoute } from '../http/control-route.ts';
import { userOf } from '../users/user-of.ts';
import { openIdOf, visit, type User } from '../users/users.ts';
import type { World } from '../world/world.ts';
import { issueCode } from './codes.ts';
import { renewSessionKey } from './session-key.ts';

const SCENE_LIST = 1001;

/** What `wx.login` does on a phone: the person is in the mini-program and gets a code. */
export function wxLogin(world: World, account: Account, user: User, scene = SCENE_LIST): string {
  const now = world.clock.now();
  visit(world.users, account.appId, user.id, now, scene);
  const { appId } = account;
  renewSessionKey(world, appId, user.id);
  return issueCode(world.codes, { appId, userId: user.id, purpose: 'login', now, random: world.random });
}

export function loginControls(world: World): ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/login',
      handle: ({ body }) => {
        const account = accountOf(world, body, 'mini');
        const user = userOf(world, body);
        const code = wxLogin(world, account, user, body.integerOr('scene', SCENE_LIST));
        return { code, openid: openIdOf(world.users, account.appId, user.id) };
      },
    },
  ];
}
