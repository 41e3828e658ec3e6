import { operations } from '@huixiang/contract';
import { useQuery } from '@tanstack/vue-query';
import type { Ref } from 'vue';

import { call } from '../../api/index.ts';

/** Everything about moderation in a space: one key renews all of it. */
export function moderationKey(spaceId: number): readonly unknown[] {
  return ['moderation', spaceId];
}

/** How much waits for the moderators, for who may see it. */
export function useCounts(spaceId: number, allowed: Readonly<Ref<boolean>>) {
  return useQuery({
    queryKey: [...moderationKey(spaceId), 'counts'],
    queryFn: () => call(operations.getModeration, { params: { spaceId } }),
    enabled: allowed,
  });
}
