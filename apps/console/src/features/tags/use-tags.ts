import { operations } from '@huixiang/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';

import { call } from '../../api/index.ts';
import { useSpace } from '../shell/space-context.ts';
import type { TagLists } from './tag-lists.ts';

/** The tags of the space, and the way to set what staff decide about them. */
export function useTags() {
  const { space } = useSpace();
  const params = { spaceId: space.value.id };
  const queryClient = useQueryClient();
  const queryKey = ['tags', space.value.id];
  const query = useQuery({ queryKey, queryFn: () => call(operations.listTags, { params }) });
  const change = useMutation({
    mutationFn: ({ added, hidden }: TagLists) =>
      call(operations.setTags, { params, body: { added: [...added], hidden: [...hidden] } }),
    onSuccess: (tags) => queryClient.setQueryData(queryKey, tags),
    // Somebody else may have changed the lists meanwhile.
    onError: () => queryClient.invalidateQueries({ queryKey }),
  });
  return { ...query, change };
}
