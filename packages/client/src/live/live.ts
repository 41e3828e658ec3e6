import { type LiveEvent, liveEventTypes, liveOpening, type LiveOpening } from '@huixiang/contract';
import { backoffMs } from '../backoff.ts';
import { platformLater } from '../timers.ts';
import { liveUrl } from './live-topics.ts';
import type { Live, LiveOptions, LiveState } from './types.ts';

const LAST_WAIT_MS = 60_000;
const FIRST_WAIT_MS = 1_000;
/** Two signs of life may be missed. */
const SILENCE_MS = 65_000;

/** Keeps one live stream open through losses of the network, and tells when something may have been missed. */
export function createLive(options: LiveOptions): Live {
  const connection = new Connection(options);
  return {
    watch: (topics) => connection.watch(topics),
    pause: () => connection.disconnect('off'),
    resume: () => connection.resume(),
    close: () => connection.watch([]),
  };
}

class Connection {
  private readonly options: LiveOptions;
  private topics: readonly string[] = [];
  private state: LiveState = 'off';
  private failures = 0;
  /** A stream of these topics, or the try to open one, has ended: something may have been missed before the next opening. */
  private gap = false;
  /** What is shown was asked for after this moment. */
  private askedAt = 0;
  /** The present stream has yet to say whether something was told between that moment and its opening. */
  private unproven = false;
  private stream: { close(): void } | null = null;
  /** Tells the present stream from one that was given up but still speaks. */
  private turn = 0;
  private cancelRetry: () => void = () => undefined;
  private cancelSilence: () => void = () => undefined;

  constructor(options: LiveOptions) {
    this.options = options;
  }

  watch(topics: readonly string[]): void {
    const wanted = [...new Set(topics)].sort();
    if (wanted.join() === this.topics.join()) return;
    if (this.topics.length === 0) this.askedAt = this.now() - (this.options.askedBeforeMs ?? 0);
    this.topics = wanted;
    // Whether a stream that was given up for another one has missed something, the other one will say.
    const { gap } = this;
    this.disconnect('off');
    this.failures = 0;
    this.gap = gap && wanted.length > 0;
    if (wanted.length > 0) this.connect();
  }

  resume(): void {
    if (this.topics.length === 0 || this.state === 'live' || this.state === 'connecting') return;
    this.disconnect(this.state);
    this.failures = 0;
    this.connect();
  }

  disconnect(state: LiveState): void {
    this.turn += 1;
    this.cancelRetry();
    this.cancelSilence();
    this.stream?.close();
    this.stream = null;
    this.gap ||= this.state !== 'off';
    this.show(state);
  }

  private connect(): void {
    this.turn += 1;
    const turn = this.turn;
    const mine = (run: () => void) => (): void => {
      if (turn === this.turn) run();
    };
    this.show('connecting');
    this.awaitSign();
    const stream = this.options.source(liveUrl(this.topics), {
      onOpen: mine(() => this.opened()),
      onAlive: mine(() => this.awaitSign()),
      onMessage: (event, data) => mine(() => this.receive(event, data))(),
      onClosed: (retryMs) => mine(() => this.lost(retryMs))(),
    });
    // A source may fail, or its listener may turn elsewhere, before it has even returned.
    if (turn === this.turn) this.stream = stream;
    else stream.close();
  }

  private opened(): void {
    this.failures = 0;
    this.awaitSign();
    this.show('live');
    const { gap } = this;
    this.gap = false;
    this.unproven = true;
    if (gap) this.resync();
  }

  private receive(event: string, data: string): void {
    this.awaitSign();
    if (event === liveOpening) return this.prove(parse<LiveOpening>(data)?.quietMs ?? 0);
    const parsed = (liveEventTypes as readonly string[]).includes(event) ? parse<LiveEvent>(data) : undefined;
    if (parsed !== undefined) this.options.onEvent(parsed);
  }

  /** However long these words were on their way: what is known only looks older by it than it is. */
  private prove(quietMs: number): void {
    if (this.unproven && quietMs <= this.now() - this.askedAt) this.resync();
    this.unproven = false;
  }

  private resync(): void {
    this.unproven = false;
    this.askedAt = this.now();
    this.options.onResync();
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }

  private lost(retryMs = 0): void {
    this.disconnect('broken');
    this.failures += 1;
    const pause = backoffMs(this.failures, this.options.random(), {
      firstMs: FIRST_WAIT_MS,
      lastMs: LAST_WAIT_MS,
    });
    const { later = platformLater } = this.options;
    this.cancelRetry = later(() => this.connect(), Math.min(LAST_WAIT_MS, Math.max(pause, retryMs)));
  }

  private awaitSign(): void {
    this.cancelSilence();
    const { later = platformLater, silenceMs = SILENCE_MS } = this.options;
    if (silenceMs !== Infinity) this.cancelSilence = later(() => this.lost(), silenceMs);
  }

  private show(state: LiveState): void {
    if (state === this.state) return;
    this.state = state;
    this.options.onState?.(state);
  }
}

function parse<T>(data: string): T | undefined {
  try {
    return JSON.parse(data) as T;
  } catch {
    return undefined;
  }
}
