import type { Thanks } from '@huixiang/contract';

import { count, t } from '../language/language.ts';

/** What became of a listener's answers of a week, in one calm sentence of true numbers. */
export function thanksText({ answered, outcome, outcomes }: Thanks): string {
  return t(`notices.thanks.${outcome}`, { n: answered, m: count(outcomes) });
}
