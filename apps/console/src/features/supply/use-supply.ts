import { operations, type ReplyOf } from '@huixiang/contract';
import { useQuery } from '@tanstack/vue-query';

import { call } from '../../api/index.ts';
import { useSpace } from '../shell/space-context.ts';

/** How much hearing a space has and needs. */
export type Supply = ReplyOf<typeof operations.getSupply>;

/** Days do not turn within a minute; whoever keeps the page open sees the next one. */
const renewMs = 60_000;

/** The supply of the space, looked at anew once a minute. */
export function useSupply() {
  const { space } = useSpace();
  const spaceId = space.value.id;
  return useQuery({
    queryKey: ['supply', spaceId],
    queryFn: () => call(operations.getSupply, { params: { spaceId } }),
    refetchInterval: renewMs,
  });
}
