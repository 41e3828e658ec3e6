/** Ratings as seen from one side: who (or what) they are of, who is at the other end, and how far from usual they are. */
export interface Pairs {
  readonly own: Int32Array;
  readonly other: Int32Array;
  readonly weights: Float64Array;
  readonly values: Float64Array;
}

/** Offset b and factor f of everybody on one side. */
export interface Fitted {
  readonly offsets: Float64Array;
  readonly factors: Float64Array;
}

/** Ratings that somebody must have until half of what they say is believed. */
const STEADY_OFFSET = 3;
const STEADY_FACTOR = 0.6;

/** Solve for all of one side, the other being held: for each a ridge regression with two unknowns. */
export function fitSide({ own, other, weights, values }: Pairs, count: number, held: Fitted): Fitted {
  const [w, wf, wff] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const [wr, wrf] = [new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < own.length; i += 1) {
    const at = own[i] ?? 0;
    const to = other[i] ?? 0;
    const weight = weights[i] ?? 0;
    const factor = held.factors[to] ?? 0;
    const rest = weight * ((values[i] ?? 0) - (held.offsets[to] ?? 0));
    add(w, at, weight);
    add(wf, at, weight * factor);
    add(wff, at, weight * factor * factor);
    add(wr, at, rest);
    add(wrf, at, rest * factor);
  }
  const offsets = new Float64Array(count);
  const factors = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    const a = (w[at] ?? 0) + STEADY_OFFSET;
    const b = wf[at] ?? 0;
    const c = (wff[at] ?? 0) + STEADY_FACTOR;
    const [p, q] = [wr[at] ?? 0, wrf[at] ?? 0];
    const determinant = a * c - b * b;
    offsets[at] = (p * c - q * b) / determinant;
    factors[at] = (a * q - b * p) / determinant;
  }
  return { offsets, factors };
}

function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value;
}
