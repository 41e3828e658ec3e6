import { operations, type ReplyOf, type Role, type Space } from '@huixiang/contract';
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

import { call } from '../../api/index.ts';
import { session } from '../../api/session.ts';
import type { SessionInfo } from '../../api/session.ts';

export interface MySpace {
  readonly space: Space;
  readonly role: Role;
}

type SpaceList = ReplyOf<typeof operations.listSpaces>['items'];

/**
 * The spaces one works in, with one's role in each, in the order of the list. An admin of the deployment works in all.
 * Being a plain member of a space is not working in it.
 */
export function mySpaces(spaces: SpaceList, info: Pick<SessionInfo, 'admin' | 'staffOf'> | null): MySpace[] {
  const roles = new Map(info?.staffOf.map(({ spaceId, role }) => [spaceId, role]));
  return spaces.flatMap((space) => {
    const role = roles.get(space.id) ?? (info?.admin === true ? 'admin' : 'member');
    return role === 'member' ? [] : [{ space, role }];
  });
}

export function useMySpaces() {
  const query = useQuery({
    queryKey: ['spaces'],
    queryFn: async () => (await call(operations.listSpaces, {})).items,
  });
  return { ...query, spaces: computed(() => mySpaces(query.data.value ?? [], session.value)) };
}
