import { watch } from 'vue';

import { preferences } from '../preferences/preferences.ts';
import { loadEnglish } from './english.ts';

/** Tells the browser, and through it screen readers, which language the page is in, and has its words brought. H5 only. */
export function markLanguage(root: HTMLElement): void {
  watch(
    () => preferences.language,
    (language) => {
      root.lang = language === 'zh' ? 'zh-CN' : 'en';
      if (language === 'en') void loadEnglish().catch(() => undefined);
    },
    { immediate: true },
  );
}
