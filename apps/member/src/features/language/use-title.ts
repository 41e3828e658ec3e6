import { onShow } from '@dcloudio/uni-app';
import { watch } from 'vue';

/** Keeps the navigation bar's title in the reader's language. */
export function useTitle(title: () => string): void {
  const set = () => uni.setNavigationBarTitle({ title: title(), fail: () => undefined });
  onShow(set);
  watch(title, set);
}
