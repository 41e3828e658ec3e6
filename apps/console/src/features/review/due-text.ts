import { formatSpan } from '../../ui/format.ts';
import type { Translate } from '../../ui/i18n.ts';

/** How soon something is due: 'late' it should have been done, 'soon' within two hours. */
export type Urgency = 'late' | 'soon' | 'calm';

const soonMs = 2 * 3_600_000;

export function urgencyOf(dueAt: number, now: number): Urgency {
  if (dueAt < now) return 'late';
  return dueAt - now <= soonMs ? 'soon' : 'calm';
}

/** The time left of what was promised, or how long it is over, in words. */
export function dueText(dueAt: number, now: number, t: Translate): string {
  const late = dueAt < now;
  return t(late ? 'review.late' : 'review.due', { span: formatSpan(Math.abs(dueAt - now), t) });
}
