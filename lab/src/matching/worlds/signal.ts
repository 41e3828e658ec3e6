import type { Jester, Ratings } from '../data/jester.ts';

/** Weight of general appeal beside the correlations: with it the plain score orders pairs as well as in the research. */
const APPEAL_WEIGHT = 4;

/**
 * What a text's content tells about who likes it, learned from other people: its correlation with each gauge text, and last how
 * much more of them like it than like the mean text. One row of `gauge.length + 1` numbers for each text of `rest`.
 */
export function textSignals({ others, gauge, rest }: Jester, threshold: number): Float64Array[] {
  const shares = rest.map((text) => shareOfLikes(others, text, threshold));
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
  return rest.map((text, place) =>
    Float64Array.from([
      ...gauge.map((other) => correlation(others, text, other)),
      APPEAL_WEIGHT * ((shares[place] ?? mean) - mean),
    ]),
  );
}

/** The answers of onboarding in the same dimensions: 1 for a gauge text that speaks to the person, -1 for another, and 1 last. */
export function tasteOf({ full, gauge }: Jester, person: number, threshold: number): Float64Array {
  return Float64Array.from([
    ...gauge.map((text) => ((full.values[person * full.texts + text] ?? Number.NaN) >= threshold ? 1 : -1)),
    1,
  ]);
}

export function dot(a: Float64Array, b: Float64Array): number {
  const end = Math.min(a.length, b.length);
  let sum = 0;
  for (let i = 0; i < end; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function shareOfLikes({ people, texts, values }: Ratings, text: number, threshold: number): number {
  let [rated, likes] = [0, 0];
  for (let person = 0; person < people; person += 1) {
    const rating = values[person * texts + text] ?? Number.NaN;
    if (Number.isNaN(rating)) continue;
    rated += 1;
    if (rating >= threshold) likes += 1;
  }
  return rated === 0 ? 0 : likes / rated;
}

function correlation({ people, texts, values }: Ratings, a: number, b: number): number {
  let [n, sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0, 0];
  for (let person = 0; person < people; person += 1) {
    const x = values[person * texts + a] ?? Number.NaN;
    const y = values[person * texts + b] ?? Number.NaN;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    n += 1;
    sumA += x;
    sumB += y;
    sumAA += x * x;
    sumBB += y * y;
    sumAB += x * y;
  }
  const spread = Math.sqrt((n * sumAA - sumA * sumA) * (n * sumBB - sumB * sumB));
  return spread > 0 ? (n * sumAB - sumA * sumB) / spread : 0;
}
