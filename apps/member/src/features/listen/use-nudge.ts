import { operations } from '@huixiang/contract';
import { onShow } from '@dcloudio/uni-app';
import { ref, watch } from 'vue';

import { api } from '../../platform/api.ts';
import { session } from '../session/session.ts';

/** How many comments wait for whoever is signed in and was worth telling; 0 when none. Asked each time the page comes into view. */
export function useNudge() {
  const waiting = ref(0);
  let turn = 0;

  async function look(): Promise<void> {
    const mine = (turn += 1);
    if (session.status !== 'member') {
      waiting.value = 0;
      return;
    }
    try {
      const { nudge } = await api.call(operations.getListening);
      if (mine === turn) waiting.value = nudge?.comments ?? 0;
    } catch {
      // A note that is missing costs nothing; the page itself tells of a bad network.
    }
  }

  onShow(() => void look());
  watch(
    () => session.member?.id,
    () => void look(),
  );
  return waiting;
}
