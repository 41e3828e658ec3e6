import { logistic } from './predict.ts';

/**
 * What one member's answers tell about what speaks to them, beyond what they said themselves: a normal belief for each
 * feature of content (a tag, a topic), independent of the others. Kept per member, so it is small and easy to show.
 */
export interface Taste {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** How far members differ from what they say, in log-odds per unit of a feature. Measured in lab/matching. */
const SPREAD = 0.35;

/** Nothing learned yet. @param size number of content features */
export function emptyTaste(size: number, spread = SPREAD): Taste {
  return { mean: new Float64Array(size), variance: new Float64Array(size).fill(spread * spread) };
}

/** How well content fits, in log-odds; 0 when nothing is known. `content` has one number per feature, about standardised. */
export function fitOf(taste: Taste, content: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < taste.mean.length; i += 1) sum += (taste.mean[i] as number) * (content[i] as number);
  return sum;
}

/**
 * Take in one answer, as `learn` does for the space, but for one member alone. Changes the taste in place.
 * @param logOdds what was believed before, fit included
 */
export function learnTaste(
  { mean, variance }: Taste,
  content: ArrayLike<number>,
  logOdds: number,
  answered: boolean,
): void {
  const p = logistic(logOdds);
  const curvature = p * (1 - p);
  let spread = 0;
  for (let i = 0; i < mean.length; i += 1) spread += (variance[i] as number) * (content[i] as number) ** 2;
  const shrink = 1 / (1 + curvature * spread);
  const step = ((answered ? 1 : 0) - p) * shrink;
  for (let i = 0; i < mean.length; i += 1) {
    const along = (variance[i] as number) * (content[i] as number);
    mean[i] = (mean[i] as number) + along * step;
    variance[i] = (variance[i] as number) - curvature * shrink * along * along;
  }
}
