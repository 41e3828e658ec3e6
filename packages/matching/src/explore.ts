import { pickVaried } from './pick-varied.ts';
import type { OpenComment, Scored } from './types.ts';

/** How many looks the prediction is worth beside those that really happened. */
const PRIOR_LOOKS = 4;
/** Draws by which the chance of a comment to be drawn is estimated; each counts one of 2 before any. */
const ROUNDS = 24;
/** A draw looks at so many comments at most, chosen at random, so that a large pool costs no more than a small one. */
const POOL_MAX = 200;

export interface Explored<C> {
  readonly picked: readonly Scored<C>[];
  /** Estimated probability, 0 to 1, that the comment comes up in so many draws. */
  readonly propensityOf: (comment: C) => number;
}

/**
 * Thompson sampling on quality: a comment is drawn as often as it may be the best one, given its looks. What is good and
 * hardly seen comes up, and so does what is known to be good, until it is known well enough.
 */
export function explore<C extends OpenComment>(
  scored: readonly Scored<C>[],
  there: readonly Scored<C>[],
  size: number,
  random: () => number,
): Explored<C> {
  if (size === 0) return { picked: [], propensityOf: () => 0 };
  const pool = sample(scored, POOL_MAX, random);
  const share = pool.length / Math.max(1, scored.length);
  const beliefs = new Map(pool.map((one) => [one, qualityOf(one)]));
  const draw = (): Scored<C>[] => {
    const drawn = pool.map((one) => ({ one, value: drawFrom(beliefs.get(one), random) }));
    drawn.sort((a, b) => b.value - a.value);
    return drawn.map(({ one }) => ({ ...one, lane: 'explore' as const }));
  };
  const picked = pickVaried(draw(), size, there);
  const times = new Map<C, number>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { comment } of draw().slice(0, size)) times.set(comment, (times.get(comment) ?? 0) + 1);
  return {
    picked,
    propensityOf: (comment) => (share * ((times.get(comment) ?? 0) + 0.5)) / (ROUNDS + 1),
  };
}

interface Belief {
  readonly mean: number;
  readonly deviation: number;
}

/** Beta posterior of the share of people who would answer, taken as normal. */
function qualityOf<C extends OpenComment>({ comment, predicted }: Scored<C>): Belief {
  const looks = comment.looks + PRIOR_LOOKS;
  const mean = (comment.answers + PRIOR_LOOKS * predicted) / looks;
  return { mean, deviation: Math.sqrt((mean * (1 - mean)) / (looks + 1)) };
}

function drawFrom(belief: Belief | undefined, random: () => number): number {
  if (belief === undefined) return 0;
  const gaussian = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return belief.mean + belief.deviation * gaussian;
}

function sample<T>(things: readonly T[], size: number, random: () => number): T[] {
  const left = [...things];
  const wanted = Math.min(size, left.length);
  for (let i = 0; i < wanted; i += 1) {
    const j = i + Math.floor(random() * (left.length - i));
    [left[i], left[j]] = [left[j] as T, left[i] as T];
  }
  return left.slice(0, wanted);
}
