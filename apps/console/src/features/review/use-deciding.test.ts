import { refusal } from '@huixiang/client/testing';
import { expect, test, vi } from 'vitest';

import { useDeciding } from './use-deciding.ts';

/** Deciding about cases that are numbers; the list is renewed when the test says. */
function setUp() {
  const told: number[] = [];
  const { promise: renewed, resolve: finishRenewal } = Promise.withResolvers<void>();
  const renew = vi.fn<() => Promise<void>>(() => renewed);
  const deciding = useDeciding<number>({ tellFirst: async (one) => void told.push(one), renew });
  const act = vi.fn<() => Promise<void>>(async () => undefined);
  return { ...deciding, act, told, renew, finishRenewal };
}

test('a case is decided once, however often one presses before the list has come anew', async () => {
  const { busy, decide, act, renew, finishRenewal } = setUp();
  const first = decide(1, act, 'published');
  await vi.waitFor(() => expect(renew).toHaveBeenCalled());
  expect(busy.value).toBe(true);
  await expect(decide(1, act, 'published')).resolves.toBe(false);
  expect(act).toHaveBeenCalledTimes(1);
  finishRenewal();
  await expect(first).resolves.toBe(true);
  expect(busy.value).toBe(false);
});

test('a case that somebody else decided is settled, and it is told by whom', async () => {
  const { decide, told, finishRenewal } = setUp();
  finishRenewal();
  await expect(decide(7, () => Promise.reject(refusal('HX_DECIDED')), 'kept')).resolves.toBe(true);
  expect(told).toEqual([7]);
});

test('what fails is not settled and may be tried again at once', async () => {
  const { busy, decide, act, finishRenewal } = setUp();
  finishRenewal();
  await expect(decide(7, () => Promise.reject(new Error('down')), 'kept')).resolves.toBe(false);
  expect(busy.value).toBe(false);
  await expect(decide(7, act, 'kept')).resolves.toBe(true);
});
