import { APP_PAGE } from '@huixiang/contract';

const SIGN_IN = '/pkg-account/sign-in';

/** The page to go to after signing in: one of ours, and not the sign-in itself; undefined for anything else. */
export function returnPage(text: unknown): string | undefined {
  if (typeof text !== 'string' || !APP_PAGE.test(text) || text.startsWith(SIGN_IN)) return undefined;
  return text;
}
