import { expect, test, vi } from 'vitest';
import { createThreadCache } from './thread-cache.ts';

test('pages that nobody asks for any more are not kept', async () => {
  vi.useFakeTimers();
  // The clock of the pages stands still, so that none of them is ever too old to be sent.
  const cache = createThreadCache({ bus: { subscribe: () => () => {} } as never, now: () => 0 });
  const make = vi.fn<() => Promise<Buffer>>(() => Promise.resolve(Buffer.from('a page')));
  const ask = () => cache.get({ spaceId: 1, postId: 2 }, 'newest', make);
  await ask();
  await ask();
  expect(make).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(2_000);
  await ask();
  expect(make).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(4_000);
  await ask();
  expect(make).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});
