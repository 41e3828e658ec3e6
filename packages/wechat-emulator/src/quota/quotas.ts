import { beijingDate } from '../clock/beijing.ts';
import type { Quota } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';

interface Counter {
  window: string;
  used: number;
}

export interface Quotas {
  /** Multiply the bounds, so that tests reach them; at least one call is always left. The last that matches is in force. */
  readonly scales: { readonly match: string; readonly scale: number }[];
  readonly counters: Map<string, Counter>;
  /** `appId yyyy-mm` → how often the account cleared its counters. */
  readonly clears: Map<string, number>;
}

export function createQuotas(scale: number): Quotas {
  return { scales: [{ match: '', scale }], counters: new Map(), clears: new Map() };
}

/** The bound in force for a path. */
export function scaled(quotas: Quotas, path: string, bound: number): number {
  const scale = quotas.scales.findLast(({ match }) => path.startsWith(match))?.scale ?? 1;
  // What is a hair below a whole number after the multiplication was meant to be it.
  return Math.max(1, Math.floor(bound * scale + 1e-9));
}

/** Counts a call of `who` (an appid, or an appid and a person). Throws 45011 by the minute and 45009 by the day. */
export function countCall(quotas: Quotas, who: string, path: string, quota: Quota, now: number): void {
  const { minute, day } = quota;
  if (
    minute !== undefined &&
    isOver(quotas, `${who} ${path} minute`, minuteOf(now), scaled(quotas, path, minute))
  ) {
    throw new WechatFailure(45011, 'api minute-quota reach limit, mustslower, retry next minute');
  }
  if (
    day !== undefined &&
    isOver(quotas, `${who} ${path} day`, beijingDate(now), scaled(quotas, path, day))
  ) {
    throw new WechatFailure(45009, 'reach max api daily quota limit');
  }
}

/** How much of today's bound is used. */
export function usedToday(quotas: Quotas, appId: string, path: string, now: number): number {
  const counter = quotas.counters.get(`${appId} ${path} day`);
  return counter?.window === beijingDate(now) ? counter.used : 0;
}

/** Forgets what an account used today. */
export function clearDays(quotas: Quotas, appId: string): void {
  for (const key of quotas.counters.keys()) {
    if (key.startsWith(`${appId} `) && key.endsWith(' day')) quotas.counters.delete(key);
  }
}

function isOver(quotas: Quotas, key: string, window: string, bound: number): boolean {
  const counter = quotas.counters.get(key);
  const used = counter?.window === window ? counter.used : 0;
  if (used >= bound) return true;
  quotas.counters.set(key, { window, used: used + 1 });
  return false;
}

function minuteOf(now: number): string {
  return String(Math.floor(now / 60_000));
}
