import { operations } from '@huixiang/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed } from 'vue';

import { call } from '../../api/index.ts';
import { loadSession, me } from '../../api/session.ts';
import { useSpace } from '../shell/space-context.ts';
import { reaches, type GivenRole } from './role-rank.ts';

export interface RoleChange {
  readonly memberId: number;
  readonly role: GivenRole | 'member';
}

/** People with a role in the space; owners may change them. */
export function useStaff() {
  const { space, role } = useSpace();
  const spaceId = space.value.id;
  const queryClient = useQueryClient();
  const queryKey = ['staff', spaceId];
  const query = useQuery({
    queryKey,
    queryFn: async () => (await call(operations.listStaff, { params: { spaceId } })).items,
  });
  const change = useMutation({
    mutationFn: async ({ memberId, role: given }: RoleChange) => {
      await call(operations.setRole, { params: { spaceId, memberId }, body: { role: given } });
      // Changing one's own role changes what this console may show.
      if (memberId === me.value?.id) await loadSession();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  return { ...query, change, mayChange: computed(() => reaches(role.value, 'owner')) };
}
