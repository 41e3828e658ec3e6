import { operations } from '@huixiang/contract';
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/vue-query';

import { call } from '../../api/index.ts';
import { useSpace } from '../shell/space-context.ts';
import type { SpaceTags, TagChange } from './tag-lists.ts';

/** Sets what staff decide about a tag, and shows what came of it. */
export function settingTags(
  queryClient: QueryClient,
  queryKey: readonly unknown[],
  put: (change: TagChange) => Promise<SpaceTags>,
) {
  return {
    mutationFn: put,
    onSuccess: async (tags: SpaceTags) => {
      // A list that was asked for before, and comes after, would take back what was just set.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, tags);
    },
    // Somebody else may have changed the tags meanwhile.
    onError: () => queryClient.invalidateQueries({ queryKey }),
  };
}

/** The tags of the space, and the way to set what staff decide about each. */
export function useTags() {
  const { space } = useSpace();
  const params = { spaceId: space.value.id };
  const queryClient = useQueryClient();
  const queryKey = ['tags', space.value.id];
  const query = useQuery({ queryKey, queryFn: () => call(operations.listTags, { params }) });
  const change = useMutation(
    settingTags(queryClient, queryKey, ({ tag, state }) =>
      call(operations.setTag, { params: { ...params, tag }, body: { state } }),
    ),
  );
  return { ...query, change };
}
