import type { Locale, Translate } from './i18n.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export function formatCount(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** A share of a whole as a percentage, 0 to 100; null when the whole is empty and there is nothing to divide. */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.round((Math.min(part, whole) / whole) * 100) : null;
}

/** How long something has lasted, in two units up to two days and in days from then on. `ms` below a minute (or negative, by clock skew) is "just now". */
export function formatSpan(ms: number, t: Translate): string {
  if (ms < minuteMs) return t('time.now');
  const minutes = Math.floor(ms / minuteMs);
  const hours = Math.floor(ms / hourMs);
  const days = Math.floor(ms / dayMs);
  if (days > 1) return t('time.days', { n: days });
  if (days === 1) return joined(t('time.days', { n: days }), hours % 24, (n) => t('time.hours', { n }));
  if (hours > 0) return joined(t('time.hours', { n: hours }), minutes % 60, (n) => t('time.minutes', { n }));
  return t('time.minutes', { n: minutes });
}

function joined(large: string, rest: number, word: (n: number) => string): string {
  return rest === 0 ? large : `${large} ${word(rest)}`;
}

/** A moment on the wall clock: time of day for today, day and time for this year, the full date before. */
export function formatMoment(at: number, now: number, locale: Locale): string {
  const moment = new Date(at);
  const today = new Date(now);
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hour12: false };
  if (moment.toDateString() === today.toDateString())
    return new Intl.DateTimeFormat(locale, time).format(moment);
  const day: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' };
  const date: Intl.DateTimeFormatOptions =
    moment.getFullYear() === today.getFullYear() ? { ...day, ...time } : { ...day, year: 'numeric' };
  return new Intl.DateTimeFormat(locale, date).format(moment);
}

/** A mark on a time axis: the day at midnight, else the time of day. */
export function formatTick(at: number, locale: Locale): string {
  const moment = new Date(at);
  const midnight = moment.getHours() === 0 && moment.getMinutes() === 0;
  const parts: Intl.DateTimeFormatOptions = midnight
    ? { month: 'short', day: 'numeric' }
    : { hour: '2-digit', minute: '2-digit', hour12: false };
  return new Intl.DateTimeFormat(locale, parts).format(moment);
}

/** The machine-readable form for `<time datetime>`. */
export function isoMoment(at: number): string {
  return new Date(at).toISOString();
}
