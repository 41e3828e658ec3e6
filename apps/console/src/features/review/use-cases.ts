import { operations } from '@huixiang/contract';
import { useInfiniteQuery, useQueryClient } from '@tanstack/vue-query';
import { computed } from 'vue';

import { type ApiError, call } from '../../api/index.ts';
import { errorText } from '../../ui/error-text.ts';
import { t } from '../../ui/i18n.ts';
import { showToast } from '../../ui/toast.ts';
import { useSpace } from '../shell/space-context.ts';
import { moderationKey } from './use-counts.ts';
import { useDeciding } from './use-deciding.ts';
import { useInHand } from './use-in-hand.ts';

interface Page<Case> {
  readonly items: readonly Case[];
  readonly next: string | null;
}

export interface CasesOptions<Case> {
  readonly name: 'waiting' | 'pictures' | 'reported' | 'appeals';
  readonly load: (query: { after?: string }) => Promise<Page<Case>>;
  /** The comment, or what waits, that a case is about. */
  readonly idOf: (one: Case) => number;
}

/** A list of what waits for a decision, the one in hand, and deciding about it. */
export function useCases<Case>({ name, load, idOf }: CasesOptions<Case>) {
  const { space } = useSpace();
  const spaceId = space.value.id;
  const queryClient = useQueryClient();
  const queryKey = [...moderationKey(spaceId), name];
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => load(pageParam === null ? {} : { after: pageParam }),
    getNextPageParam: (page) => page.next,
  });
  const cases = computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []);
  const { selected, select, move } = useInHand(cases, idOf);

  /** Asks for all about moderation again; only this list is waited for. */
  function renew(): Promise<void> {
    void queryClient.invalidateQueries({ queryKey: moderationKey(spaceId) });
    return queryClient.invalidateQueries({ queryKey }, { cancelRefetch: false });
  }

  async function tellFirst(one: Case, failure: ApiError): Promise<void> {
    const reply = await call(operations.listModerationActs, {
      params: { spaceId },
      query: { commentId: idOf(one), limit: 1 },
    });
    const [last] = reply.items;
    const first =
      last === undefined
        ? errorText(failure)
        : t('review.already', {
            name: last.by?.nickname ?? t('review.nobody'),
            act: t(`review.act.${last.act}`),
          });
    showToast('bad', first);
  }
  const { busy, decide } = useDeciding({ tellFirst, renew });

  return { ...query, idOf, cases, selected, select, move, busy, decide, renew };
}
