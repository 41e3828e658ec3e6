import { emptyMarket, passTime, type Market } from '@huixiang/matching';
import type { WaitRow } from './learning.store.ts';

/** The market as it is at `now`, from how long the comments since `from` waited for a first answer that was in time. */
export function marketOf(waits: readonly WaitRow[], soonMs: number, from: number, now: number): Market {
  const events = waits.flatMap(({ created_at: at, answered_at: answeredAt }) => {
    const inTime = answeredAt !== null && answeredAt < at + soonMs;
    return [
      { at, waiting: 1, answers: 0 },
      { at: inTime ? answeredAt : at + soonMs, waiting: -1, answers: inTime ? 1 : 0 },
    ];
  });
  events.sort((a, b) => a.at - b.at);
  const market = emptyMarket(from);
  let waiting = 0;
  for (const event of events) {
    if (event.at > now) break;
    passTime(market, event.at, waiting);
    waiting += event.waiting;
    market.answers += event.answers;
  }
  passTime(market, now, waiting);
  return market;
}
