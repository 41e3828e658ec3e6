import type { Fields } from '../http/fields.ts';
import type { World } from '../world/world.ts';
import { registerOpenIds, unionIdOf, type User } from './users.ts';

/** A person of the seed; only the id is needed. */
export interface UserSeed extends Partial<Omit<User, 'id' | 'unionId'>> {
  readonly id: string;
}

/** Adds a person, or replaces one of the same id. */
export function addUser(world: Pick<World, 'users' | 'accounts'>, seed: UserSeed): User {
  const user: User = {
    nickname: seed.id,
    phone: undefined,
    countryCode: '86',
    highRisk: false,
    riskRank: 0,
    gender: '未知',
    ageBand: '未知',
    province: '未知',
    city: '未知',
    ...seed,
    unionId: unionIdOf(world.users, seed.id),
  };
  world.users.byId.set(user.id, user);
  registerOpenIds(
    world.users,
    user,
    world.accounts.list.map(({ appId }) => appId),
  );
  return user;
}

export function readUser(body: Fields): UserSeed {
  const id = body.text('id');
  return {
    id,
    nickname: body.textOr('nickname', id),
    phone: body.textOr('phone', undefined),
    highRisk: body.flag('highRisk'),
    riskRank: body.integerOr('riskRank', 0),
    gender: body.has('gender') ? body.choice('gender', ['男', '女', '未知']) : '未知',
    ageBand: body.textOr('ageBand', '未知'),
    province: body.textOr('province', '未知'),
    city: body.textOr('city', '未知'),
  };
}
