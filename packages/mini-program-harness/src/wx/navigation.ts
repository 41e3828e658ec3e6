import type { OpenKind } from '../runtime/page-stack.ts';
import { later, type WxContext } from './wx-context.ts';
import type { WxFunction, WxFunctions } from './wx-function.ts';

/** Opening and closing pages, and what stands around them: title, tabs, scrolling, refreshing. */
export function navigationFunctions(context: WxContext): WxFunctions {
  const { stack, state, files } = context;
  const opener = (kind: OpenKind): WxFunction =>
    later(context, kind, ({ url }) => stack.open(kind, String(url)));
  const quiet = (name: string): WxFunction => later(context, name, () => undefined);
  const tabIndex = (index: unknown): number => {
    if (!(Number(index) < files.tabs.length)) throw new Error('invalid index');
    return Number(index);
  };
  return {
    navigateTo: opener('navigateTo'),
    redirectTo: opener('redirectTo'),
    reLaunch: opener('reLaunch'),
    switchTab: opener('switchTab'),
    navigateBack: later(context, 'navigateBack', ({ delta }) => stack.back(Number(delta ?? 1))),
    setNavigationBarTitle: later(context, 'setNavigationBarTitle', ({ title }) => {
      stack.current().title = String(title);
    }),
    setNavigationBarColor: quiet('setNavigationBarColor'),
    showNavigationBarLoading: quiet('showNavigationBarLoading'),
    hideNavigationBarLoading: quiet('hideNavigationBarLoading'),
    setBackgroundColor: quiet('setBackgroundColor'),
    setBackgroundTextStyle: quiet('setBackgroundTextStyle'),
    setTabBarItem: quiet('setTabBarItem'),
    setTabBarStyle: quiet('setTabBarStyle'),
    showTabBar: quiet('showTabBar'),
    hideTabBar: quiet('hideTabBar'),
    setTabBarBadge: later(
      context,
      'setTabBarBadge',
      ({ index, text }) => void state.badges.set(tabIndex(index), String(text)),
    ),
    removeTabBarBadge: later(
      context,
      'removeTabBarBadge',
      ({ index }) => void state.badges.delete(tabIndex(index)),
    ),
    showTabBarRedDot: later(
      context,
      'showTabBarRedDot',
      ({ index }) => void state.badges.set(tabIndex(index), '•'),
    ),
    hideTabBarRedDot: later(
      context,
      'hideTabBarRedDot',
      ({ index }) => void state.badges.delete(tabIndex(index)),
    ),
    pageScrollTo: later(context, 'pageScrollTo', ({ scrollTop }) => {
      const page = stack.current();
      page.scrollTop = Number(scrollTop ?? 0);
      page.call('onPageScroll', { scrollTop: page.scrollTop });
    }),
    startPullDownRefresh: later(context, 'startPullDownRefresh', () => {
      const page = stack.current();
      page.refreshing = true;
      page.call('onPullDownRefresh');
    }),
    stopPullDownRefresh: later(context, 'stopPullDownRefresh', () => {
      stack.current().refreshing = false;
    }),
  };
}
