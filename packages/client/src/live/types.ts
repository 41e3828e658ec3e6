import type { LiveEvent } from '@huixiang/contract';
import type { Later } from '../timers.ts';

/** What a stream tells while it lives. */
export interface LiveHandlers {
  /** The server accepted the stream. */
  onOpen(): void;
  /** One event: its name and its data as text. */
  onMessage(event: string, data: string): void;
  /** Something came, if only a sign of life. Sources that cannot see these never call it. */
  onAlive?(): void;
  /** The stream ended or could not be opened; `retryMs` is the server's wish, when it had one. */
  onClosed(retryMs?: number): void;
}

/** Opens a stream at an address such as {@link liveUrl} makes. It must not reconnect by itself. */
export type LiveSource = (url: string, handlers: LiveHandlers) => { close(): void };

/** `off` when nothing is watched; `broken` from a loss until the stream is back. */
export type LiveState = 'off' | 'connecting' | 'live' | 'broken';

export interface LiveOptions {
  readonly source: LiveSource;
  readonly onEvent: (event: LiveEvent) => void;
  /**
   * Load anew what is shown: the stream is back after a break or a failed try, or something was told between the moment when
   * this was asked for and its opening.
   */
  readonly onResync: () => void;
  readonly onState?: (state: LiveState) => void;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly later?: Later;
  /** Milliseconds of a clock of any beginning. */
  readonly now?: () => number;
  /** What is shown was asked for this many milliseconds before it was first watched, at most; 0 for a page that watches first. */
  readonly askedBeforeMs?: number;
  /** Milliseconds of silence after which the stream counts as dead; the server gives a sign of life every 20 s. Infinity
   * for a source without `onAlive`, such as EventSource. */
  readonly silenceMs?: number;
}

export interface Live {
  /** Watches exactly these topics from now on; an empty list closes the stream. At most 8 at a time. */
  watch(topics: readonly string[]): void;
  /** Closes the stream but remembers the topics, as when the app goes to the background. */
  pause(): void;
  /** Opens it at once, as when the app comes back or the network does; does nothing while it is live. */
  resume(): void;
  close(): void;
}
