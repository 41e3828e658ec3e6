import { describe, expect, it } from 'vitest';

import { shortCount, timeAgo } from './format.ts';

describe('figures and times', () => {
  it('shortens counts without ever rounding up', () => {
    expect(shortCount(9_999, 'zh')).toBe('9999');
    expect(shortCount(19_999, 'zh')).toBe('1.9 万');
    expect(shortCount(12_345, 'en')).toBe('12.3k');
  });

  it('says how long ago in words, and the date after a week', () => {
    const now = new Date(2026, 10, 21, 12, 0).getTime();
    expect(timeAgo(now + 5_000, now, 'zh')).toBe('刚刚');
    expect(timeAgo(now - 59 * 60_000, now, 'zh')).toBe('59 分钟前');
    expect(timeAgo(now - 3 * 3_600_000, now, 'en')).toBe('3 h ago');
    expect(timeAgo(now - 6 * 86_400_000, now, 'zh')).toBe('6 天前');
    expect(timeAgo(now - 8 * 86_400_000, now, 'zh')).toBe('11 月 13 日');
    expect(timeAgo(new Date(2025, 0, 5).getTime(), now, 'en')).toBe('Jan\u00A05, 2025');
  });
});
