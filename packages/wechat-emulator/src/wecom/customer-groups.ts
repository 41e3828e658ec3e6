import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import type { Group } from '../groups/groups.ts';
import type { World } from '../world/world.ts';

const CUSTOMER_GROUP = 4;
const OWNERS_MAX = 100;

/** The customer groups of the given owners; of all when none is named. */
export function customerGroups(world: World, owners: readonly string[]): Group[] {
  return world.groups.list.filter(
    ({ chatType, owner }) => chatType === CUSTOMER_GROUP && (owners.length === 0 || owners.includes(owner)),
  );
}

/** The owners a call filters by; throws 40058 when there are too many. */
export function ownersOf(body: Fields): string[] {
  const owners = body.has('owner_filter') ? body.record('owner_filter').texts('userid_list') : [];
  if (owners.length > OWNERS_MAX) throw new WechatFailure(40058, 'userid_list has too many');
  return owners;
}
