import { operations } from '@huixiang/contract';
import { useQuery } from '@tanstack/vue-query';
import { toValue, type MaybeRefOrGetter } from 'vue';

import { call } from '../../api/index.ts';

export function unansweredKey(spaceId: number): readonly unknown[] {
  return ['unanswered', spaceId];
}

/** How many comments of members in a space wait for an answer by staff. */
export function useUnanswered(spaceId: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: ['unanswered', spaceId],
    queryFn: async () => {
      const reply = await call(operations.listInbox, {
        params: { spaceId: toValue(spaceId) },
        query: { show: 'unanswered', limit: 1 },
      });
      return reply.unanswered;
    },
  });
}
