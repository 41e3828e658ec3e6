import type { PushFormat } from '@huixiang/wechat';

export type AccountKind = 'mini' | 'official' | 'corp';

export interface PushSettings {
  /** Where pushes go; without it they are only kept in the log. */
  url: string | undefined;
  token: string;
  encodingAesKey: string;
  format: PushFormat;
  /** `safe`: encrypted and signed. `plain`: only signed. */
  mode: 'safe' | 'plain';
}

/** One mini-program, official account or WeCom corporation, with everything its owner sets in WeChat's consoles. */
export interface Account {
  readonly appId: string;
  secret: string;
  readonly kind: AccountKind;
  name: string;
  /** `gh_…`, to whom pushes are addressed. */
  readonly originalId: string;
  /** Whether it hangs under an open-platform account; only then are there union ids. */
  bound: boolean;
  readonly push: PushSettings;
  /** Paths of calls it has no permission for: 48001. */
  blockedApis: string[];
  /** Whether it may manage comments; without: 88000. */
  commentPrivilege: boolean;
  /** Published pages; empty: every page is taken to exist. Else unknown ones are 41030. */
  pages: string[];
  /** Beginnings of page paths that its sitemap keeps from search: 40066. */
  sitemapDisallow: string[];
  /** Off: 85083. */
  searchOpen: boolean;
  /** Where people's H5 logins may return to; empty: anywhere. */
  oauthDomains: string[];
  /** Categories (类目), which decide about templates and about what may be shown. */
  categories: { id: number; name: string }[];
  /** Kinds of data that its privacy guideline names, such as `PhoneNumber`. */
  privacyKeys: string[];
  /** The e-mail address in its privacy guideline. */
  privacyContact: string;
  /** Addresses that the mini-program may reach. */
  serverDomains: string[];
  /** Phone numbers it may still ask for. */
  phoneCredits: number;
  /** Where the same pages are in a browser, such as `http://localhost:3000/#/`; for tapping messages. */
  h5Base: string | undefined;
}

export interface Accounts {
  readonly list: Account[];
}

export function findAccount(accounts: Accounts, appId: string): Account | undefined {
  return accounts.list.find((one) => one.appId === appId);
}

/** The first account of a kind, which control calls mean when they name none. */
export function firstAccount(accounts: Accounts, kind: AccountKind): Account | undefined {
  return accounts.list.find((one) => one.kind === kind);
}
