import { operations, type Operation } from '@huixiang/contract';
import { expect, it } from 'vitest';

import { memoryStore } from '../../platform/storage.ts';
import { useMessageOffer, type SubscribeAnswer } from './use-message-offer.ts';

const DAY = 24 * 3_600_000;

function setUp(known = { templateId: 'T' as string | null, left: 0 }) {
  const events: string[] = [];
  const world = { answer: 'accepted' as SubscribeAnswer, now: 30 * DAY, down: false };
  const call = (operation: Operation): Promise<never> => {
    events.push(operation.id);
    if (world.down) return Promise.reject(new Error('offline'));
    return Promise.resolve((operation.id === operations.getSubscription.id ? known : {}) as never);
  };
  const offer = useMessageOffer({
    api: { call: call as never },
    store: memoryStore(),
    now: () => world.now,
    ask: (id) => {
      events.push(`ask ${id}`);
      return Promise.resolve(world.answer);
    },
  });
  return { offer, events, world };
}

it('is offered when no message is allowed yet, and not where there is no template or one is allowed', async () => {
  for (const [known, offered] of [
    [{ templateId: 'T', left: 0 }, true],
    [{ templateId: 'T', left: 1 }, false],
    [{ templateId: null, left: 0 }, false],
  ] as const) {
    const { offer } = setUp({ ...known });
    await offer.load();
    expect(offer.state.offered).toBe(offered);
  }
});

it('opens WeChat’s window in the tap itself, before anything is waited for, and then records the consent', async () => {
  const { offer, events } = setUp();
  await offer.load();
  events.length = 0;
  const accepting = offer.accept();
  expect(events).toEqual(['ask T']);
  expect(await accepting).toBe('accepted');
  expect(events).toEqual(['ask T', 'setConsent']);
  expect(offer.state).toMatchObject({ offered: false, left: 1 });
});

it('records nothing for who refuses, and rests for a week', async () => {
  const { offer, events, world } = setUp();
  await offer.load();
  world.answer = 'refused';
  await offer.accept();
  expect(events).not.toContain('setConsent');
  world.now += 6 * DAY;
  await offer.load();
  expect(offer.state.offered).toBe(false);
  world.now += DAY;
  await offer.load();
  expect(offer.state.offered).toBe(true);
});

it('stays silent without a network', async () => {
  const { offer, world } = setUp();
  world.down = true;
  await offer.load();
  expect(offer.state.offered).toBe(false);
});

it('is asked once a day at most, wherever the acts happen, and rests for a week after three without an answer', async () => {
  const { offer, world } = setUp();
  const offered = async () => {
    await offer.load();
    return offer.state.offered;
  };
  for (let day = 0; day < 3; day += 1) {
    expect(await offered()).toBe(true);
    // The same question, drawn anew.
    world.now += 60_000;
    expect(await offered()).toBe(true);
    world.now += DAY / 2;
    expect(await offered()).toBe(false);
    world.now += DAY / 2;
  }
  expect(await offered()).toBe(false);
  world.now += 6 * DAY;
  expect(await offered()).toBe(true);
});
