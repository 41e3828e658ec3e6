import { accountOf } from '../accounts/account-of.ts';
import type { ControlRoute } from '../http/control-route.ts';
import { ControlFailure } from '../http/failure.ts';
import type { World } from '../world/world.ts';
import { addUser, readUser } from './add-user.ts';
import { follow, revokeAuthorization, unfollow } from './relations.ts';
import { userOf } from './user-of.ts';
import { openIdOf, visit, type User } from './users.ts';

/** A person with all their names, as the control API shows them. */
export function describeUser(world: World, user: User): Record<string, unknown> {
  const openids = world.accounts.list.map(({ appId }) => [appId, openIdOf(world.users, appId, user.id)]);
  return { ...user, openids: Object.fromEntries(openids) as Record<string, string> };
}

/** Scripted people, and what they do with an account as a whole. */
export function userControls(world: World): ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/users',
      handle: () => ({ users: [...world.users.byId.values()].map((user) => describeUser(world, user)) }),
    },
    {
      method: 'POST',
      path: '/users',
      handle: ({ body }) => {
        const seed = readUser(body);
        if (world.users.byId.has(seed.id))
          throw new ControlFailure(409, `there is already a user ${seed.id}`);
        return { user: describeUser(world, addUser(world, seed)) };
      },
    },
    {
      method: 'PUT',
      path: '/users/:user',
      handle: ({ params, body }) => {
        const user = userOf(world, params);
        user.highRisk = body.flag('highRisk', user.highRisk);
        user.riskRank = body.integerOr('riskRank', user.riskRank);
        user.nickname = body.textOr('nickname', user.nickname);
        user.phone = body.textOr('phone', user.phone);
        return { user: describeUser(world, user) };
      },
    },
    {
      method: 'POST',
      path: '/users/:user/open',
      handle: ({ params, body }) => {
        const account = accountOf(world, body, 'mini');
        visit(
          world.users,
          account.appId,
          userOf(world, params).id,
          world.clock.now(),
          body.integerOr('scene', 1001),
        );
        return {};
      },
    },
    {
      method: 'POST',
      path: '/users/:user/follow',
      handle: ({ params, body }) => follow(world, accountOf(world, body, 'official'), userOf(world, params)),
    },
    {
      method: 'POST',
      path: '/users/:user/unfollow',
      handle: ({ params, body }) =>
        unfollow(world, accountOf(world, body, 'official'), userOf(world, params)),
    },
    {
      method: 'POST',
      path: '/users/:user/revoke',
      handle: ({ params, body }) =>
        revokeAuthorization(
          world,
          accountOf(world, body, 'mini'),
          userOf(world, params),
          body.textOr('info', '1'),
        ),
    },
  ];
}
