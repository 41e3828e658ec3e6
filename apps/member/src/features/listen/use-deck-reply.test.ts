import { LinkError } from '@huixiang/client';
import { refusal } from '@huixiang/client/testing';
import { errorCatalogue, operations, type Card } from '@huixiang/contract';
import { expect, it } from 'vitest';

import { useDeckReply } from './use-deck-reply.ts';
import { useDeck, type DeckPorts } from './use-deck.ts';

const card = (id: number) =>
  ({
    commentId: id,
    spaceId: 1,
    postId: 2,
    text: `话 ${id}`,
    author: { id, nickname: `名 ${id}` },
  }) as unknown as Card;

async function setUp(answer: () => Promise<unknown>) {
  const answered: unknown[] = [];
  const deck = useDeck({
    api: {
      async call(operation: { id: string }, input: unknown) {
        if (operation.id === operations.dealDeck.id)
          return { cards: [card(1), card(2)], leftToday: 0, empty: null };
        answered.push(input);
        return answer();
      },
    } as unknown as DeckPorts['api'],
    onFailed: () => undefined,
    signedIn: () => Promise.resolve(true),
    utcOffsetMinutes: () => 480,
    onOptedIn: () => undefined,
    onTakenBack: () => undefined,
  });
  await deck.deal();
  return { deck, answered, reply: useDeckReply(deck) };
}

it('never sends words to another card than the one they were written for, and says why', async () => {
  const { deck, answered, reply } = await setUp(() => Promise.reject(refusal('HX_NOT_FOUND')));
  reply.write();
  reply.change('写给一号');
  await reply.send();
  expect(deck.card.value?.commentId).toBe(2);
  await reply.send();
  expect(answered).toHaveLength(1);
  expect(reply.title.value).toContain('名 1');
  expect(reply.state).toMatchObject({
    open: true,
    text: '写给一号',
    target: { text: '话 1' },
    problem: errorCatalogue.HX_NOT_FOUND.zh,
  });
});

it('sends the words again after the network failed', async () => {
  const tries = [
    () => Promise.reject(new LinkError('HX_NETWORK')),
    () => Promise.resolve({ answer: 'reply', echoes: { raw: 0, counted: 0, organic: 0 }, replyId: 9 }),
  ];
  const { deck, answered, reply } = await setUp(() => tries.shift()!());
  reply.write();
  reply.change('再试');
  await reply.send();
  expect(reply.state).toMatchObject({ open: true, text: '再试', problem: '' });
  await reply.send();
  expect(answered).toHaveLength(2);
  expect(reply.state.open).toBe(false);
  expect(deck.state.revealed).toMatchObject({ replyId: 9 });
});
