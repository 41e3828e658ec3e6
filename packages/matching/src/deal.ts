import { drawSome } from './draws.ts';
import type { Market } from './market.ts';
import { isOld, lookNeedOf, needOf, type Promises } from './need.ts';
import { predict, type Model } from './predict.ts';
import { pickVaried } from './pick-varied.ts';
import { explore } from './explore.ts';
import { Shortlist } from './shortlist.ts';
import type { Deal, Listener, OpenComment, Predicted, Scored } from './types.ts';

/** So many of the best scores are looked at for variety; a deck is far smaller. */
const SHORTLIST = 64;

export interface DealRequest<C extends OpenComment> {
  /** Comments that still want to be heard, in any order. */
  readonly open: readonly C[];
  readonly listener: Listener;
  /** Whether this listener may be dealt the comment at all. */
  readonly mayDeal: (comment: C) => boolean;
  /** Writes the features of comment and listener, as many as the model has. */
  readonly describe: (comment: C, into: Float64Array) => void;
  /** How readily the comment is answered compared with others, 1 as usual. */
  readonly appealOf: (comment: C) => number;
  /** Told what was predicted for each eligible comment, so that appeals and the market can be followed. */
  readonly predicted?: (comment: C, probability: number) => void;
  readonly model: Model;
  readonly market: Market;
  readonly promises: Promises;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** Cards wanted at most, 0 or more. */
  readonly size: number;
  /** Share of the cards that go by a draw on quality, 0 to 1; the rest goes by need and fit. */
  readonly exploreShare: number;
  readonly random: () => number;
}

/**
 * Choose the cards of one visit, best first: need times the probability of a genuine answer, and what a look is worth;
 * a share of them by a draw on quality instead, so that the order of threads can be learned. Never a comment twice, never
 * more than `size`. The same request with the same random numbers gives the same deck.
 */
export function deal<C extends OpenComment>(request: DealRequest<C>): Deal<C>[] {
  if (!request.listener.personalised) return dealByChance(request);
  const { eligible, ranked } = score(request);
  const explored = drawShare(request.size, request.exploreShare, request.random);
  const fit = pickVaried(ranked, request.size - explored, []);
  const pool = explored === 0 ? [] : freshOf(eligible, request);
  const drawn = explore(pool, fit, explored, request.random);
  return [...fit, ...drawn.picked].map(({ comment, predicted, lane }, place) => ({
    comment,
    lane,
    predicted,
    propensity:
      place < fit.length
        ? atLeast(request.size, place + 1, 1 - request.exploreShare)
        : drawn.propensityOf(comment),
    features: featuresOf(request, comment),
  }));
}

/** What is not old, or all where nothing is. */
function freshOf<C extends OpenComment>(
  eligible: readonly Predicted<C>[],
  { promises, now }: DealRequest<C>,
): readonly Predicted<C>[] {
  const fresh = eligible.filter(({ comment }) => !isOld(comment, promises, now));
  return fresh.length > 0 ? fresh : eligible;
}

/** All that may be dealt, with what is predicted for it, and the best of it by score, best first, new before old. */
function score<C extends OpenComment>(
  request: DealRequest<C>,
): { eligible: Predicted<C>[]; ranked: Scored<C>[] } {
  const { open, mayDeal, describe, model, market, promises, now, appealOf, predicted: tell } = request;
  const features = new Float64Array(model.size);
  const eligible: Predicted<C>[] = [];
  const best = new Shortlist<Scored<C>>(Math.max(SHORTLIST, 2 * request.size), isBefore);
  for (const comment of open) {
    if (!mayDeal(comment)) continue;
    describe(comment, features);
    const predicted = predict(model, features);
    const answer = predicted * needOf(comment, promises, market, appealOf(comment), now);
    const look = lookNeedOf(comment, promises, now);
    const scored: Scored<C> = {
      comment,
      predicted,
      score: answer + look,
      lane: look > answer ? 'look' : 'fit',
    };
    eligible.push(scored);
    best.offer(scored);
    // Told only now: that a comment fits this very listener is no sign that others will answer it soon.
    tell?.(comment, predicted);
  }
  return { eligible, ranked: best.sorted() };
}

function isBefore<C extends OpenComment>(a: Scored<C>, b: Scored<C>): boolean {
  return a.score === b.score ? a.comment.createdAt > b.comment.createdAt : a.score > b.score;
}

/** Everybody who is eligible has the same chance. */
function dealByChance<C extends OpenComment>(request: DealRequest<C>): Deal<C>[] {
  const eligible = request.open.filter((comment) => request.mayDeal(comment));
  const drawn = drawSome(eligible, request.size, request.random);
  return drawn.map((comment) => {
    const features = featuresOf(request, comment);
    const predicted = predict(request.model, features);
    return { comment, lane: 'random', predicted, propensity: drawn.length / eligible.length, features };
  });
}

function featuresOf<C extends OpenComment>({ describe, model }: DealRequest<C>, comment: C): number[] {
  const features = new Float64Array(model.size);
  describe(comment, features);
  return [...features];
}

function drawShare(size: number, share: number, random: () => number): number {
  let drawn = 0;
  for (let i = 0; i < size; i += 1) if (random() < share) drawn += 1;
  return drawn;
}

/** P(at least `wanted` of `size` cards) when each is dealt by score with probability `share`. */
function atLeast(size: number, wanted: number, share: number): number {
  let sum = 0;
  let ways = 1;
  for (let k = 0; k <= size; k += 1) {
    if (k >= wanted) sum += ways * share ** k * (1 - share) ** (size - k);
    ways = (ways * (size - k)) / (k + 1);
  }
  return Math.min(1, sum);
}
