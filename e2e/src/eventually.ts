const WAIT_MS = 10_000;
const LOOK_EVERY_MS = 25;
/** At least so many looks, whatever the clock says: a machine that stood still has shown nothing in the meantime. */
const LOOKS_MIN = 40;

/**
 * Looks again and again until what is looked for is there, and returns it. What the look throws counts as not yet.
 * @throws Error saying what was waited for, with what the last look threw
 */
export async function eventually<T>(
  what: string,
  look: () => T | Promise<T>,
  waitMs = WAIT_MS,
): Promise<NonNullable<T>> {
  const until = Date.now() + waitMs;
  let thrown: unknown;
  let looks = 0;
  do {
    looks += 1;
    try {
      const seen = await look();
      if (seen !== null && seen !== undefined && seen !== false) return seen;
      thrown = undefined;
    } catch (error) {
      thrown = error;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  } while (looks < LOOKS_MIN || Date.now() < until);
  const why = thrown instanceof Error ? `: ${thrown.message}` : '';
  throw new Error(`Waited ${waitMs / 1000} s in vain for ${what}${why}`, { cause: thrown });
}
