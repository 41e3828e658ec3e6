import { ApiError, isCallError } from '../api/index.ts';
import { locale, t } from './i18n.ts';

/** What to tell a person about a failure, in the language of the interface. */
export function errorText(error: unknown): string {
  if (!isCallError(error)) return t('error.unknown');
  const words = locale.value === 'en' ? error.en : error.zh;
  if (!(error instanceof ApiError) || error.retryAfterSeconds === null) return words;
  return `${words} ${t('error.retryAfter', { n: error.retryAfterSeconds })}`;
}
