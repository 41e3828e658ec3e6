import type { Account } from '../accounts/accounts.ts';
import type { World } from '../world/world.ts';
import { openWindow } from '../customer/windows.ts';
import { openIdOf, personKey, type User } from './users.ts';

/** The person follows an official account: an event, and three messages may answer within a minute. */
export function follow(world: World, account: Account, user: User): void {
  world.users.followers.add(personKey(account.appId, user.id));
  openWindow(world.customer, personKey(account.appId, user.id), 'follow', world.clock.now());
  emit(world, account, user, { Event: 'subscribe', EventKey: '' });
}

export function unfollow(world: World, account: Account, user: User): void {
  world.users.followers.delete(personKey(account.appId, user.id));
  emit(world, account, user, { Event: 'unsubscribe', EventKey: '' });
}

/** The person takes back what they allowed (`info` 1: the profile); whoever holds it must erase it. */
export function revokeAuthorization(world: World, account: Account, user: User, info: string): void {
  emit(world, account, user, {
    Event: 'user_authorization_revoke',
    OpenID: openIdOf(world.users, account.appId, user.id),
    AppID: account.appId,
    RevokeInfo: info,
  });
}

function emit(world: World, account: Account, user: User, event: Readonly<Record<string, string>>): void {
  world.emit(account, openIdOf(world.users, account.appId, user.id), { MsgType: 'event', ...event });
}
