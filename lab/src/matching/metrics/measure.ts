import { hash32 } from '../random.ts';
import type { Played } from '../run/play.ts';
import { DAY, dayOf, HOUR, MINUTE, type Schedule } from '../worlds/schedule.ts';
import { gini, heardWithin, median, quantile, tally, type Tally } from './coverage.ts';
import { ndcg20 } from './ndcg.ts';
import { measureStress } from './stress.ts';

/** All figures of one run by name; shares are 0 to 1. */
export function measure(schedule: Schedule, played: Played): Map<string, number> {
  const { judged, appeal, comments, wantedMs, seed } = schedule;
  const counted = tally(schedule, played);
  const chosen = comments.flatMap(({ id }) => (judged[id] === 1 ? [id] : []));
  const exposure = chosen.map((id) => counted.cards[id] ?? 0);
  const cardsPerComment = played.cards.length / Math.max(1, comments.length);
  const acceptRate = played.cards.length === 0 ? 0 : counted.genuine / played.cards.length;
  const attainable = Math.min(1, cardsPerComment * acceptRate);
  return new Map([
    ['e1h', heardWithin(counted, HOUR, judged)],
    ['e24h', heardWithin(counted, DAY, judged)],
    ['ever', heardWithin(counted, Number.MAX_VALUE, judged)],
    ['efficiency', attainable === 0 ? 0 : heardWithin(counted, wantedMs, judged) / attainable],
    ['exposureGini', gini(exposure)],
    [
      'ndcg20',
      ndcg20(
        chosen.map((id) => ({
          answers: counted.answers[id] ?? 0,
          looks: counted.looks[id] ?? 0,
          appeal: appeal[id] ?? 0,
          tie: hash32(seed, id),
        })),
      ),
    ],
    ['acceptRate', acceptRate],
    ['cardsPerComment', cardsPerComment],
    ['cardsPerMemberDayMax', busiestDay(played)],
    ['zeroExposure', shareOf(exposure, (cards) => cards === 0)],
    ['underTwoLooks', shareOf(exposure, (cards) => cards < 2)],
    ['medianMinutes', medianMinutes(counted, chosen)],
    ['deckMsP99', deckMsP99(played)],
    ['rulesBroken', Object.values(played.broken).reduce((sum, times) => sum + times, 0)],
    ...(schedule.stress === undefined ? [] : measureStress(schedule, schedule.stress, played)),
  ]);
}

function shareOf(values: readonly number[], fits: (value: number) => boolean): number {
  return values.length === 0 ? 0 : values.filter(fits).length / values.length;
}

/** The first twentieth of the decks is left out: the runtime compiles the policy meanwhile, as a server has done long since. */
function deckMsP99({ deckMs }: Played): number {
  const warm = deckMs.subarray(Math.floor(deckMs.length / 20));
  return warm.length === 0 ? 0 : quantile(warm, 0.99);
}

/** Minutes to the first answer of those that got one; 0 when none did. */
function medianMinutes({ firstMs }: Tally, chosen: readonly number[]): number {
  const waits = chosen.map((id) => firstMs[id] ?? Number.POSITIVE_INFINITY).filter(Number.isFinite);
  return waits.length === 0 ? 0 : median(waits) / MINUTE;
}

function busiestDay({ cards }: Played): number {
  const counts = new Map<string, number>();
  let most = 0;
  for (const { memberId, at } of cards) {
    const key = `${memberId}:${dayOf(at)}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    most = Math.max(most, count);
  }
  return most;
}
