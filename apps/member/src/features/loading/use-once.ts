import { ref, type Ref } from 'vue';

import { showToast } from '../../ui/toast.ts';
import { toFailure } from './failure.ts';

/**
 * Does one thing at a time: what is pressed while another runs is left out, and a failure is said in a toast.
 * @param busy whether something runs now, to show it
 */
export function useOnce(busy: Ref<boolean> = ref(false)) {
  /** @returns whether it was done */
  async function once(act: () => Promise<void>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    try {
      await act();
      return true;
    } catch (error) {
      showToast(toFailure(error).text, 'bad');
      return false;
    } finally {
      busy.value = false;
    }
  }
  return { busy, once };
}
