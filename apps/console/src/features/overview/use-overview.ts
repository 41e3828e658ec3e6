import { operations } from '@huixiang/contract';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/vue-query';
import { onScopeDispose, ref } from 'vue';

import { call } from '../../api/index.ts';
import { throttle } from '../../ui/throttle.ts';
import { useSpace, useSpaceEvents } from '../shell/space-context.ts';

export const overviewDays = [1, 7, 30] as const;
export type OverviewDays = (typeof overviewDays)[number];

/** Every event may move a figure; the whole is asked again, at most this often. */
const renewMs = 3_000;

/** The figures of the last 1, 7 or 30 days, renewed while one looks. */
export function useOverview() {
  const { space } = useSpace();
  const days = ref<OverviewDays>(7);
  const query = useQuery({
    queryKey: ['overview', space.value.id, days],
    queryFn: () =>
      call(operations.getOverview, { params: { spaceId: space.value.id }, query: { days: days.value } }),
    placeholderData: keepPreviousData,
  });
  const queryClient = useQueryClient();
  const renew = throttle(
    () => void queryClient.invalidateQueries({ queryKey: ['overview', space.value.id] }),
    renewMs,
  );
  useSpaceEvents(renew, renew);
  onScopeDispose(() => renew.cancel());
  return { days, ...query };
}
