import { expect, test } from 'vitest';
import { startOfWeek, weekOf } from './week.ts';

test('a week begins on Monday at midnight in China and lasts seven days', () => {
  const monday = Date.UTC(2026, 10, 15, 16);
  expect(startOfWeek(weekOf(monday))).toBe(monday);
  expect(weekOf(monday - 1)).toBe(weekOf(monday) - 1);
  expect(weekOf(monday + 7 * 24 * 3_600_000 - 1)).toBe(weekOf(monday));
});
