import { watch } from 'vue';

import { preferences } from '../preferences/preferences.ts';

/** Tells the browser, and through it screen readers, which language the page is in. H5 only. */
export function markLanguage(root: HTMLElement): void {
  watch(
    () => preferences.language,
    (language) => (root.lang = language === 'zh' ? 'zh-CN' : 'en'),
    { immediate: true },
  );
}
