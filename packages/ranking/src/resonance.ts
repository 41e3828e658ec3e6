/**
 * Weight of the prior, in people: with this many sightings, what was seen counts as much as what was expected.
 */
export const PRIOR_WEIGHT = 10;
/** Share of people expected to echo a comment nobody has seen yet (measured accept rates are 0.15 to 0.29). */
export const PRIOR_SHARE = 0.2;

/**
 * Resonance: the Bayesian share of people who saw a comment and echoed it, `(echoes + m p) / (shown + m)`.
 * Divides by people who *saw* it, so a comment is not ranked by how long it has been on top. In 0..1.
 *
 * @param echoes counted echoes, 0 or more
 * @param shown people who saw it; an echo by somebody whose sighting was not reported counts as a sighting too
 */
export function resonance({ echoes, shown }: { readonly echoes: number; readonly shown: number }): number {
  return (echoes + PRIOR_WEIGHT * PRIOR_SHARE) / (Math.max(shown, echoes) + PRIOR_WEIGHT);
}
