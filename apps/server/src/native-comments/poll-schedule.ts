const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const BEIJING_MS = 8 * HOUR_MS;
/** From half past eight in the morning of Beijing the figures of yesterday are there. */
const FIGURES_MS = 8.5 * HOUR_MS;
/** The part of a day's budget that may be used in its first minute. */
const BURST = 0.1;

/** The day in Beijing, `YYYY-MM-DD`: WeChat counts its quotas and figures by it. */
export function beijingDay(at: number): string {
  return new Date(at + BEIJING_MS).toISOString().slice(0, 10);
}

/** Milliseconds between two looks at an article of this age: five minutes, from the second day an hour, then a day. */
export function pollInterval(ageMs: number): number {
  if (ageMs < DAY_MS) return 5 * MINUTE_MS;
  return ageMs < 2 * DAY_MS ? HOUR_MS : DAY_MS;
}

/** When to look again, after `failures` in a row; each doubles the wait, up to a day. */
export function nextPoll(now: number, { publishedAt, failures }: { publishedAt: number; failures: number }) {
  const interval = pollInterval(now - publishedAt);
  return now + Math.min(DAY_MS, interval * 2 ** Math.min(failures, 10));
}

/**
 * When to ask for the id of an article whose address was given at `linkedAt`: at once, and then each time figures may have
 * come: in the next morning, hourly until a week is over, then every morning.
 */
export function nextBinding(now: number, linkedAt: number): number {
  const today = Math.floor((now + BEIJING_MS) / DAY_MS) * DAY_MS - BEIJING_MS + FIGURES_MS;
  const morning = today > now ? today : today + DAY_MS;
  const recent = now - linkedAt < 7 * DAY_MS;
  return recent && beijingDay(now) !== beijingDay(linkedAt) && now >= today ? now + HOUR_MS : morning;
}

/** How many of the `perDay` calls of this day may be used by now: they are spread, so that the evening has some left. */
export function allowance(now: number, perDay: number): number {
  const passed = ((now + BEIJING_MS) % DAY_MS) / DAY_MS;
  return Math.floor(perDay * Math.min(1, BURST + passed));
}

/** Due articles in the order in which a scarce budget serves them: whose own rhythm is behind most comes first. */
export function byUrgency<Article extends { readonly dueAt: number; readonly publishedAt: number }>(
  now: number,
  due: readonly Article[],
): Article[] {
  const lag = ({ dueAt, publishedAt }: Article): number => (now - dueAt) / pollInterval(now - publishedAt);
  return due.toSorted((one, other) => lag(other) - lag(one));
}
