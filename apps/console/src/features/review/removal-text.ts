import type { Post } from '@huixiang/contract';

import { t } from '../../ui/i18n.ts';

/** What comes of removing somebody's post. */
export function removalText({ author: { nickname: name }, commentCount: n }: Post): string {
  return n === 0 ? t('review.removePostBareText', { name }) : t('review.removePostText', { name, n });
}
