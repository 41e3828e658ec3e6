import { randomBytes } from '../random/random.ts';
import { personKey } from '../users/users.ts';
import type { World } from '../world/world.ts';

/** `wx.login` makes a new key, which the server learns by the code: what is sealed from then on, only the new one opens. */
export function renewSessionKey(world: World, appId: string, userId: string): string {
  const key = randomBytes(world.random, 16).toString('base64');
  world.users.sessionKeys.set(personKey(appId, userId), key);
  return key;
}
