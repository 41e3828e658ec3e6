import {
  createActQueue,
  type ActQueue,
  type CallError,
  type QueuedAct,
  type Settled,
} from '@huixiang/client';
import { watch } from 'vue';

import { api } from '../../platform/api.ts';
import { network } from '../../platform/network.ts';
import { newKey } from '../../platform/new-key.ts';
import { storeOf } from '../session/member-store.ts';
import { session } from '../session/session.ts';

interface Listener {
  readonly settled: (settled: Settled) => void;
  /** `memberId`: whose act it was; they may have signed out since. */
  readonly refused: (queued: QueuedAct, error: CallError, memberId: number) => void;
}

const listeners = new Set<Listener>();
let queue: { readonly memberId: number; readonly acts: ActQueue } | undefined;

/** Hears how acts end, from any page. */
export function onActs(listener: Listener): void {
  listeners.add(listener);
}

/** The signed-in member's queue; each member has one, so that a change of account sends nobody else's acts. */
export function acts(): ActQueue | undefined {
  const memberId = session.member?.id;
  if (queue !== undefined && queue.memberId !== memberId) {
    queue.acts.stop();
    queue = undefined;
  }
  if (memberId === undefined) return undefined;
  queue ??= { memberId, acts: openQueue(memberId) };
  return queue.acts;
}

/** Sends what a former run left behind as soon as it is known whose it is, and what waits when the network is back. */
export function watchActs(): void {
  watch(
    () => session.member?.id,
    () => void acts(),
    { immediate: true },
  );
  watch(
    () => network.online,
    (online) => {
      if (online) acts()?.flush();
    },
  );
}

function openQueue(memberId: number): ActQueue {
  const store = storeOf(() => memberId);
  return createActQueue({
    client: api,
    storage: {
      get: (key) => store.read<string>(key) ?? null,
      set: (key, value) => store.write(key, value),
    },
    storageKey: 'acts',
    now: () => Date.now(),
    random: () => Math.random(),
    newKey,
    onSettled: (settled) => listeners.forEach((listener) => listener.settled(settled)),
    onRefused: (queued, error) => listeners.forEach((listener) => listener.refused(queued, error, memberId)),
  });
}
