import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Step, stopInOrder } from './stopping.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = (): Promise<never> => new Promise(() => undefined);

test('what is to be let go of goes one after the other, and nobody gives up', async () => {
  const gone: string[] = [];
  const giveUp = vi.fn<(waitedFor: string) => void>();
  const steps = ['requests', 'jobs', 'store'].map((name): Step => [
    name,
    () => Promise.resolve(gone.push(name)),
  ]);
  await stopInOrder(steps, giveUp);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(gone).toEqual(['requests', 'jobs', 'store']);
  expect(giveUp).not.toHaveBeenCalled();
});

test('after fifteen seconds it is said what is waited for', async () => {
  const giveUp = vi.fn<(waitedFor: string) => void>();
  void stopInOrder(
    [
      ['requests', () => Promise.resolve()],
      ['jobs', never],
      ['store', never],
    ],
    giveUp,
  );
  await vi.advanceTimersByTimeAsync(14_999);
  expect(giveUp).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(giveUp.mock.calls).toEqual([['jobs']]);
});
