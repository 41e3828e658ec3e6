const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TIME_STEPS = [1, 2, 5, 10, 15, 30]
  .map((minutes) => minutes * MINUTE)
  .concat([1, 2, 3, 6, 12].map((hours) => hours * HOUR))
  .concat([1, 2, 7, 14, 30, 90, 180, 365].map((days) => days * DAY));

/**
 * Whole numbers from 0 to at least `max` in equal steps of 1, 2 or 5 times a power of ten, about `count` of them.
 * The last one is the top of the axis.
 */
export function valueTicks(max: number, count: number): number[] {
  const rough = Math.max(1, max) / Math.max(1, count - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power);
  const steps = Math.max(1, Math.ceil(max / step));
  return Array.from({ length: steps + 1 }, (_, i) => i * step);
}

export interface TimeTick {
  readonly at: number;
  /** `HH:MM`, or `M/D` where the step is a day or more: digits only, readable in every language. */
  readonly label: string;
}

/**
 * At most `count` round local times within `from` and `to` (milliseconds since the Unix epoch); none when there is no time
 * between them.
 */
export function timeTicks(from: number, to: number, count: number, utcOffsetMinutes: number): TimeTick[] {
  if (!(to > from) || count < 1) return [];
  const offset = utcOffsetMinutes * MINUTE;
  const step =
    TIME_STEPS.find((one) => roundTimes(from, to, one, offset) <= count) ??
    Math.ceil((to - from) / count / DAY) * DAY;
  const ticks: TimeTick[] = [];
  for (let local = Math.ceil((from + offset) / step) * step; local <= to + offset; local += step) {
    ticks.push({ at: local - offset, label: step < DAY ? clock(local) : date(local) });
  }
  return ticks;
}

function roundTimes(from: number, to: number, step: number, offset: number): number {
  return Math.floor((to + offset) / step) - Math.ceil((from + offset) / step) + 1;
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

function clock(local: number): string {
  const minutes = Math.floor((((local % DAY) + DAY) % DAY) / MINUTE);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function date(local: number): string {
  const day = new Date(local);
  return `${day.getUTCMonth() + 1}/${day.getUTCDate()}`;
}

/** A whole number with thousands separated, the same in every language. */
export function plainNumber(value: number): string {
  return String(Math.round(value)).replace(/\B(?=([0-9]{3})+$)/g, ',');
}
