import { isCallError } from '@huixiang/client';

import { go, pages } from '../navigation.ts';

/** When something was refused for want of a verified telephone number, opens the page where one tap verifies it. */
export function leadToPhone(error: unknown): void {
  if (isCallError(error) && error.code === 'HX_PHONE_NEEDED') go(pages.phone());
}
