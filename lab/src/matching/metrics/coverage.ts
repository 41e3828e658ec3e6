import type { Played } from '../run/play.ts';
import type { Schedule } from '../worlds/schedule.ts';

/** What became of each comment. */
export interface Tally {
  /** Cards dealt, by comment. */
  readonly cards: Int32Array;
  /** Of these, looked at: not left unanswered. */
  readonly looks: Int32Array;
  readonly answers: Int32Array;
  /** Milliseconds from posting to the first genuine answer; infinite without one. */
  readonly firstMs: Float64Array;
  /** Genuine answers over all cards. */
  readonly genuine: number;
}

export function tally({ comments }: Schedule, { cards }: Played): Tally {
  const count = comments.length;
  const result = {
    cards: new Int32Array(count),
    looks: new Int32Array(count),
    answers: new Int32Array(count),
    firstMs: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    genuine: 0,
  };
  for (const { commentId, at, outcome } of cards) {
    result.cards[commentId] = (result.cards[commentId] ?? 0) + 1;
    if (outcome === 'none') continue;
    result.looks[commentId] = (result.looks[commentId] ?? 0) + 1;
    if (outcome === 'pass') continue;
    result.genuine += 1;
    result.answers[commentId] = (result.answers[commentId] ?? 0) + 1;
    const waited = at - (comments[commentId]?.at ?? 0);
    result.firstMs[commentId] = Math.min(result.firstMs[commentId] ?? waited, waited);
  }
  return result;
}

/** Share of the chosen comments that were answered within `window` milliseconds; 0 when none is chosen. */
export function heardWithin({ firstMs }: Tally, window: number, chosen: Uint8Array): number {
  let [all, heard] = [0, 0];
  for (let id = 0; id < firstMs.length; id += 1) {
    if (chosen[id] !== 1) continue;
    all += 1;
    if ((firstMs[id] ?? 0) <= window) heard += 1;
  }
  return all === 0 ? 0 : heard / all;
}

/** Gini coefficient of amounts of 0 or more: 0 when all are equal, near 1 when one has everything. */
export function gini(amounts: readonly number[]): number {
  const sorted = amounts.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, amount) => sum + amount, 0);
  if (total === 0) return 0;
  const ranked = sorted.reduce((sum, amount, i) => sum + (i + 1) * amount, 0);
  return (2 * ranked) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}

/** The value below which `share` of the values lie (nearest rank); NaN of nothing. */
export function quantile(values: Iterable<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  const place = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return sorted[place] ?? Number.NaN;
}

/** The middle value, of an even number of values the mean of the middle two; NaN of nothing. */
export function median(values: Iterable<number>): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
