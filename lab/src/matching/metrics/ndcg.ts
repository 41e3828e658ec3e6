/** Looks that the prior is worth in the final ranking, the same for every policy. */
const PRIOR_LOOKS = 10;
const DEPTH = 20;

export interface Ranked {
  readonly answers: number;
  readonly looks: number;
  /** True share of people who would answer. */
  readonly appeal: number;
  /** Puts equals in an order that tells nothing. */
  readonly tie: number;
}

/**
 * How near the final ranking by Bayesian average comes to the true one in its first 20: discounted gains divided by the greatest
 * possible. 1 when perfect, also when there is nothing to gain.
 */
export function ndcg20(comments: readonly Ranked[]): number {
  const prior = comments.reduce((sum, { appeal }) => sum + appeal, 0) / Math.max(1, comments.length);
  const average = ({ answers, looks }: Ranked): number =>
    (answers + PRIOR_LOOKS * prior) / (looks + PRIOR_LOOKS);
  const ranked = comments.toSorted((a, b) => average(b) - average(a) || a.tie - b.tie);
  const best = gains(comments.toSorted((a, b) => b.appeal - a.appeal));
  return best === 0 ? 1 : gains(ranked) / best;
}

function gains(ranked: readonly Ranked[]): number {
  return ranked.slice(0, DEPTH).reduce((sum, { appeal }, place) => sum + appeal / Math.log2(place + 2), 0);
}
