import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { throttle } from './throttle.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a burst runs once at once and once at the end of the interval', () => {
  const run = vi.fn<() => void>();
  const call = throttle(run, 1_000);
  call();
  call();
  call();
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(10_000);
  expect(run).toHaveBeenCalledTimes(2);
});

test('a call after a quiet interval runs at once again', () => {
  const run = vi.fn<() => void>();
  const call = throttle(run, 1_000);
  call();
  vi.advanceTimersByTime(1_000);
  call();
  expect(run).toHaveBeenCalledTimes(2);
});

test('a steady stream runs once per interval', () => {
  const run = vi.fn<() => void>();
  const call = throttle(run, 1_000);
  for (let step = 0; step < 50; step += 1) {
    call();
    vi.advanceTimersByTime(100);
  }
  expect(run).toHaveBeenCalledTimes(6);
});

test('a cancelled call never runs', () => {
  const run = vi.fn<() => void>();
  const call = throttle(run, 1_000);
  call();
  call();
  call.cancel();
  vi.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledTimes(1);
});
