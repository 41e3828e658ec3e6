import { expect, test } from 'vitest';
import { createReadCache } from './read-cache.ts';

function setUp(entriesMax?: number) {
  const clock = { now: 0 };
  const cache = createReadCache({
    now: () => clock.now,
    ...(entriesMax === undefined ? {} : { entriesMax }),
  });
  let loads = 0;
  const load = () => Promise.resolve((loads += 1));
  return { cache, clock, load, loads: () => loads };
}

test('a fresh value is not loaded again, a stale one is', async () => {
  const { cache, clock, load } = setUp();
  expect(await cache.read('a', load, 100)).toBe(1);
  clock.now = 99;
  expect(await cache.read('a', load, 100)).toBe(1);
  clock.now = 100;
  expect(await cache.read('a', load, 100)).toBe(2);
});

test('callers at the same time share one load', async () => {
  const { cache, load, loads } = setUp();
  await Promise.all([cache.read('a', load, 0), cache.read('a', load, 0), cache.read('b', load, 0)]);
  expect(loads()).toBe(2);
});

test('a failed load rejects for all who waited and is tried again by the next', async () => {
  const { cache, load } = setUp();
  const failing = () => Promise.reject(new Error('weak network'));
  const both = await Promise.allSettled([cache.read('a', failing, 100), cache.read('a', load, 100)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await cache.read('a', load, 100)).toBe(1);
});

test('invalidating a prefix reloads what is under it and nothing else, and still shows the old value meanwhile', async () => {
  const { cache, load } = setUp();
  await cache.read('thread:7:1', load, 100);
  await cache.read('space:7', load, 100);
  cache.invalidate('thread:7:');
  expect(cache.peek('thread:7:1')).toBe(1);
  expect(await cache.read('thread:7:1', load, 100)).toBe(3);
  expect(await cache.read('space:7', load, 100)).toBe(2);
});

test('a load that was invalidated under way is neither kept nor joined', async () => {
  const { cache } = setUp();
  let answer: (value: string) => void = () => undefined;
  const old = cache.read('a', () => new Promise<string>((resolve) => (answer = resolve)), 100);
  cache.invalidate('a');
  const fresh = cache.read('a', () => Promise.resolve('new'), 100);
  answer('old');
  expect(await old).toBe('old');
  expect(await fresh).toBe('new');
  expect(cache.peek('a')).toBe('new');
});

test('a value put by hand wins over a load under way', async () => {
  const { cache } = setUp();
  let answer: (value: string) => void = () => undefined;
  const loading = cache.read('a', () => new Promise<string>((resolve) => (answer = resolve)), 100);
  cache.put('a', 'edited');
  answer('before the edit');
  await loading;
  expect(cache.peek('a')).toBe('edited');
});

test('beyond its size the cache forgets what was used longest ago', async () => {
  const { cache, load } = setUp(2);
  await cache.read('a', load, 100);
  await cache.read('b', load, 100);
  await cache.read('a', load, 100);
  await cache.read('c', load, 100);
  expect([cache.peek('a'), cache.peek('b'), cache.peek('c')]).toEqual([1, undefined, 3]);
});

test('clearing forgets everything', async () => {
  const { cache, load } = setUp();
  await cache.read('a', load, 100);
  cache.clear();
  expect(cache.peek('a')).toBeUndefined();
});
