const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Quiet hours run from the start of `quietFrom` to the start of `quietTo`, over midnight if need be; equal: none. */
export interface QuietHours {
  readonly quietFrom: number;
  readonly quietTo: number;
  readonly utcOffsetMinutes: number;
}

/** Days since the epoch in a listener's own time. */
export function localDay(now: number, utcOffsetMinutes: number): number {
  return Math.floor((now + utcOffsetMinutes * 60_000) / DAY_MS);
}

/** Hour of the day, 0 to 23, in a listener's own time. */
export function localHour(now: number, utcOffsetMinutes: number): number {
  return Math.floor((now + utcOffsetMinutes * 60_000) / HOUR_MS) % 24;
}

/** The hours in which nobody under 18 is dealt or told anything. */
export function minorNight(utcOffsetMinutes: number): QuietHours {
  return { quietFrom: 22, quietTo: 6, utcOffsetMinutes };
}

/** Whether a listener wants to be left alone now. */
export function isQuiet(now: number, { quietFrom, quietTo, utcOffsetMinutes }: QuietHours): boolean {
  const hour = localHour(now, utcOffsetMinutes);
  if (quietFrom <= quietTo) return hour >= quietFrom && hour < quietTo;
  return hour >= quietFrom || hour < quietTo;
}
