import { watch } from 'vue';

import { isH5 } from '../../platform/target.ts';
import { preferences } from '../preferences/preferences.ts';
import { t } from './language.ts';

/** The tab bar belongs to the platform, so its words are set by hand; the page names itself (see use-title.ts). */
export function onLanguage(): void {
  watch(
    () => preferences.language,
    (language) => {
      if (isH5) document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
      const words = [t('tab.home'), t('tab.listen'), t('tab.me')];
      // Off the tab pages WeChat refuses; the next tab page shows the words anyway.
      words.forEach((text, index) => uni.setTabBarItem({ index, text, fail: () => undefined }));
    },
    { immediate: true },
  );
}
