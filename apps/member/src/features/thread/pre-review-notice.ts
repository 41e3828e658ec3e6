import type { PreReview } from '@huixiang/contract';

import { t } from '../language/language.ts';
import { session } from '../session/session.ts';

/** What is said before sending where a moderator looks first; nothing to those who are spared. */
export function preReviewNotice(spaceId: number, rule: PreReview | undefined): string {
  if (rule === undefined || rule === 'off') return '';
  if (session.staffOf.some((one) => one.spaceId === spaceId)) return '';
  return t(`composer.preReview.${rule}`);
}
