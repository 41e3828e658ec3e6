import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { showToast, toasts } from './toast.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});
const seen = (): string[] => toasts.value.map(({ tone, text }) => `${tone} ${text}`);

test('a note is on screen for four seconds', () => {
  showToast('good', 'saved');
  vi.advanceTimersByTime(3_999);
  expect(seen()).toEqual(['good saved']);
  vi.advanceTimersByTime(1);
  expect(seen()).toEqual([]);
});

test('a note that is said again while it is on screen stands there once, for its full time anew, and is heard again', () => {
  showToast('good', 'saved');
  showToast('bad', 'down');
  const [first] = toasts.value;
  vi.advanceTimersByTime(3_000);
  showToast('good', 'saved');
  expect(seen()).toEqual(['bad down', 'good saved']);
  expect(toasts.value.at(-1)?.id).not.toBe(first?.id);
  vi.advanceTimersByTime(3_999);
  expect(seen()).toEqual(['good saved']);
  vi.advanceTimersByTime(1);
  expect(seen()).toEqual([]);
});

test('the latest three notes are on screen', () => {
  for (const text of ['1', '2', '3', '4']) showToast('good', text);
  expect(seen()).toEqual(['good 2', 'good 3', 'good 4']);
});
