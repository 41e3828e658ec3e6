import type { Supply } from './use-supply.ts';

/** What would help, most urgent first; each is a message `supply.advice.<name>`. */
export type Advice = 'wait' | 'firstListeners' | 'invite' | 'remind' | 'tags' | 'keep';

/** Fewer than half of the listeners came: reminding those who are willing costs less than finding others. */
const COMING_SHARE = 0.5;
/** Where fewer cards than this bring an answer, many reach the wrong person. */
const FITTING_RATE = 0.2;

/** What the operator can do about the supply. None of it ever is a reward. */
export function adviceOf({ listeners, verdict, acceptRate }: Supply): Advice[] {
  if (listeners.on === 0) return ['firstListeners'];
  const advice: Advice[] = [];
  if (verdict === 'not-enough-data') advice.push('wait');
  if (verdict === 'short' || verdict === 'tight') advice.push('invite');
  if (verdict !== 'enough' && listeners.visiting < listeners.on * COMING_SHARE) advice.push('remind');
  if (acceptRate !== null && acceptRate.high < FITTING_RATE) advice.push('tags');
  if (verdict === 'enough') advice.push('keep');
  return advice;
}

/** Cards a day that are missing for the promise, rounded up; 0 when there are enough or it is not known. */
export function missingCards({ promise, cardsPerDay }: Supply): number {
  return promise.cardsPerDay === null
    ? 0
    : Math.max(0, Math.ceil(promise.cardsPerDay - cardsPerDay.available));
}

/** A share as a whole percentage. Never rounded to 0 or 100 unless it is exactly that. */
export function percent(share: number): number {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return 1;
  return rounded === 100 && share < 1 ? 99 : rounded;
}

/** A number per day as people say it: whole from ten on, else with one decimal. */
export function perDay(value: number): number {
  return value >= 10 ? Math.round(value) : Math.round(value * 10) / 10;
}
