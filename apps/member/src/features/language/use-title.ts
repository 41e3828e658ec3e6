import { onShow } from '@dcloudio/uni-app';
import { watch } from 'vue';

import { t } from './language.ts';

/** Keeps the navigation bar's title in the reader's language. */
export function useTitle(title: () => string): void {
  const set = () => uni.setNavigationBarTitle({ title: title(), fail: () => undefined });
  onShow(set);
  watch(title, set);
}

/** The same for a tab page, with the words of the tab bar, which WeChat lets only tab pages change. */
export function useTabTitle(title: () => string): void {
  const words = () => [t('tab.home'), t('tab.listen'), t('tab.me')];
  const set = () =>
    words().forEach((text, index) => uni.setTabBarItem({ index, text, fail: () => undefined }));
  useTitle(title);
  onShow(set);
  watch(words, set);
}
