import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startRounds } from './rounds.ts';

const logged: string[] = [];
const log = (message: string): void => void logged.push(message);
let ends: (() => void)[] = [];
const round = (): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  ends.push(resolve);
  return promise;
};

beforeEach(() => {
  vi.useFakeTimers();
  ends = [];
  logged.length = 0;
});
afterEach(() => void vi.useRealTimers());

test('a round whose turn comes while another runs is left out, and the next begins when that one is done', async () => {
  const job = startRounds({ log }, { everyMs: 1_000, round, failure: '' });
  expect(ends).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await job.close();
});

test('a round that fails is logged, and the next is tried all the same', async () => {
  let tries = 0;
  const fail = (): Promise<void> => {
    tries += 1;
    return Promise.reject(new Error('no'));
  };
  const job = startRounds({ log }, { everyMs: 1_000, atOnce: true, round: fail, failure: '没有成功' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(tries).toBe(2);
  expect(logged).toEqual(['没有成功', '没有成功']);
  await job.close();
});

test('closing asks the round under way to end, waits for it, and begins no other', async () => {
  const asked: string[] = [];
  const stop = (): void => {
    asked.push('stop');
    ends[0]?.();
  };
  const job = startRounds({ log }, { everyMs: 1_000, atOnce: true, round, failure: '', stop });
  await job.close();
  expect(asked).toEqual(['stop']);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(ends).toHaveLength(1);
});
