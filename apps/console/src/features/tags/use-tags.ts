import { operations } from '@huixiang/contract';
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/vue-query';

import { call } from '../../api/index.ts';
import { useSpace } from '../shell/space-context.ts';
import type { SpaceTags, TagLists } from './tag-lists.ts';

/** Sets what staff decide about tags, and shows what came of it. */
export function settingTags(
  queryClient: QueryClient,
  queryKey: readonly unknown[],
  put: (lists: TagLists) => Promise<SpaceTags>,
) {
  return {
    mutationFn: put,
    onSuccess: async (tags: SpaceTags) => {
      // A list that was asked for before, and comes after, would take back what was just set.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, tags);
    },
    // Somebody else may have changed the lists meanwhile.
    onError: () => queryClient.invalidateQueries({ queryKey }),
  };
}

/** The tags of the space, and the way to set what staff decide about them. */
export function useTags() {
  const { space } = useSpace();
  const params = { spaceId: space.value.id };
  const queryClient = useQueryClient();
  const queryKey = ['tags', space.value.id];
  const query = useQuery({ queryKey, queryFn: () => call(operations.listTags, { params }) });
  const change = useMutation(
    settingTags(queryClient, queryKey, ({ added, hidden }) =>
      call(operations.setTags, { params, body: { added: [...added], hidden: [...hidden] } }),
    ),
  );
  return { ...query, change };
}
