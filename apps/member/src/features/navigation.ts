import { leaveSheet } from '../platform/h5-back.ts';
import { isH5 } from '../platform/target.ts';
import { readOnlyNow } from '../platform/single-page.ts';
import { leaveSheets, stayWithSheets } from '../platform/weapp-back.ts';
import { showToast } from '../ui/toast.ts';
import { returnPage } from './account/return-page.ts';
import { t } from './language/language.ts';

type Query = Readonly<Record<string, string | number | undefined>>;

function withQuery(path: string, query: Query): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

/** Addresses of the pages. The server writes the thread's address into shared links: keep the names. */
export const pages = {
  thread: (query: { spaceId: number; postId: number; commentId?: number; via?: string; write?: 1 }) =>
    withQuery('/pkg-thread/thread', query),
  space: (spaceId: number) => withQuery('/pkg-thread/space', { spaceId }),
  search: (query: { spaceId?: number; q?: string } = {}) => withQuery('/pkg-find/search', query),
  discovery: () => '/pkg-find/discovery',
  myComments: () => '/pkg-mine/comments',
  myWaiting: () => '/pkg-mine/comments?show=waiting',
  myComment: (spaceId: number, commentId: number) => withQuery('/pkg-mine/comment', { spaceId, commentId }),
  /** Of a comment when there is one, else of the post. */
  card: (query: { spaceId: number; postId?: number; commentId?: number }) =>
    withQuery('/pkg-mine/card', query),
  /** `to`: the page to open afterwards, where none is left to go back to. */
  signIn: (to?: string) => withQuery('/pkg-account/sign-in', { to }),
  listening: () => '/pkg-account/listening',
  /** What a new listener is asked; `again`: with other comments than before. */
  welcome: ({ again = false } = {}) => withQuery('/pkg-listen/welcome', { again: again ? 1 : undefined }),
  taste: () => '/pkg-listen/taste',
  data: () => '/pkg-account/data',
  profile: () => '/pkg-me/profile',
  consents: () => '/pkg-me/consents',
  leave: () => '/pkg-me/leave',
  notices: () => '/pkg-me/notices',
  noticeSettings: () => '/pkg-me/notice-settings',
  phone: () => '/pkg-me/phone',
  blocked: () => '/pkg-me/blocked',
  decision: (spaceId: number, commentId: number) => withQuery('/pkg-me/decision', { spaceId, commentId }),
  about: () => '/pkg-account/about',
} as const;

let leaving = false;

/** Opens a page on top of this one. A second tap while the first page still opens does nothing. */
export function go(url: string): void {
  if (readOnlyNow()) return showToast(t('find.readOnly'));
  if (leaving) return;
  leaving = true;
  step(() =>
    uni.navigateTo({
      url,
      fail: () => {
        if (!isH5) stayWithSheets();
      },
      complete: () => (leaving = false),
    }),
  );
}

/** An open sheet stands in the way back, and has to be left first. */
function step(take: () => unknown): void {
  void (isH5 ? leaveSheet() : leaveSheets()).then(take);
}

/** To the sign-in, which leads back here, also in a browser that was reloaded or sent to WeChat in between. */
export function goSignIn(): void {
  go(pages.signIn(isH5 ? returnPage(location.hash.slice(1)) : undefined));
}

/** Opens a tab page. */
export function goTab(tab: 'home' | 'listen' | 'me'): void {
  step(() => uni.switchTab({ url: `/pages/${tab}/index` }));
}

/** Back to where the reader came from; when this page was opened by a link, to this other one, or home. */
export function goBack(to?: string): void {
  if (getCurrentPages().length > 1) step(() => uni.navigateBack());
  else if (to !== undefined) step(() => uni.reLaunch({ url: to }));
  else goTab('home');
}
