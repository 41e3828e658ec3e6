import { limits } from '@huixiang/contract';
import { cardsFor } from '@huixiang/matching';
import type { Context } from '../context.ts';
import type { OwnCardRow } from './deck.store.ts';
import { recordOf } from './own-record.ts';
import type { Visit } from './visit.ts';

/** Cards that tell how somebody answers these days; who has grown tired can come back. */
const LATEST = 60;

/**
 * How many cards a visit brings at most: a full deck, and less for somebody whose answers have become rare beside what
 * is usual in the space that they hear from most. With personalisation off nothing is concluded from answers.
 */
export async function deckSizeFor(
  { knowledge }: Pick<Context, 'knowledge'>,
  { memberId, settings: { personalised } }: Visit,
  own: readonly OwnCardRow[],
): Promise<number> {
  const answered = own.filter((card) => card.answer !== null);
  const latest = answered.toSorted((a, b) => b.comment_id - a.comment_id).slice(0, LATEST);
  const home = mostFrequent(latest.map((card) => card.space_id));
  if (!personalised || home === undefined) return limits.deckSize;
  const { usualRate } = await knowledge.of(home);
  return cardsFor({ memberId, personalised, ...recordOf(latest) }, usualRate, limits.deckSize);
}

function mostFrequent(values: readonly number[]): number | undefined {
  const times = Map.groupBy(values, (value) => value);
  return [...times].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}
