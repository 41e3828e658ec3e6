import { isCallError } from '@huixiang/client';

import { t } from '../language/language.ts';
import { preferences } from '../preferences/preferences.ts';

/** Why something could not be shown or done, in the reader's words. */
export interface Failure {
  /** `slow`: there is a network, and no reply came in time. */
  readonly kind: 'offline' | 'slow' | 'sign-in' | 'gone' | 'other';
  readonly text: string;
}

/** Turns whatever was thrown into words. */
export function toFailure(error: unknown): Failure {
  if (!isCallError(error)) return { kind: 'other', text: t('common.failed') };
  const text = preferences.language === 'zh' ? error.zh : error.en;
  if (error.kind === 'link') return { kind: error.code === 'HX_TIMEOUT' ? 'slow' : 'offline', text };
  if (error.status === 401) return { kind: 'sign-in', text };
  return { kind: error.status === 404 ? 'gone' : 'other', text };
}

/** What stands in the place of something that could not be shown: an icon, words, and what the way on is called. */
export interface FailureWords {
  readonly icon: string;
  readonly title: string;
  readonly text: string;
  readonly action: string;
}

/** How a failure is told in a page's own place, where there is room for more than one line. */
export function failureWords(failure: Failure | undefined): FailureWords {
  const action = t('common.retry');
  switch (failure?.kind) {
    case 'offline':
      return { icon: 'offline', title: t('common.offlineTitle'), text: t('common.offlineText'), action };
    case 'slow':
      return { icon: 'info', title: t('common.slowTitle'), text: t('common.slowText'), action };
    case 'gone':
      return { icon: 'info', title: t('common.goneTitle'), text: failure.text, action: t('mine.goHome') };
    default:
      return { icon: 'info', title: t('common.failedTitle'), text: failure?.text ?? '', action };
  }
}
