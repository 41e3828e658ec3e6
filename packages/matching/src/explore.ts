import { drawSome, gaussian } from './draws.ts';
import { pickVaried } from './pick-varied.ts';
import { Shortlist } from './shortlist.ts';
import type { OpenComment, Predicted } from './types.ts';

/** How many looks the prediction is worth beside those that really happened. */
const PRIOR_LOOKS = 4;
/** Draws by which the chance of a comment to be drawn is estimated; each counts one of 2 before any. */
const ROUNDS = 24;
/** A draw looks at so many comments at most, chosen at random, so that a large pool costs no more than a small one. */
const POOL_MAX = 200;
/** So many of the best of a draw are looked at for variety. */
const SHORTLIST = 32;

export interface Explored<C> {
  readonly picked: readonly (Predicted<C> & { readonly lane: 'explore' })[];
  /** Estimated probability, 0 to 1, that the comment comes up in so many draws. */
  readonly propensityOf: (comment: C) => number;
}

/**
 * Thompson sampling on quality: a comment is drawn as often as it may be the best one, given its looks. What is good and
 * hardly seen comes up, and so does what is known to be good, until it is known well enough.
 */
export function explore<C extends OpenComment>(
  eligible: readonly Predicted<C>[],
  there: readonly Predicted<C>[],
  size: number,
  random: () => number,
): Explored<C> {
  if (size === 0) return { picked: [], propensityOf: () => 0 };
  const pool = drawSome(eligible, POOL_MAX, random);
  const share = pool.length / Math.max(1, eligible.length);
  const beliefs = pool.map(qualityOf);
  const picked = pickVaried(draw(beliefs, Math.max(SHORTLIST, there.length + size), random), size, there);
  const times = new Map<C, number>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { comment } of draw(beliefs, size, random)) times.set(comment, (times.get(comment) ?? 0) + 1);
  return {
    picked: picked.map(({ comment, predicted }) => ({ comment, predicted, lane: 'explore' })),
    propensityOf: (comment) => (share * ((times.get(comment) ?? 0) + 0.5)) / (ROUNDS + 1),
  };
}

interface Belief<C> extends Predicted<C> {
  readonly mean: number;
  readonly deviation: number;
}

interface Drawn<C> extends Predicted<C> {
  readonly value: number;
}

/** Beta posterior of the share of people who would answer, taken as normal. */
function qualityOf<C extends OpenComment>({ comment, predicted }: Predicted<C>): Belief<C> {
  const looks = comment.looks + PRIOR_LOOKS;
  const mean = (comment.answers + PRIOR_LOOKS * predicted) / looks;
  return { comment, predicted, mean, deviation: Math.sqrt((mean * (1 - mean)) / (looks + 1)) };
}

/** The best of one draw, best first. */
function draw<C>(beliefs: readonly Belief<C>[], size: number, random: () => number): Drawn<C>[] {
  const best = new Shortlist<Drawn<C>>(size, (a, b) => a.value > b.value);
  for (const { comment, predicted, mean, deviation } of beliefs) {
    best.offer({ comment, predicted, value: mean + deviation * gaussian(random) });
  }
  return best.sorted();
}
