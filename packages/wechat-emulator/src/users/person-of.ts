import type { Account } from '../accounts/accounts.ts';
import { WechatFailure } from '../http/failure.ts';
import type { World } from '../world/world.ts';
import { findByOpenId, type User } from './users.ts';

/** The person behind an openid of this account; throws 40003. */
export function personOf(world: World, account: Account, openId: string): User {
  const user = findByOpenId(world.users, account.appId, openId);
  if (!user) throw new WechatFailure(40003, 'invalid openid');
  return user;
}
