import { onShow } from '@dcloudio/uni-app';
import { reactive, readonly, watch } from 'vue';

import { preferences } from '../features/preferences/preferences.ts';
import colours from '../theme.json';
import { isH5 } from './target.ts';

const state = reactive({ dark: false });
let systemIsDark = false;
/** The bars follow the phone by themselves until somebody chooses otherwise. */
let barsAreOurs = false;

/** Whether dark pages are shown now. Styles know it by themselves; pictures drawn in code ask here. */
export const theme = readonly(state);

/** Follows the system's theme, or the person's own choice, for as long as the app lives. */
export function watchTheme(): void {
  if (isH5) {
    const query = matchMedia('(prefers-color-scheme: dark)');
    systemIsDark = query.matches;
    query.addEventListener('change', ({ matches }) => systemTurned(matches));
  } else {
    systemIsDark = uni.getSystemInfoSync().theme === 'dark';
    uni.onThemeChange(({ theme: now }) => systemTurned(now === 'dark'));
  }
  watch(() => preferences.theme, settle, { immediate: true });
}

/** Every page paints its own bars when it comes into view: WeChat keeps a navigation bar per page. */
export function usePaintedBars(): void {
  onShow(() => {
    if (barsAreOurs) paintBars();
  });
}

function systemTurned(dark: boolean): void {
  systemIsDark = dark;
  settle();
}

function settle(): void {
  state.dark = preferences.theme === 'auto' ? systemIsDark : preferences.theme === 'dark';
  if (isH5) {
    const { classList } = document.documentElement;
    classList.toggle('theme-light', preferences.theme === 'light');
    classList.toggle('theme-dark', preferences.theme === 'dark');
  }
  barsAreOurs ||= preferences.theme !== 'auto';
  if (barsAreOurs) paintBars();
}

/** The bars that belong to the frame of WeChat or uni, not to our pages. */
function paintBars(): void {
  const { navBg, navText, pageBg, tabBg, tabText, tabOn, tabBorder } = colours[state.dark ? 'dark' : 'light'];
  const fail = () => undefined;
  uni.setNavigationBarColor({
    frontColor: navText === 'white' ? '#ffffff' : '#000000',
    backgroundColor: navBg,
    fail,
  });
  uni.setTabBarStyle({
    color: tabText,
    selectedColor: tabOn,
    backgroundColor: tabBg,
    borderStyle: tabBorder as 'black' | 'white',
    fail,
  });
  if (!isH5) uni.setBackgroundColor({ backgroundColor: pageBg, fail });
}
