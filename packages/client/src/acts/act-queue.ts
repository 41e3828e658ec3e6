import { backoffMs } from '../backoff.ts';
import { type CallError, isPassing, LinkError, toCallError } from '../call/call-error.ts';
import { platformLater } from '../timers.ts';
import type { Act, QueuedAct } from './act.ts';
import { sameTarget, wishAmong, withAct } from './act-list.ts';
import { sendAct } from './send-act.ts';
import { loadActs, saveActs } from './stored-acts.ts';
import type { ActQueue, ActQueueOptions, Settled } from './types.ts';

const BACKOFF = { firstMs: 1_000, lastMs: 60_000 };
/** A server that asks for more than an hour is not believed. */
const RETRY_AFTER_MAX_MS = 3_600_000;
/** Older acts surprise people, and the server need not remember keys for longer. */
const AGE_MAX_MS = 24 * 3_600_000;
const ACTS_MAX = 200;

/**
 * Starts sending what a former run left behind, and then whatever is added. Exactly once in effect: a repeated try carries
 * the same key, and echo and unecho are idempotent by themselves. One queue per storage key at a time.
 */
export function createActQueue(options: ActQueueOptions): ActQueue {
  const sender = new Sender(options);
  sender.flush();
  return {
    add: (act, key) => sender.add(act, key),
    cancel: (key) => sender.cancel(key),
    pending: () => sender.pending(),
    wish: (spaceId, commentId) => wishAmong(sender.pending(), spaceId, commentId),
    flush: () => sender.flush(),
    idle: () => sender.idle(),
    stop: () => sender.stop(),
  };
}

class Sender {
  private readonly options: ActQueueOptions;
  private waiting: QueuedAct[];
  private sending: QueuedAct | null = null;
  /** Failed tries since the last final answer. */
  private failures = 0;
  /** The server asked not to be called before this time. */
  private notBefore = 0;
  private cancelRetry: (() => void) | null = null;
  private idlers: (() => void)[] = [];
  private stopped = false;

  constructor(options: ActQueueOptions) {
    this.options = options;
    this.waiting = loadActs(options.storage, options.storageKey);
  }

  add(act: Act, key = this.options.newKey()): QueuedAct {
    const queued: QueuedAct = { key, act, at: this.options.now(), tries: 0 };
    const waiting = withAct(this.waiting, queued);
    if (waiting.length > ACTS_MAX) {
      // Only after the caller has drawn its optimistic view can a refusal roll it back.
      void Promise.resolve().then(() => this.options.onRefused?.(queued, new LinkError('HX_NETWORK')));
      return queued;
    }
    this.keep(waiting);
    this.sendNext();
    return queued;
  }

  cancel(key: string): boolean {
    const waiting = this.waiting.filter((queued) => queued.key !== key);
    if (waiting.length === this.waiting.length) return false;
    this.keep(waiting);
    return true;
  }

  pending(): readonly QueuedAct[] {
    return this.sending === null ? this.waiting : [this.sending, ...this.waiting];
  }

  flush(): void {
    this.cancelRetry?.();
    this.cancelRetry = null;
    const early = this.notBefore - this.options.now();
    if (early > 0) this.retryIn(early);
    else this.sendNext();
  }

  idle(): Promise<void> {
    if (this.pending().length === 0) return Promise.resolve();
    return new Promise((resolve) => this.idlers.push(resolve));
  }

  stop(): void {
    this.stopped = true;
    this.cancelRetry?.();
    this.cancelRetry = null;
  }

  private sendNext(): void {
    if (this.stopped || this.sending !== null || this.cancelRetry !== null) return;
    const [next, ...rest] = this.waiting;
    if (next === undefined) {
      for (const resolve of this.idlers.splice(0)) resolve();
      return;
    }
    this.sending = next;
    this.waiting = rest;
    void this.send(next);
  }

  private async send(next: QueuedAct): Promise<void> {
    let settled: Settled;
    try {
      settled = await sendAct(this.options.client, next);
    } catch (error) {
      this.fail(next, toCallError(error));
      return;
    }
    this.settle(next, settled);
  }

  private settle(sent: QueuedAct, settled: Settled): void {
    this.failures = 0;
    this.finish(sent, () => this.options.onSettled?.(settled));
  }

  private fail(sent: QueuedAct, error: CallError): void {
    const { now, random, onRefused } = this.options;
    if (!isPassing(error) || now() - sent.at > AGE_MAX_MS) {
      this.finish(sent, () => onRefused?.(sent, error));
      return;
    }
    this.failures += 1;
    this.sending = null;
    const again = { ...sent, tries: sent.tries + 1 };
    // A newer wish makes this one needless. Otherwise it keeps its place, except that an act on which the server itself
    // fails goes behind the others, so that one bad act cannot hold them up.
    if (this.superseded(sent)) this.keep(this.waiting);
    else
      this.keep(
        error.kind === 'api' && error.status === 500 ? [...this.waiting, again] : [again, ...this.waiting],
      );
    const asked =
      error.kind === 'api' ? Math.min((error.retryAfterSeconds ?? 0) * 1_000, RETRY_AFTER_MAX_MS) : 0;
    const pause = backoffMs(this.failures, random(), BACKOFF);
    if (asked > 0) this.notBefore = now() + asked;
    this.retryIn(asked > 0 ? asked + pause : pause);
  }

  /** Ends an act for good; a newer wish about the same comment keeps its outcome quiet, because it is no longer wished. */
  private finish(sent: QueuedAct, tell: () => void): void {
    const quiet = this.superseded(sent);
    this.sending = null;
    this.keep(this.waiting);
    try {
      if (!quiet) tell();
    } finally {
      this.sendNext();
    }
  }

  private superseded(sent: QueuedAct): boolean {
    return this.waiting.some(({ act }) => sameTarget(act, sent.act));
  }

  private keep(waiting: QueuedAct[]): void {
    this.waiting = waiting;
    saveActs(this.options.storage, this.options.storageKey, this.pending());
  }

  private retryIn(milliseconds: number): void {
    if (this.stopped) return;
    const later = this.options.later ?? platformLater;
    this.cancelRetry = later(() => {
      this.cancelRetry = null;
      this.sendNext();
    }, milliseconds);
  }
}
