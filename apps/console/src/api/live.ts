import {
  createLive,
  eventSourceLive,
  liveTopics,
  type Later,
  type LiveSource,
  type LiveState,
} from '@huixiang/client';
import type { LiveEvent } from '@huixiang/contract';
import { readonly, ref, type Ref } from 'vue';

import { keptMs } from './query-client.ts';

export type { LiveState };

/** One live stream of a space, shared by every screen inside it. */
export interface SpaceLive {
  readonly state: Readonly<Ref<LiveState>>;
  /** Hears every event until the returned function is called. */
  listen(listener: (event: LiveEvent) => void): () => void;
  /** Hears that events were missed, or may have been: the stream came back after a break, or opened late. */
  onResumed(listener: () => void): () => void;
  close(): void;
}

export interface SpaceLiveOptions {
  readonly source: LiveSource;
  readonly random: () => number;
  readonly later?: Later;
  readonly now?: () => number;
}

const inBrowser: SpaceLiveOptions = {
  source: eventSourceLive('', (url) => new EventSource(url)),
  random: Math.random,
};

/** Opens the stream of a space and spreads its events among the screens that listen. */
export function openSpaceLive(spaceId: number, options: SpaceLiveOptions = inBrowser): SpaceLive {
  const state = ref<LiveState>('off');
  const listeners = new Set<(event: LiveEvent) => void>();
  const resumed = new Set<() => void>();
  const live = createLive({
    ...options,
    // EventSource hides the signs of life, and the browser itself notices a dead line.
    silenceMs: Infinity,
    askedBeforeMs: keptMs,
    onEvent: (event) => {
      for (const listener of listeners) listener(event);
    },
    onResync: () => {
      for (const listener of resumed) listener();
    },
    onState: (next) => (state.value = next),
  });
  const resume = (): void => live.resume();
  addEventListener('online', resume);
  live.watch([liveTopics.space(spaceId)]);

  const register = <T>(set: Set<T>, listener: T): (() => void) => {
    set.add(listener);
    return () => set.delete(listener);
  };
  return {
    state: readonly(state),
    listen: (listener) => register(listeners, listener),
    onResumed: (listener) => register(resumed, listener),
    close: () => {
      removeEventListener('online', resume);
      live.close();
    },
  };
}
