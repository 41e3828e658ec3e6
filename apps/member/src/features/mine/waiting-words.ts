import { clock, t } from '../language/language.ts';
import type { MyWaiting } from './my-waiting.ts';

/** Where it stands, in one line: how long it may still take, or why it was refused and what became of the appeal. */
export function standingOf({ refused, dueAt }: Pick<MyWaiting, 'refused' | 'dueAt'>, now: number): string {
  if (refused === null)
    return dueAt < now ? t('waiting.late') : t('waiting.due', { time: clock(dueAt, now) });
  if (refused.appeal === 'open') return t('waiting.appealOpen');
  if (refused.appeal === 'upheld') return t('waiting.appealUpheld');
  return t(`decision.reason.${refused.reason}`);
}

/** Why it waits, or what the moderator said to its author; empty when nothing is to be said. */
export function noteOf({ refused, why }: Pick<MyWaiting, 'refused' | 'why'>): string {
  if (refused === null) return t(`waiting.why.${why}`);
  return refused.note === null ? '' : t('decision.said', { note: refused.note });
}
