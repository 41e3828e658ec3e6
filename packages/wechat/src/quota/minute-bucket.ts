/** A tap that lets at most `perMinute` calls through in any minute. */
export interface MinuteBucket {
  /** Takes a place and says how many milliseconds to wait for it; undefined, and no place, when that is more than `waitMaxMs`. */
  take(now: number, waitMaxMs: number): number | undefined;
}

/**
 * A token bucket: a burst of a sixth, then a steady flow of the rest, so that no window of 60 seconds, wherever WeChat lets it begin,
 * sees more than `perMinute`. Times in milliseconds.
 */
export function createMinuteBucket(perMinute: number): MinuteBucket {
  const burst = Math.max(1, Math.floor(perMinute / 6));
  const flow = (burst === 1 ? perMinute : perMinute - burst) / 60_000;
  let level = burst;
  let filledAt = -Infinity;
  return {
    take(now, waitMaxMs) {
      if (now > filledAt) {
        level = Math.min(burst, level + (now - filledAt) * flow);
        filledAt = now;
      }
      // A time before `filledAt` (a clock set back) only means that nothing is added.
      const wait = level >= 1 ? 0 : Math.ceil((1 - level) / flow);
      if (wait > waitMaxMs) return undefined;
      level -= 1;
      return wait;
    },
  };
}
