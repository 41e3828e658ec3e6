import { reactive, readonly } from 'vue';

import { isH5 } from './target.ts';

const state = reactive({ dark: false });

/** Whether the phone shows dark pages now. Styles know it by themselves; pictures drawn in code ask here. */
export const theme = readonly(state);

/** Follows the system's theme for as long as the app lives. */
export function watchTheme(): void {
  if (isH5) {
    const query = matchMedia('(prefers-color-scheme: dark)');
    state.dark = query.matches;
    query.addEventListener('change', ({ matches }) => (state.dark = matches));
    return;
  }
  state.dark = uni.getSystemInfoSync().theme === 'dark';
  uni.onThemeChange(({ theme: now }) => (state.dark = now === 'dark'));
}
