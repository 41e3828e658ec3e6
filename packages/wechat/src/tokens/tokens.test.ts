import { expect, test } from 'vitest';

import { memoryTokenStore, type TokenStore } from './token-store.ts';
import { createTokens, type IssuedToken } from './tokens.ts';

function start(
  issue: (force: boolean) => Promise<IssuedToken> | IssuedToken,
  store: TokenStore = memoryTokenStore(),
) {
  const clock = { now: 1_780_000_000_000 };
  const asked: boolean[] = [];
  const make = () =>
    createTokens({
      key: 'a',
      store,
      canForce: true,
      now: () => clock.now,
      issue: async (force) => {
        asked.push(force);
        return issue(force);
      },
    });
  return { clock, asked, tokens: make(), make };
}

function counting() {
  let count = 0;
  return () => {
    count += 1;
    return { token: `T${count}`, expiresInSeconds: 7200 };
  };
}

test('a token is used until shortly before its end', async () => {
  const { tokens, clock, asked } = start(counting());
  await tokens.current();
  clock.now += 6_959_000;
  expect(await tokens.current()).toBe('T1');
  clock.now += 1_000;
  expect(await tokens.current()).toBe('T2');
  expect(asked).toEqual([false, false]);
});

test('a token that is handed out again shortly before its end is not asked for with every call', async () => {
  let left = 200;
  const { tokens, clock, asked } = start(() => ({ token: 'same', expiresInSeconds: left }));
  await tokens.current();
  await tokens.current();
  expect(asked).toHaveLength(1);
  clock.now += 31_000;
  left -= 31;
  await tokens.current();
  expect(asked).toHaveLength(2);
});

test('while the old one still works, WeChat may fail to give a new one', async () => {
  let fails = false;
  const { tokens, clock } = start(() =>
    fails ? Promise.reject(new Error('down')) : { token: 'old', expiresInSeconds: 7200 },
  );
  await tokens.current();
  fails = true;
  clock.now += 7_000_000;
  expect(await tokens.current()).toBe('old');
  clock.now += 200_000;
  await expect(tokens.current()).rejects.toThrow('down');
});

test('a failure is not kept', async () => {
  let calls = 0;
  const { tokens } = start(() => {
    calls += 1;
    return calls === 1 ? Promise.reject(new Error('down')) : { token: 'new', expiresInSeconds: 7200 };
  });
  await expect(tokens.current()).rejects.toThrow('down');
  expect(await tokens.current()).toBe('new');
});

test('a refused token that WeChat still hands out is ended by force, but not again within 30 seconds', async () => {
  let forced = 0;
  const { tokens, clock, asked } = start((force) => {
    if (force) forced += 1;
    return { token: `F${forced}`, expiresInSeconds: 7200 };
  });
  const first = await tokens.current();
  expect(await tokens.replace(first)).toBe('F1');
  expect(asked).toEqual([false, false, true]);
  expect(await tokens.replace('F1')).toBe('F1');
  expect(asked.filter(Boolean)).toHaveLength(1);
  clock.now += 30_000;
  expect(await tokens.replace('F1')).toBe('F2');
});

test('at most 20 tokens are forced in a day', async () => {
  let forced = 0;
  const { tokens, clock, asked } = start((force) => {
    if (force) forced += 1;
    return { token: `F${forced}`, expiresInSeconds: 7200 };
  });
  let token = await tokens.current();
  for (let round = 0; round < 25; round += 1) {
    clock.now += 60_000;
    token = await tokens.replace(token);
  }
  expect(asked.filter(Boolean)).toHaveLength(20);
  clock.now += 86_400_000;
  await tokens.replace(token);
  expect(asked.filter(Boolean)).toHaveLength(21);
});

test('a process whose token was replaced by another one takes that over without asking', async () => {
  const { tokens, make, asked } = start(counting());
  const other = make();
  const first = await tokens.current();
  expect(await other.current()).toBe(first);
  const second = await other.replace(first);
  expect(await tokens.replace(first)).toBe(second);
  expect(asked).toHaveLength(2);
});

test('a process asks the shared store once, however many calls want a token at once', async () => {
  const memory = memoryTokenStore();
  let asked = 0;
  const store: TokenStore = {
    renew: (key, renewal) => {
      asked += 1;
      return memory.renew(key, renewal);
    },
  };
  const { tokens } = start(counting(), store);
  await Promise.all(Array.from({ length: 200 }, () => tokens.current()));
  await Promise.all(Array.from({ length: 50 }, () => tokens.replace('T1')));
  expect(asked).toBe(2);
});
