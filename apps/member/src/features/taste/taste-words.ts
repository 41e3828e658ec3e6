import type { MemberTag } from '@huixiang/contract';

/** One press; eight presses lead from one end to the other. */
const STEP = 0.25;
/** How strong a word is that somebody adds by hand. */
export const OWN_WEIGHT = 0.75;

/** The next mark above or below, within -1 to 1. What was learned stands between marks and goes to the nearest one on its way. */
export function stepWeight(weight: number, direction: 1 | -1): number {
  const marks = (weight / STEP) * direction;
  // A hair below a mark counts as the mark, or one press would seem to do nothing.
  const next = (Math.floor(marks + 0.1) + 1) * STEP;
  return Math.min(1, next) * direction;
}

/** How much is wanted of a tag, in one of five words. */
export function weightWord(weight: number): 'most' | 'more' | 'even' | 'less' | 'least' {
  if (weight >= 0.6) return 'most';
  if (weight >= 0.15) return 'more';
  if (weight > -0.15) return 'even';
  return weight > -0.6 ? 'less' : 'least';
}

/** The bar from the middle of its track: to the right for more, to the left for less. In whole percent of the track. */
export function weightBar(weight: number): { readonly left: number; readonly width: number } {
  const width = Math.round(Math.min(1, Math.abs(weight)) * 50);
  return { left: weight < 0 ? 50 - width : 50, width };
}

/** The new list in the order of the old one, so that nothing moves under the thumb; what is new comes first. */
export function inOldOrder(before: readonly MemberTag[], now: readonly MemberTag[]): MemberTag[] {
  const place = new Map(before.map(({ tag }, index) => [tag, index]));
  const at = ({ tag }: MemberTag): number => place.get(tag) ?? -1;
  return [...now].sort((a, b) => at(a) - at(b));
}
