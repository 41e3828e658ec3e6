import type { TrackRecord } from '@huixiang/matching';
import type { OwnCardRow } from './deck.store.ts';

/** What somebody's answered cards say about them. */
export function recordOf(cards: readonly OwnCardRow[]): TrackRecord & { readonly looks: number } {
  const record = { looks: 0, answers: 0, expected: 0, information: 0 };
  for (const { answer, predicted } of cards) {
    if (answer !== 'echo' && answer !== 'reply' && answer !== 'pass') continue;
    const p = predicted ?? 0;
    record.looks += 1;
    record.answers += answer === 'pass' ? 0 : 1;
    record.expected += p;
    record.information += p * (1 - p);
  }
  return record;
}
