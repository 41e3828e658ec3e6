import { LinkError } from '@huixiang/client';
import { refusal } from '@huixiang/client/testing';
import { limits, operations, type Card } from '@huixiang/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { useDeck, type DeckPorts } from './use-deck.ts';

const card = (id: number) =>
  ({ commentId: id, spaceId: 1, postId: 2, text: `话 ${id}`, why: [] }) as unknown as Card;
const settings = {
  on: false,
  interests: ['露营'],
  region: null,
  activeHours: [],
  dailyCap: 12,
  quietFrom: 22,
  quietTo: 7,
  utcOffsetMinutes: 0,
  personalised: true,
};

function setUp(answers: Partial<Record<string, unknown>>) {
  const calls: { id: string; input: { body?: unknown; params?: unknown } }[] = [];
  const failures: unknown[] = [];
  const optedIn: unknown[] = [];
  const deck = useDeck({
    api: {
      call: (operation: { id: string }, input: { body?: unknown; params?: unknown } = {}) => {
        calls.push({ id: operation.id, input });
        const answer = answers[operation.id];
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
    } as unknown as DeckPorts['api'],
    onFailed: (failure) => failures.push(failure),
    signedIn: () => Promise.resolve(true),
    utcOffsetMinutes: () => 480,
    onOptedIn: (before) => optedIn.push(before),
    onTakenBack: () => undefined,
  });
  return { deck, calls, failures, optedIn };
}

describe('listening', () => {
  it('asks before it deals: whoever has not opted in sees no card', async () => {
    const { deck, calls } = setUp({ getListening: { settings, leftToday: 12, nudge: null, thanks: null } });
    await deck.enter();
    expect(deck.state.phase).toBe('off');
    expect(calls.map((call) => call.id)).toEqual([operations.getListening.id]);
  });

  it('shows that it asks again, and what comes of it', async () => {
    const answers: Partial<Record<string, unknown>> = { getListening: new Error('offline') };
    const { deck } = setUp(answers);
    await deck.enter();
    expect(deck.state.phase).toBe('failed');
    answers['getListening'] = { settings, leftToday: 12, nudge: null, thanks: null };
    const again = deck.enter();
    expect(deck.state.phase).toBe('asking');
    await again;
    expect(deck.state).toMatchObject({ phase: 'off', failure: undefined });
  });

  it('opts in without touching the other settings, and takes over the phone’s time zone', async () => {
    const { deck, calls, optedIn } = setUp({
      getListening: { settings, leftToday: 12, nudge: null, thanks: null },
      setListening: { settings: { ...settings, on: true }, leftToday: 12, nudge: null, thanks: null },
    });
    await deck.enter();
    await deck.optIn();
    expect(optedIn).toEqual([settings]);
    expect(calls.at(-1)?.input.body).toEqual({ ...settings, on: true, utcOffsetMinutes: 480 });
    expect(deck.state.phase).toBe('ready');
  });

  it('deals one card after the other, shows counts only after the answer, and ends', async () => {
    const echoes = { raw: 2, counted: 2, organic: 1 };
    const { deck } = setUp({
      getListening: {
        settings: { ...settings, on: true },
        leftToday: 2,
        nudge: { comments: 3, at: 0 },
        thanks: null,
      },
      dealDeck: { cards: [card(1), card(2)], leftToday: 0, empty: null },
      answerCard: { answer: 'echo', echoes, replyId: null },
    });
    await deck.enter();
    expect(deck.state.waiting).toBe(3);
    await deck.deal();
    expect(deck.card.value?.commentId).toBe(1);
    expect(deck.state.revealed).toBeUndefined();
    await deck.answer({ answer: 'echo' });
    expect(deck.state.revealed).toEqual({ answer: 'echo', echoes, replyId: null });
    deck.next();
    expect(deck.state.phase).toBe('card');
    expect(deck.state.revealed).toBeUndefined();
    await deck.answer({ answer: 'pass' });
    deck.next();
    expect(deck.state).toMatchObject({ phase: 'end', heard: 2 });
  });

  it('keeps what became of last week’s answers for the end of the deck', async () => {
    const thanks = { answered: 12, outcome: 'went-on', outcomes: 3 };
    const { deck } = setUp({
      getListening: { settings: { ...settings, on: true }, leftToday: 2, nudge: null, thanks },
      dealDeck: { cards: [card(1)], leftToday: 0, empty: null },
      answerCard: { answer: 'pass', echoes: { raw: 0, counted: 0, organic: 0 }, replyId: null },
    });
    await deck.enter();
    await deck.deal();
    await deck.answer({ answer: 'pass' });
    deck.next();
    expect(deck.state).toMatchObject({ phase: 'end', thanks });
  });

  it('answers once for a double tap and does not skip a card', async () => {
    const { deck, calls } = setUp({
      dealDeck: { cards: [card(1), card(2)], leftToday: 0, empty: null },
      answerCard: { answer: 'pass', echoes: { raw: 0, counted: 0, organic: 0 }, replyId: null },
    });
    await deck.deal();
    await Promise.all([deck.answer({ answer: 'pass' }), deck.answer({ answer: 'pass' })]);
    await deck.answer({ answer: 'pass' });
    expect(calls.filter((call) => call.id === operations.answerCard.id)).toHaveLength(1);
    deck.next();
    deck.next();
    expect(deck.card.value?.commentId).toBe(2);
  });

  it('keeps the card when the answer did not arrive', async () => {
    const { deck, failures } = setUp({
      dealDeck: { cards: [card(1)], leftToday: 0, empty: null },
      answerCard: new Error('offline'),
    });
    await deck.deal();
    await deck.answer({ answer: 'echo' });
    expect(failures).toHaveLength(1);
    expect(deck.state.phase).toBe('card');
    expect(deck.card.value?.commentId).toBe(1);
  });

  it('leaves a card behind that was answered on another device', async () => {
    const gone = refusal('HX_CARD_ANSWERED');
    const { deck, failures } = setUp({
      dealDeck: { cards: [card(1), card(2)], leftToday: 0, empty: null },
      answerCard: gone,
    });
    await deck.deal();
    await deck.answer({ answer: 'echo' });
    expect(failures).toHaveLength(1);
    expect(deck.card.value?.commentId).toBe(2);
  });

  it('opting in is not undone by settings that were asked for before it', async () => {
    const answers: Record<string, unknown> = {
      getListening: { settings, leftToday: 12, nudge: null, thanks: null },
      setListening: { settings: { ...settings, on: true }, leftToday: 12, nudge: null, thanks: null },
    };
    const { deck } = setUp(answers);
    await deck.enter();
    let resolve: (settings: unknown) => void = () => undefined;
    answers[operations.getListening.id] = new Promise((done) => (resolve = done));
    const late = deck.enter();
    answers[operations.getListening.id] = { settings, leftToday: 12, nudge: null, thanks: null };
    await deck.optIn();
    resolve({ settings, leftToday: 12, nudge: null, thanks: null });
    await late;
    expect(deck.state.phase).toBe('ready');
  });

  it('keeps no card of the member before', async () => {
    const { deck } = setUp({ dealDeck: { cards: [card(1)], leftToday: 0, empty: null } });
    await deck.deal();
    deck.leave();
    expect(deck.card.value).toBeUndefined();
    expect(deck.state.phase).toBe('asking');
  });

  it('says why there is nothing, and keeps a deck that is under way', async () => {
    const { deck, calls } = setUp({ dealDeck: { cards: [], leftToday: 0, empty: 'cap' } });
    await deck.deal();
    expect(deck.state).toMatchObject({ phase: 'empty', empty: 'cap' });
    const under = setUp({ dealDeck: { cards: [card(1)], leftToday: 3, empty: null } });
    await under.deck.deal();
    await under.deck.enter();
    expect(under.deck.state.phase).toBe('card');
    expect(under.calls).toHaveLength(1);
    expect(calls).toHaveLength(1);
  });

  describe('taking an answer back', () => {
    const echoes = { raw: 1, counted: 1, organic: 0 };
    const answers = {
      dealDeck: { cards: [card(1), card(2)], leftToday: 3, empty: null },
      answerCard: { answer: 'echo', echoes, replyId: null } as Record<string, unknown>,
      takeBackAnswer: { ok: true },
    };
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    it('brings the card back, also from the next one, and waits for another answer', async () => {
      const { deck, calls } = setUp(answers);
      await deck.deal();
      await deck.answer({ answer: 'echo' });
      deck.next();
      expect(deck.card.value?.commentId).toBe(2);
      await deck.takeBack();
      expect(calls.at(-1)).toEqual({
        id: operations.takeBackAnswer.id,
        input: { params: { spaceId: 1, commentId: 1 } },
      });
      expect(deck.card.value?.commentId).toBe(1);
      expect(deck.state).toMatchObject({ phase: 'card', heard: 0, undoable: undefined });
      await deck.takeBack();
      expect(calls.filter((call) => call.id === operations.takeBackAnswer.id)).toHaveLength(1);
    });

    it('is offered for some seconds, until the next answer, and not for a written reply', async () => {
      const { deck } = setUp(answers);
      await deck.deal();
      await deck.answer({ answer: 'echo' });
      expect(deck.state.undoable).toBe(0);
      vi.advanceTimersByTime(limits.undoMs);
      expect(deck.state.undoable).toBeUndefined();
      deck.next();
      const replied = setUp({
        ...answers,
        answerCard: { ...answers.answerCard, answer: 'reply', replyId: 9 },
      });
      await replied.deck.deal();
      await replied.deck.answer({ answer: 'reply', text: '嗯' });
      expect(replied.deck.state).toMatchObject({ undoable: undefined, revealed: { replyId: 9 } });
    });

    it('is offered again when it got lost on the way', async () => {
      const { deck } = setUp({ ...answers, takeBackAnswer: new LinkError('HX_NETWORK') });
      await deck.deal();
      await deck.answer({ answer: 'echo' });
      await deck.takeBack();
      expect(deck.state).toMatchObject({ phase: 'revealed', undoable: 0 });
      vi.advanceTimersByTime(limits.undoMs);
      expect(deck.state.undoable).toBeUndefined();
    });

    it('stays where it is when the server refuses', async () => {
      const { deck, failures } = setUp({ ...answers, takeBackAnswer: new Error('late') });
      await deck.deal();
      await deck.answer({ answer: 'echo' });
      await deck.takeBack();
      expect(failures).toHaveLength(1);
      expect(deck.state).toMatchObject({ phase: 'revealed', heard: 1, undoable: undefined });
    });
  });
});
