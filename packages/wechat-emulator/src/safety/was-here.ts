import type { World } from '../world/world.ts';

const SEEN_MS = 2 * 3_600_000;

/** Whether the person was in the mini-program within the last two hours, without which WeChat checks nothing. */
export function wasHere(world: World, person: string): boolean {
  const seen = world.users.lastSeen.get(person);
  return seen !== undefined && world.clock.now() - seen <= SEEN_MS;
}
