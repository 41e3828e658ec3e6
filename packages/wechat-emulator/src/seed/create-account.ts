import type { Account } from '../accounts/accounts.ts';
import { derivedText } from '../random/random.ts';
import { CATEGORY } from '../subscribe/library.ts';
import type { AccountSeed } from './seed.ts';

/** Fills what the seed leaves out. The push token and key are fixed and public: nothing here is a secret. */
export function createAccount(seed: AccountSeed, pushUrl: string | undefined): Account {
  const { appId, push } = seed;
  return {
    name: appId,
    originalId: `gh_${derivedText(12, 'original', appId)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '0')}`,
    bound: true,
    blockedApis: [],
    commentPrivilege: true,
    pages: [],
    sitemapDisallow: [],
    searchOpen: true,
    oauthDomains: [],
    categories: [CATEGORY],
    privacyKeys: [],
    privacyContact: '',
    serverDomains: [],
    phoneCredits: 1000,
    h5Base: undefined,
    ...seed,
    push: {
      url: pushUrl,
      token: 'emulator-push-token',
      encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      format: 'json',
      mode: 'safe',
      ...push,
    },
  };
}
