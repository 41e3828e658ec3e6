import { reactive, readonly } from 'vue';

const state = reactive({ online: true });

/** Whether the device believes it has a network. */
export const network = readonly(state);

/** Follows the device's network for as long as the app lives. */
export function watchNetwork(): void {
  uni.getNetworkType({ success: ({ networkType }) => (state.online = networkType !== 'none') });
  uni.onNetworkStatusChange(({ isConnected }) => (state.online = isConnected));
}
