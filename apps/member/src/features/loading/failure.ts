import { isCallError } from '@huixiang/client';

import { t } from '../language/language.ts';
import { preferences } from '../preferences/preferences.ts';

/** Why something could not be shown or done, in the reader's words. */
export interface Failure {
  readonly kind: 'offline' | 'sign-in' | 'gone' | 'other';
  readonly text: string;
}

/** Turns whatever was thrown into words. */
export function toFailure(error: unknown): Failure {
  if (!isCallError(error)) return { kind: 'other', text: t('common.failed') };
  const text = preferences.language === 'zh' ? error.zh : error.en;
  if (error.kind === 'link') return { kind: 'offline', text };
  if (error.status === 401) return { kind: 'sign-in', text };
  return { kind: error.status === 404 ? 'gone' : 'other', text };
}
