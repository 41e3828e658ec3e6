/** What a caller can do about an error code; several codes of WeChat's share one. */
export type WechatErrorKind =
  | 'busy'
  | 'token'
  | 'credentials'
  | 'code'
  | 'openid'
  | 'template'
  | 'page'
  | 'not-subscribed'
  | 'arguments'
  | 'day-quota'
  | 'minute-quota'
  | 'service-window'
  | 'risky-user'
  | 'user-limited'
  | 'illegal-content'
  | 'permission'
  | 'banned'
  | 'no-comment-right'
  | 'not-found'
  | 'limit'
  | 'not-in-group'
  | 'activity'
  | 'sitemap'
  | 'too-many-pages'
  | 'search-off'
  | 'link-quota'
  | 'no-open-platform'
  | 'unknown';

/** When the same call, unchanged, may succeed: at once with a new token, soon, in a minute, tomorrow, or never by itself. */
export type RetryWhen = 'new-token' | 'soon' | 'next-minute' | 'tomorrow' | 'never';

export interface WechatErrorEntry {
  readonly kind: WechatErrorKind;
  readonly retry: RetryWhen;
  /** What it means and what to do, for an operator. */
  readonly zh: string;
  readonly en: string;
}
