import { BYTE } from './bits.ts';
import { fadeAfter, type Clock } from './clock.ts';
import { acceptOf } from './glance.ts';
import {
  askedOf,
  budgetOf,
  fatigueOf,
  languagesOf,
  LAST_ASKED,
  offsetIndexOf,
  ON,
  regionOf,
  RIGHTS,
  TAG_WORDS,
  TRAITS,
  WEIGHT_STEPS,
  WEIGHT_ZERO,
} from './record.ts';
import { provinceOf } from './region.ts';

/** How well somebody fits, from 0 to 1: what anybody is good for, plus common tags, plus being near. */
export const FIT = { anybody: 0.1, tags: 0.65, city: 0.25, province: 0.125, least: 0.01 } as const;

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
export function mayBeAsked(words: Uint32Array, base: number, glance: number, criteria: Criteria): boolean {
  const { clock, language } = criteria;
  const rights = words[base + RIGHTS] as number;
  const offset = offsetIndexOf(rights);
  if ((rights & ON) === 0 || (glance & (clock.hours[offset] as number)) === 0) return false;
  const languages = languagesOf(words[base + TRAITS] as number);
  if (language !== 0 && languages !== 0 && (languages & language) === 0) return false;
  const thisWeek = (words[base + LAST_ASKED] as number) >= (clock.weeks[offset] as number);
  return (thisWeek ? askedOf(rights) : 0) < budgetOf(rights);
}

/** Fit x accept rate x freshness, 0 to 1. */
export function scoreOf(words: Uint32Array, base: number, glance: number, criteria: Criteria): number {
  const traits = words[base + TRAITS] as number;
  const age = criteria.clock.minute - (words[base + LAST_ASKED] as number);
  const freshness = 1 - (fatigueOf(traits) * fadeAfter(age)) / BYTE;
  const match = Math.min(1, tagMatch(words, base, criteria.wanted));
  const fit = FIT.anybody + FIT.tags * match + nearness(regionOf(traits), criteria.region);
  return Math.max(FIT.least, fit) * (acceptOf(glance) / BYTE) * freshness;
}

/** What being of that region adds to the fit; both as `regionNumber` gives them. */
export function nearness(own: number, wanted: number): number {
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
