import type { Listener } from './types.ts';

/** Answers that a member is taken to have given, and been expected to give, before anything is known of them. */
const BENEFIT = 0.5;
/** A member is asked less only when their share of the expected answers falls below the inverse of this. */
const DOUBT = 3;

/**
 * How many cards a visit may bring: what the member's time is worth. Somebody whose answers have become rare beside what
 * is usual is asked less, in proportion, but never not at all, so that they can come back. Caps and quiet hours are kept
 * elsewhere.
 * @param usualRate share of cards that are genuinely answered in this space, above 0
 * @param size cards of a full deck
 */
export function cardsFor({ looks, answers }: Listener, usualRate: number, size: number): number {
  const share = (answers + BENEFIT) / (looks * usualRate + BENEFIT);
  return Math.max(1, Math.min(size, Math.ceil(size * DOUBT * share)));
}
