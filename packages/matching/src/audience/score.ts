import type { Clock } from './clock.ts';
import { fadeAfter } from './clock.ts';
import {
  acceptOf,
  askedOf,
  budgetOf,
  fatigueOf,
  HOURS,
  LAST_ASKED,
  offsetOf,
  ON,
  provinceOf,
  REGION_RATES,
  regionOf,
  RIGHTS,
  TAG_WORDS,
  WEIGHT_STEPS,
  WEIGHT_ZERO,
} from './record.ts';

/** How well somebody fits, from 0 to 1: what anybody is good for, plus common tags, plus being near. */
const FIT = { anybody: 0.1, tags: 0.65, city: 0.25, province: 0.125, least: 0.01 } as const;

/** What of a question decides who may be asked and who fits, in the index's own numbers. */
export interface Criteria {
  readonly clock: Clock;
  /** Weight of each tag number in the comment, 0 for all others. */
  readonly wanted: Float32Array;
  /** As `regionNumber` gives it. */
  readonly region: number;
  readonly language: number;
}

/** Whether the member whose record begins at `base` is on, awake, reads the language and has budget left. */
export function mayBeAsked(words: Uint32Array, base: number, { clock, language }: Criteria): boolean {
  const rights = words[base + RIGHTS] as number;
  if ((rights & ON) === 0) return false;
  const offset = offsetOf(rights);
  const hours = words[base + HOURS] as number;
  if ((hours & (clock.hours[offset] as number)) === 0) return false;
  const languages = hours >>> 24;
  if (language !== 0 && languages !== 0 && (languages & language) === 0) return false;
  const thisWeek = (words[base + LAST_ASKED] as number) >= (clock.weeks[offset] as number);
  return (thisWeek ? askedOf(rights) : 0) < budgetOf(rights);
}

/** Fit x accept rate x freshness, 0 to 1. */
export function scoreOf(words: Uint32Array, base: number, criteria: Criteria): number {
  const rates = words[base + REGION_RATES] as number;
  const tired = fatigueOf(rates) * fadeAfter(criteria.clock.minute - (words[base + LAST_ASKED] as number));
  const fit = fitOf(tagMatch(words, base, criteria.wanted), regionOf(rates), criteria.region);
  return fit * (acceptOf(rates) / 255) * (1 - tired / 255);
}

function fitOf(match: number, own: number, wanted: number): number {
  const fit = FIT.anybody + FIT.tags * Math.min(1, match) + nearness(own, wanted);
  return Math.max(FIT.least, fit);
}

function nearness(own: number, wanted: number): number {
  if (own === 0 || wanted === 0) return 0;
  if (own === wanted && own % 100 !== 0) return FIT.city;
  return provinceOf(own) === provinceOf(wanted) ? FIT.province : 0;
}

/** Sum of the products of the weights of common tags. Number 0 is wanted by nobody, so empty places add nothing. */
function tagMatch(words: Uint32Array, base: number, wanted: Float32Array): number {
  let sum = 0;
  for (let at = base; at < base + TAG_WORDS; at += 1) {
    const word = words[at] as number;
    if (word === 0) break;
    sum += (wanted[(word >>> 4) & 0xfff] as number) * ((word & 15) - WEIGHT_ZERO);
    sum += (wanted[word >>> 20] as number) * (((word >>> 16) & 15) - WEIGHT_ZERO);
  }
  return sum / WEIGHT_STEPS;
}
