import type { Listener } from './types.ts';

/** A member of whom less is known than this is asked like everybody. */
const LOOKS_KNOWN = 8;
/** Standard deviations above a member's rate up to which they get the benefit of the doubt (about 90 %). */
const DOUBT = 1.28;

/**
 * How many cards a visit may bring: what the member's time is worth. Somebody whose answers have become rare is asked
 * less, in proportion, but never not at all, so that they can come back. Caps and quiet hours are kept elsewhere.
 * @param usualRate share of cards that are genuinely answered in this space, above 0
 * @param size cards of a full deck
 */
export function cardsFor(listener: Listener, usualRate: number, size: number): number {
  if (listener.looks < LOOKS_KNOWN) return size;
  const n = listener.looks + 1;
  const rate = (listener.answers + usualRate) / n;
  const atMost = rate + DOUBT * Math.sqrt((rate * (1 - rate)) / n);
  return Math.max(1, Math.min(size, Math.ceil((size * 2 * atMost) / usualRate)));
}
