const DAY_MS = 24 * 3_600_000;
/** WeCom has the figures of a day some hours after its end. */
const READY_MS = 9 * 3_600_000;
/** Beijing is ahead by this. */
const AHEAD_MS = 8 * 3_600_000;

/** Milliseconds since the epoch at which the day of `at` began in Beijing. */
export function beijingDayStart(at: number): number {
  return Math.floor((at + AHEAD_MS) / DAY_MS) * DAY_MS - AHEAD_MS;
}

/** When the figures of the day before will be there, later than `at`. */
export function nextMorning(at: number): number {
  const morning = beijingDayStart(at) + READY_MS;
  return morning > at ? morning : morning + DAY_MS;
}
