import { LinkError } from '@huixiang/client';
import { refusal } from '@huixiang/client/testing';
import { describe, expect, it } from 'vitest';

import { useGauge, type PlacedGaugeCard } from './use-gauge.ts';

const card = (commentId: number, reaction: PlacedGaugeCard['reaction'] = null): PlacedGaugeCard => ({
  commentId,
  reaction,
  spaceId: 1,
  spaceName: '小院',
  postId: 2,
  postTitle: '今天',
  author: { id: 3, nickname: '青' },
  text: `话 ${commentId}`,
  createdAt: 0,
});

async function setUp(cards: PlacedGaugeCard[]) {
  const sent: string[] = [];
  const failures: unknown[] = [];
  const trouble: Error[] = [];
  let clock = 0;
  const gauge = useGauge({
    load: () => Promise.resolve(cards),
    send(one, reaction) {
      const error = trouble.shift();
      if (error !== undefined) return Promise.reject(error);
      sent.push(`${one.commentId} ${reaction}`);
      return Promise.resolve();
    },
    onFailed: (failure) => failures.push(failure),
    now: () => (clock += 1_000),
  });
  await gauge.load();
  return { gauge, sent, failures, trouble };
}

describe('the gauge', () => {
  it('goes on with each reaction and sends them in order', async () => {
    const { gauge, sent } = await setUp([card(1), card(2), card(3)]);
    gauge.react('speaks');
    gauge.react('not-for-me');
    expect(gauge.card.value?.commentId).toBe(3);
    gauge.react('skip');
    expect(gauge.over.value).toBe(true);
    await gauge.flush();
    expect(sent).toEqual(['1 speaks', '2 not-for-me', '3 skip']);
  });

  it('takes the second half of a double tap for the same tap', async () => {
    const slow = await setUp([card(1), card(2)]);
    slow.gauge.react('speaks');
    expect(slow.gauge.state.index).toBe(1);
    const gauge = useGauge({
      load: () => Promise.resolve([card(1), card(2)]),
      send: () => Promise.resolve(),
      onFailed: () => undefined,
      now: () => 5,
    });
    await gauge.load();
    gauge.react('speaks');
    gauge.react('speaks');
    expect(gauge.state.index).toBe(1);
    gauge.undo();
    gauge.react('not-for-me');
    expect(gauge.state.index).toBe(1);
  });

  it('undoes the last reaction, back to what it was before', async () => {
    const { gauge, sent } = await setUp([card(1, 'speaks'), card(2)]);
    gauge.react('not-for-me');
    gauge.undo();
    expect(gauge.card.value?.commentId).toBe(1);
    await gauge.flush();
    expect(sent.at(-1)).toBe('1 speaks');
    gauge.react('speaks');
    gauge.react('speaks');
    gauge.undo();
    await gauge.flush();
    expect(sent.at(-1)).toBe('2 skip');
  });

  it('has nothing to undo before the first reaction', async () => {
    const { gauge, sent } = await setUp([card(1)]);
    gauge.undo();
    expect(gauge.state.index).toBe(0);
    expect(sent).toEqual([]);
  });

  it('keeps a reaction that a bad network held up and sends it with the next', async () => {
    const { gauge, sent, failures, trouble } = await setUp([card(1), card(2)]);
    trouble.push(new LinkError('HX_NETWORK'));
    gauge.react('speaks');
    await gauge.flush();
    expect(failures).toHaveLength(1);
    expect(sent).toEqual([]);
    gauge.react('skip');
    await gauge.flush();
    expect(sent).toEqual(['1 speaks', '2 skip']);
  });

  it('does not stop at a comment that was taken back meanwhile', async () => {
    const { gauge, sent, failures, trouble } = await setUp([card(1), card(2)]);
    trouble.push(refusal('HX_NOT_FOUND'));
    gauge.react('speaks');
    gauge.react('speaks');
    await gauge.flush();
    expect(sent).toEqual(['2 speaks']);
    expect(failures).toEqual([]);
  });
});
