import { operations } from '@huixiang/contract';
import { useInfiniteQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, ref } from 'vue';

import { ApiError, call } from '../../api/index.ts';
import { errorText } from '../../ui/error-text.ts';
import { t } from '../../ui/i18n.ts';
import { showToast } from '../../ui/toast.ts';
import { useSpace } from '../shell/space-context.ts';
import { moderationKey } from './use-counts.ts';

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

/** Refusals of the server that mean: somebody else was first. */
const decidedCodes = ['HX_DECIDED', 'HX_APPEAL_NONE', 'HX_NOT_FOUND'];

/** A list of what waits for a decision, the one in hand, and deciding about it. */
export function useCases<Case>({ name, load, idOf }: CasesOptions<Case>) {
  const { space } = useSpace();
  const spaceId = space.value.id;
  const queryClient = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: [...moderationKey(spaceId), name],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => load(pageParam === null ? {} : { after: pageParam }),
    getNextPageParam: (page) => page.next,
  });
  const cases = computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []);
  const busy = ref(false);
  const place = ref(0);
  /** The case in hand stays at its place in the list, so that after a decision the next one comes up. */
  const selected = computed(() => cases.value[Math.min(place.value, cases.value.length - 1)]);

  function select(one: Case): void {
    place.value = cases.value.findIndex((other) => idOf(other) === idOf(one));
  }

  function move(step: 1 | -1): void {
    place.value = Math.max(0, Math.min(cases.value.length - 1, place.value + step));
  }

  const renew = (): Promise<void> => queryClient.invalidateQueries({ queryKey: moderationKey(spaceId) });

  /** Who was first, and what they decided. */
  async function tellFirst(commentId: number, failure: ApiError): Promise<void> {
    const reply = await call(operations.listModerationActs, {
      params: { spaceId },
      query: { commentId, limit: 1 },
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

  /** Decides about one case. @returns whether it is settled, by me or by somebody else */
  async function decide(one: Case, act: () => Promise<unknown>, done: string): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    try {
      await act();
      showToast('good', done);
    } catch (failure) {
      if (!(failure instanceof ApiError) || !decidedCodes.includes(failure.code)) {
        showToast('bad', errorText(failure));
        return false;
      }
      await tellFirst(idOf(one), failure).catch(() => showToast('bad', errorText(failure)));
    } finally {
      busy.value = false;
    }
    await renew();
    return true;
  }

  return { ...query, idOf, cases, selected, select, move, busy, decide, renew };
}
