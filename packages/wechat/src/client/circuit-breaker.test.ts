import { expect, test } from 'vitest';

import { createCircuitBreaker, type CallEnd, type Passage } from './circuit-breaker.ts';

function start() {
  const clock = { now: 0 };
  const options = { failuresMax: 3, openMs: 1_000, openMaxMs: 4_000 };
  const breaker = createCircuitBreaker({ now: () => clock.now, random: () => 0.999_999, ...options });
  const enter = (): Passage => {
    const passage = breaker.enter();
    if (typeof passage === 'number') throw new Error(`held for ${passage} ms`);
    return passage;
  };
  const call = (...ends: CallEnd[]) => ends.forEach((how) => enter().end(how));
  const held = () => {
    const passage = breaker.enter();
    return typeof passage === 'number' ? Math.round(passage) : undefined;
  };
  return { clock, enter, call, held };
}

test('three failures in a row open it, with a success between them it stays closed', () => {
  const { call, held } = start();
  call('failed', 'failed', 'succeeded', 'failed', 'failed');
  expect(held()).toBeUndefined();
  call('failed');
  expect(held()).toBe(1_000);
});

test('when the time is over one call is a trial, and the others wait for its end', () => {
  const { call, held, enter, clock } = start();
  call('failed', 'failed', 'failed');
  clock.now = 1_000;
  const trial = enter();
  expect(held()).toBe(1_000);
  trial.end('succeeded');
  call('failed', 'failed');
  expect(held()).toBeUndefined();
});

test('every failed trial doubles the wait, up to the longest', () => {
  const { call, held, clock } = start();
  call('failed', 'failed', 'failed');
  const waits = [1, 2, 3, 4].map(() => {
    clock.now += held() ?? 0;
    call('failed');
    return held();
  });
  expect(waits).toEqual([2_000, 4_000, 4_000, 4_000]);
});

test('a trial that tells nothing is followed by another', () => {
  const { call, held, clock } = start();
  call('failed', 'failed', 'failed');
  clock.now = 1_000;
  call('unknown', 'succeeded');
  expect(held()).toBeUndefined();
});

test('calls that were under way when it opened neither lengthen the wait nor count as the trial', () => {
  const { call, held, enter, clock } = start();
  const [late, later] = [enter(), enter()];
  call('failed', 'failed', 'failed');
  late.end('failed');
  expect(held()).toBe(1_000);
  clock.now = 1_000;
  enter();
  later.end('failed');
  expect(held()).toBe(1_000);
});
