import { accountOf } from '../accounts/account-of.ts';
import type { ControlRoute } from '../http/control-route.ts';
import { issueCode } from '../login/codes.ts';
import { userOf } from '../users/user-of.ts';
import { openIdOf } from '../users/users.ts';
import type { World } from '../world/world.ts';

export const SCOPES = ['snsapi_base', 'snsapi_userinfo'] as const;

/** A code for a person without the page where somebody would pick them. */
export function oauthControls(world: World): ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/oauth',
      handle: ({ body }) => {
        const { appId } = accountOf(world, body, 'official');
        const user = userOf(world, body);
        const scope = body.has('scope') ? body.choice('scope', SCOPES) : 'snsapi_userinfo';
        const now = world.clock.now();
        const { random } = world;
        const code = issueCode(world.codes, { appId, userId: user.id, purpose: 'oauth', scope, now, random });
        return { code, openid: openIdOf(world.users, appId, user.id) };
      },
    },
  ];
}
