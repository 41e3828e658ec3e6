import type { MemberCard } from '@huixiang/contract';

import { t } from '../language/language.ts';

/** The name to show: somebody who has left keeps none. */
export function nameOf(author: MemberCard): string {
  return author.nickname === '' ? t('common.gone') : author.nickname;
}
