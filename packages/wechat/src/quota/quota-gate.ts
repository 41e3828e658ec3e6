import { WechatLinkError, type WechatApiError } from '../errors/wechat-error.ts';
import { beijingDay, nextBeijingMidnight } from './beijing-day.ts';
import { createMinuteBucket, type MinuteBucket } from './minute-bucket.ts';

/** How many calls WeChat allows. Absent: it says no number. */
export interface Quota {
  /** Calls that share a quota name the same group; default is the path of the call. */
  readonly group?: string;
  readonly perMinute?: number;
  readonly perDay?: number;
  /** When the minute quota counts per user, one user who used theirs up must not stop the others. */
  readonly minuteCountsUsers?: boolean;
}

export interface QuotaGate {
  /** Milliseconds to wait before the call. Throws a {@link WechatLinkError} `quota` when that is too long. */
  enter(path: string, quota: Quota): number;
  /** Learns from an answer: 45009 and 45011 close the tap for a while. */
  refused(path: string, quota: Quota, error: WechatApiError): void;
  /** Forgets everything, after `clear_quota`. */
  reset(): void;
}

export interface QuotaGateOptions {
  readonly now: () => number;
  /** How long a call may wait for its place. */
  readonly waitMaxMs: number;
  /** The part of the quotas that is ours, 0–1: with four processes, 0.25. */
  readonly share: number;
}

interface Tap {
  readonly minute: MinuteBucket | undefined;
  day: number;
  usedToday: number;
  closedUntil: number;
}

const MINUTE_MS = 60_000;
/** Somebody may clear the quota by hand, so a closed day is tried again now and then. */
const DAY_RETRY_MS = 3_600_000;

export function createQuotaGate({ now, waitMaxMs, share }: QuotaGateOptions): QuotaGate {
  const taps = new Map<string, Tap>();

  function tapOf(path: string, { group = path, perMinute }: Quota): Tap {
    const known = taps.get(group);
    if (known) return known;
    const own = perMinute === undefined ? undefined : Math.max(1, Math.floor(perMinute * share));
    const minute = own === undefined ? undefined : createMinuteBucket(own);
    const tap = { minute, day: beijingDay(now()), usedToday: 0, closedUntil: 0 };
    taps.set(group, tap);
    return tap;
  }

  const held = (path: string, detail: string, retryAfterMs: number) =>
    new WechatLinkError(path, 'quota', { detail, maybeDone: false, retryAfterMs });

  return {
    enter(path, quota) {
      const tap = tapOf(path, quota);
      const time = now();
      if (time < tap.closedUntil) throw held(path, 'WeChat said so', tap.closedUntil - time);
      const today = beijingDay(time);
      if (today !== tap.day) Object.assign(tap, { day: today, usedToday: 0 });
      if (tap.usedToday >= Math.max(1, Math.floor((quota.perDay ?? Infinity) * share))) {
        throw held(path, 'used up for today', nextBeijingMidnight(time) - time);
      }
      const wait = tap.minute ? tap.minute.take(time, waitMaxMs) : 0;
      if (wait === undefined) throw held(path, 'used up for this minute', waitMaxMs);
      tap.usedToday += 1;
      return wait;
    },
    refused(path, quota, { retry }) {
      const tap = tapOf(path, quota);
      const time = now();
      if (retry === 'tomorrow') {
        tap.closedUntil = Math.min(nextBeijingMidnight(time), time + DAY_RETRY_MS);
      } else if (retry === 'next-minute' && quota.minuteCountsUsers !== true) {
        tap.closedUntil = time + MINUTE_MS;
      }
    },
    reset: () => taps.clear(),
  };
}
