const DAY_MS = 86_400_000;
const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** Number of the day in Beijing, by which WeChat counts. */
export function beijingDay(now: number): number {
  return Math.floor((now + BEIJING_OFFSET_MS) / DAY_MS);
}

/** Milliseconds since 1970 of the next midnight in Beijing. */
export function nextBeijingMidnight(now: number): number {
  return (beijingDay(now) + 1) * DAY_MS - BEIJING_OFFSET_MS;
}
