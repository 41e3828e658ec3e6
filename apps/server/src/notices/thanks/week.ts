const DAY_MS = 24 * 3_600_000;
const WEEK_MS = 7 * DAY_MS;
/** Weeks begin on Mondays, on the clock of China for everybody: what a week holds must not depend on who looks. */
const FIRST_MONDAY = 4 * DAY_MS - 8 * 3_600_000;

/** Number of the week in which a moment lies (milliseconds since the Unix epoch), counted from January 1970. */
export function weekOf(at: number): number {
  return Math.floor((at - FIRST_MONDAY) / WEEK_MS);
}

/** When a week begins, in milliseconds since the Unix epoch. */
export function startOfWeek(week: number): number {
  return FIRST_MONDAY + week * WEEK_MS;
}
