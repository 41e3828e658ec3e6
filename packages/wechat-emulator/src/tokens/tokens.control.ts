import { accountOf } from '../accounts/account-of.ts';
import type { ControlRoute } from '../http/control-route.ts';
import type { World } from '../world/world.ts';
import { revokeTokens } from './tokens.ts';

export function tokenControls(world: World): ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/tokens/rotate',
      handle: ({ body }) => {
        const account = accountOf(world, body, 'mini');
        revokeTokens(world.tokens, account.appId, world.clock.now());
        return { appid: account.appId };
      },
    },
  ];
}
