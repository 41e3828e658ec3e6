/** A second tap within this time is the same tap: a person who changes their mind is slower. */
const DOUBLE_TAP_MS = 400;

/**
 * Tells a tap from the second half of a double tap, by when the finger tapped: a page that hangs may handle both halves long
 * after each other.
 * @returns whether a tap at this time, in milliseconds since anything, is one of its own
 */
export function firstTap(): (at: number) => boolean {
  let last = -Infinity;
  return (at) => {
    if (at - last < DOUBLE_TAP_MS) return false;
    last = at;
    return true;
  };
}
