import { isCallError, isPassing } from '@huixiang/client';
import type { GaugeCard, GaugeReaction } from '@huixiang/contract';
import { computed, reactive } from 'vue';

import { toFailure, type Failure } from '../loading/failure.ts';

/** A gauge card with the space that it comes from. */
export interface PlacedGaugeCard extends GaugeCard {
  readonly spaceId: number;
  readonly spaceName: string;
}

export interface GaugePorts {
  readonly load: () => Promise<PlacedGaugeCard[]>;
  readonly send: (card: PlacedGaugeCard, reaction: GaugeReaction) => Promise<unknown>;
  readonly onFailed: (failure: Failure) => void;
  readonly now: () => number;
}

/** A second tap within this time is the same tap, not a reaction to a card that nobody can have read. */
const DOUBLE_TAP_MS = 300;

interface GaugeState {
  status: 'loading' | 'ready' | 'failed';
  failure: Failure | undefined;
  cards: PlacedGaugeCard[];
  index: number;
}

/**
 * The gauge: card after card at the speed of the thumb, the reactions sent behind its back. The last one can be undone.
 * What a passing trouble keeps from arriving is sent with the next reaction, or at the end.
 */
export function useGauge(ports: GaugePorts) {
  const state = reactive<GaugeState>({ status: 'loading', failure: undefined, cards: [], index: 0 });
  const outbox = new Map<PlacedGaugeCard, GaugeReaction>();
  let sending: Promise<void> | undefined;
  let tappedAt = -Infinity;

  async function load(): Promise<void> {
    state.status = 'loading';
    try {
      const cards = await ports.load();
      Object.assign(state, { status: 'ready', failure: undefined, cards, index: 0 });
    } catch (error) {
      Object.assign(state, { status: 'failed', failure: toFailure(error) });
    }
  }

  async function sendAll(): Promise<void> {
    for (let next = first(outbox); next !== undefined; next = first(outbox)) {
      const [card, reaction] = next;
      try {
        await ports.send(card, reaction);
      } catch (error) {
        if (!isCallError(error) || isPassing(error)) return ports.onFailed(toFailure(error));
        // A comment that was taken back meanwhile needs no reaction any more.
      }
      if (outbox.get(card) === reaction) outbox.delete(card);
    }
  }

  /** Sends what has not arrived; resolves when that is done or has failed. */
  function flush(): Promise<void> {
    sending ??= sendAll().finally(() => (sending = undefined));
    return sending;
  }

  function tell(card: PlacedGaugeCard, reaction: GaugeReaction): void {
    // To the end of the queue, where the last word on a card belongs.
    outbox.delete(card);
    outbox.set(card, reaction);
    void flush();
  }

  return {
    state,
    card: computed(() => state.cards[state.index]),
    over: computed(() => state.status === 'ready' && state.index >= state.cards.length),
    load,
    flush,
    react(reaction: GaugeReaction): void {
      const card = state.cards[state.index];
      if (card === undefined || ports.now() - tappedAt < DOUBLE_TAP_MS) return;
      tappedAt = ports.now();
      state.index += 1;
      tell(card, reaction);
    },
    /** Back to the card before, whose reaction becomes what it was before this visit. */
    undo(): void {
      const card = state.cards[state.index - 1];
      if (card === undefined) return;
      state.index -= 1;
      tappedAt = -Infinity;
      tell(card, card.reaction ?? 'skip');
    },
  };
}

function first<K, V>(map: ReadonlyMap<K, V>): [K, V] | undefined {
  for (const entry of map) return entry;
  return undefined;
}
