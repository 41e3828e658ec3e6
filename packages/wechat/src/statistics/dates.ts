/** Days, both included, as `YYYY-MM-DD`. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;

/** The range as the article statistics want it. Throws a RangeError for what is no day. */
export function checkIsoDates({ from, to }: DateRange): { begin_date: string; end_date: string } {
  parseDay(from);
  parseDay(to);
  return { begin_date: from, end_date: to };
}

/** The `days` days that end with `to` (`YYYY-MM-DD`), as the mini-program's statistics want them: `YYYYMMDD`. */
export function compactRange(to: string, days: number): { begin_date: string; end_date: string } {
  const begin = new Date(parseDay(to) - (days - 1) * DAY_MS).toISOString().slice(0, 10);
  return { begin_date: begin.replaceAll('-', ''), end_date: to.replaceAll('-', '') };
}

function parseDay(day: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) throw new RangeError(`Not a day: ${day.slice(0, 20)}`);
  return time;
}
