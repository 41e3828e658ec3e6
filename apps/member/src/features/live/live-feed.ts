import { createLive, type LiveState } from '@huixiang/client';
import type { LiveEvent } from '@huixiang/contract';
import { onHide, onShow, onUnload } from '@dcloudio/uni-app';
import { ref, type Ref } from 'vue';

import { browserLive } from '../../platform/h5.ts';
import { isH5 } from '../../platform/target.ts';
import { weappLive } from '../../platform/weapp.ts';
import { programScene } from '../../platform/wechat.ts';
import { credentials } from '../session/credentials.ts';

/** How often a page asks for itself while the stream does not come through. */
const POLL_MS = 15_000;

function bearer(): Record<string, string> {
  const held = credentials.credentials();
  return held.kind === 'bearer' ? { authorization: `Bearer ${held.token}` } : {};
}

/** Programs read a page once: the server has no stream for them. */
function byProgram(): boolean {
  return !isH5 && programScene() !== undefined;
}

/**
 * The live stream of a page, for as long as the page is in view. `resync` loads anew what is shown: after a gap in the
 * stream, when the page comes back, and every now and then while there is no stream at all.
 */
export function useLive(on: { readonly event: (event: LiveEvent) => void; readonly resync: () => void }) {
  const state: Ref<LiveState> = ref('off');
  let poll: ReturnType<typeof setInterval> | undefined;
  const live = createLive({
    source: isH5 ? browserLive : weappLive(bearer),
    onEvent: on.event,
    onResync: on.resync,
    onState: (now) => (state.value = now),
    random: () => Math.random(),
    // EventSource hides the server's signs of life and notices a dead line by itself.
    ...(isH5 ? { silenceMs: Infinity } : {}),
  });
  const stopPolling = () => {
    if (poll !== undefined) clearInterval(poll);
    poll = undefined;
  };
  onShow(() => {
    if (byProgram()) return;
    live.resume();
    stopPolling();
    poll = setInterval(() => {
      if (state.value !== 'live') on.resync();
    }, POLL_MS);
  });
  onHide(() => {
    live.pause();
    stopPolling();
  });
  onUnload(() => {
    live.close();
    stopPolling();
  });
  return {
    state,
    watch(topics: readonly string[]): void {
      if (!byProgram()) live.watch(topics);
    },
  };
}
