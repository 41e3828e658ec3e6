import { reactive, readonly } from 'vue';

import { isH5 } from './target.ts';

const state = reactive({ online: true });

/** Whether the device believes it has a network. */
export const network = readonly(state);

/** Follows the device's network for as long as the app lives. */
export function watchNetwork(): void {
  if (isH5) {
    // Where there is a `navigator.connection` uni listens to that, and on a desktop it is silent when the network goes.
    const read = () => (state.online = navigator.onLine);
    read();
    addEventListener('online', read);
    addEventListener('offline', read);
    return;
  }
  uni.getNetworkType({ success: ({ networkType }) => (state.online = networkType !== 'none') });
  uni.onNetworkStatusChange(({ isConnected }) => (state.online = isConnected));
}
