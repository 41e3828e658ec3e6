import { operations, type ReplyOf } from '@huixiang/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';

import { call } from '../../api/index.ts';
import { useSpace } from '../shell/space-context.ts';

type Groups = ReplyOf<typeof operations.listGroups>;
/** One group of a space, with our figures and, beside them, what WeCom tells. */
export type Group = Groups['items'][number];

/** The groups of a space, and what owners do about them. */
export function useGroups() {
  const { space } = useSpace();
  const params = { spaceId: space.value.id };
  const queryClient = useQueryClient();
  const queryKey = ['groups', space.value.id];
  const query = useQuery({ queryKey, queryFn: () => call(operations.listGroups, { params }) });
  // Also after a failure: somebody else may have changed it meanwhile.
  const onSettled = () => queryClient.invalidateQueries({ queryKey });
  const rename = useMutation({
    mutationFn: ({ groupId, name }: { groupId: number; name: string }) =>
      call(operations.renameGroup, { params: { ...params, groupId }, body: { name } }),
    onSettled,
  });
  const unbind = useMutation({
    mutationFn: (groupId: number) => call(operations.unbindGroup, { params: { ...params, groupId } }),
    onSettled,
  });
  const company = useMutation({
    mutationFn: ({ groupId, linked }: { groupId: number; linked: boolean }) =>
      call(linked ? operations.linkCompanyGroup : operations.unlinkCompanyGroup, {
        params: { ...params, groupId },
      }),
    onSettled,
  });
  return { ...query, rename, unbind, company };
}
