import { type LiveEvent, livePath, liveEventTypes } from '@huixiang/contract';
import { readonly, ref, type Ref } from 'vue';

export type LiveState = 'connecting' | 'live' | 'broken';
type Listener = (event: LiveEvent) => void;

/** One live stream of a space, shared by every screen inside it. */
export interface SpaceLive {
  readonly state: Readonly<Ref<LiveState>>;
  /** Hears every event until the returned function is called. */
  listen(listener: Listener): () => void;
  /** Hears that the stream came back after a break, when events may have been missed. */
  onResumed(listener: () => void): () => void;
  close(): void;
}

/** The part of EventSource that is used here, so that tests can stand in for it. */
export interface EventStream {
  readonly readyState: number;
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface LiveOptions {
  readonly open: (address: string) => EventStream;
  readonly later: (run: () => void, milliseconds: number) => () => void;
}

const firstRetryMs = 1_000;
const lastRetryMs = 30_000;
const closed = 2;

const inBrowser: LiveOptions = {
  open: (address) => new EventSource(address),
  later: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

function parse(data: string): LiveEvent | null {
  try {
    return JSON.parse(data) as LiveEvent;
  } catch {
    return null;
  }
}

/**
 * Opens the stream of a space. The browser reconnects by itself after a lost line, but gives up after an error answer
 * (a restart behind a proxy, say); then the stream is opened again here, after 1 s, doubling up to 30 s.
 */
export function openSpaceLive(spaceId: number, { open, later }: LiveOptions = inBrowser): SpaceLive {
  const state = ref<LiveState>('connecting');
  const listeners = new Set<Listener>();
  const resumed = new Set<() => void>();
  let stream: EventStream | null = null;
  let cancelRetry = (): void => {};
  let retryMs = firstRetryMs;
  let opened = false;

  const hear = (message: MessageEvent<string>): void => {
    const event = parse(message.data);
    if (event !== null) for (const listener of listeners) listener(event);
  };
  const connect = (): void => {
    const next = open(`${livePath}?topics=space:${spaceId}`);
    stream = next;
    next.onopen = () => {
      state.value = 'live';
      retryMs = firstRetryMs;
      if (opened) for (const listener of resumed) listener();
      opened = true;
    };
    next.onerror = () => {
      state.value = 'broken';
      if (next.readyState !== closed) return;
      cancelRetry = later(connect, retryMs);
      retryMs = Math.min(retryMs * 2, lastRetryMs);
    };
    for (const type of liveEventTypes) next.addEventListener(type, hear);
  };
  connect();

  const register = <T>(set: Set<T>, listener: T): (() => void) => {
    set.add(listener);
    return () => set.delete(listener);
  };
  return {
    state: readonly(state),
    listen: (listener) => register(listeners, listener),
    onResumed: (listener) => register(resumed, listener),
    close: () => {
      cancelRetry();
      stream?.close();
    },
  };
}
