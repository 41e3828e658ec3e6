import { ref } from 'vue';

import { ApiError } from '../../api/index.ts';
import { errorText } from '../../ui/error-text.ts';
import { showToast } from '../../ui/toast.ts';

export interface DecidingPorts<Case> {
  /** Says who was first, and what they decided. */
  readonly tellFirst: (one: Case, failure: ApiError) => Promise<void>;
  /** Asks for the list again. */
  readonly renew: () => Promise<void>;
}

/** Refusals of the server that mean: somebody else was first. */
const decidedCodes = ['HX_DECIDED', 'HX_APPEAL_NONE', 'HX_NOT_FOUND'];

/** Deciding about cases, one at a time. */
export function useDeciding<Case>({ tellFirst, renew }: DecidingPorts<Case>) {
  const busy = ref(false);

  async function settle(one: Case, act: () => Promise<unknown>, done: string): Promise<boolean> {
    try {
      await act();
      showToast('good', done);
    } catch (failure) {
      if (!(failure instanceof ApiError) || !decidedCodes.includes(failure.code)) {
        showToast('bad', errorText(failure));
        return false;
      }
      await tellFirst(one, failure).catch(() => showToast('bad', errorText(failure)));
    }
    // Until the list has come anew the case still stands in it, and another press would decide it again.
    await renew();
    return true;
  }

  /** Decides about one case. @returns whether it is settled, by me or by somebody else */
  async function decide(one: Case, act: () => Promise<unknown>, done: string): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    return settle(one, act, done).finally(() => (busy.value = false));
  }

  return { busy, decide };
}
