import { operations, type Operation } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';

import { useNextStep } from './use-next-step.ts';

function setUp(offered = true) {
  const calls: [string, unknown][] = [];
  const world = { offered, down: false, now: 1_000_000 };
  const call = (operation: Operation, input: { body?: unknown }): Promise<never> => {
    calls.push([operation.id, input.body]);
    if (world.down) return Promise.reject(new Error('offline'));
    return Promise.resolve({ offered: world.offered } as never);
  };
  return { calls, world, next: useNextStep({ api: { call: call as never }, now: () => world.now }) };
}
const place = { spaceId: 1, commentId: 2 };

describe('the next step', () => {
  it('is shown when the server offers one', async () => {
    const { next } = setUp();
    await next.ask('say-why', place);
    expect(next.state.offer).toEqual({ ...place, step: 'say-why' });
  });

  it('is not asked about while one is in view, nor within a minute', async () => {
    const { next, calls, world } = setUp(false);
    await next.ask('say-why', place);
    await next.ask('say-why', { ...place, commentId: 3 });
    world.now += 60_000;
    world.offered = true;
    await next.ask('say-why', { ...place, commentId: 4 });
    world.now += 60_000;
    await next.ask('say-why', { ...place, commentId: 5 });
    expect(calls).toHaveLength(2);
    expect(next.state.offer?.commentId).toBe(4);
  });

  it('is gone with one tap, also without a network', async () => {
    const { next, calls, world } = setUp();
    await next.ask('pass-on', place);
    world.down = true;
    const told = next.answer('dismissed');
    expect(next.state.offer).toBeUndefined();
    await told;
    expect(calls.at(-1)).toEqual([operations.answerNextStep.id, { step: 'pass-on', outcome: 'dismissed' }]);
  });

  it('does not show when it cannot be asked', async () => {
    const { next, world } = setUp();
    world.down = true;
    await next.ask('say-why', place);
    expect(next.state.offer).toBeUndefined();
  });
});
