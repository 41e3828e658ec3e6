import { expect, test } from 'vitest';

import { formatMoment, formatSpan, shareOf } from './format.ts';
import type { Translate } from './i18n.ts';

const t: Translate = (key, values) => `${key.replace('time.', '')}${values?.['n'] ?? ''}`;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  [-5_000, 'now'],
  [59_999, 'now'],
  [minute, 'minutes1'],
  [hour - 1, 'minutes59'],
  [hour, 'hours1'],
  [hour + 12 * minute, 'hours1 minutes12'],
  [day, 'days1'],
  [day + 4 * hour + 30 * minute, 'days1 hours4'],
  [2 * day + 4 * hour, 'days2'],
])('a span of %i ms reads as %s', (ms, text) => {
  expect(formatSpan(ms, t)).toBe(text);
});

test('a share of nothing is no number, and a share never exceeds the whole', () => {
  expect(shareOf(0, 0)).toBeNull();
  expect(shareOf(1, 3)).toBe(33);
  expect(shareOf(3, 3)).toBe(100);
  expect(shareOf(5, 3)).toBe(100);
});

test('a moment shows only as much of the date as is needed', () => {
  const now = new Date(2026, 10, 21, 15, 0).getTime();
  const at = (...parts: [number, number, number, number, number]): string =>
    formatMoment(new Date(...parts).getTime(), now, 'zh-CN');
  expect(at(2026, 10, 21, 9, 5)).toBe('09:05');
  expect(at(2026, 10, 20, 9, 5)).toBe('11月20日 09:05');
  expect(at(2025, 10, 20, 9, 5)).toBe('2025年11月20日');
});
