import { beijingDate, DAY_MS, parseBeijingDate } from '../clock/beijing.ts';
import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';

export interface DateRange {
  /** First milliseconds of the first and the last day, in Beijing. */
  readonly begin: number;
  readonly end: number;
  /** Days from the first to the last; 0 is one day. */
  readonly span: number;
}

/** Reads `begin_date` and `end_date`; throws 61500 for what is no date or later than yesterday, 61501 for a wrong span. */
export function readRange(body: Fields, now: number, allowed: (span: number) => boolean): DateRange {
  const begin = parseBeijingDate(body.textOr('begin_date', ''));
  const end = parseBeijingDate(body.textOr('end_date', ''));
  const today = parseBeijingDate(beijingDate(now)) ?? 0;
  if (begin === undefined || end === undefined || end >= today)
    throw new WechatFailure(61500, 'date format error');
  const span = Math.round((end - begin) / DAY_MS);
  if (span < 0 || !allowed(span)) throw new WechatFailure(61501, 'date range error');
  return { begin, end, span };
}

export function isWithin(at: number, { begin, end }: DateRange): boolean {
  return at >= begin && at < end + DAY_MS;
}
