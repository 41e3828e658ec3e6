/**
 * Chance that a score puts a random positive above a random negative; ties count half. 0.5 tells nothing, 1 everything; NaN when
 * one kind is missing.
 */
export function areaUnderCurve(
  scores: readonly { readonly score: number; readonly positive: boolean }[],
): number {
  const sorted = scores.toSorted((a, b) => a.score - b.score);
  let [wins, positives, negatives] = [0, 0, 0];
  for (let from = 0; from < sorted.length;) {
    let to = from;
    let equal = 0;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) {
      if (sorted[to]?.positive === true) equal += 1;
      to += 1;
    }
    const others = to - from - equal;
    wins += equal * (negatives + others / 2);
    positives += equal;
    negatives += others;
    from = to;
  }
  return wins / (positives * negatives);
}
