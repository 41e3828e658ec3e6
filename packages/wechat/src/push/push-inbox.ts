import type { PushFields } from './push-fields.ts';

/** A push that was verified and is still to be worked on. */
export interface ReceivedPush {
  /** The same for every delivery of the same push. */
  readonly key: string;
  /** Timestamp and nonce of its signature: one signature stands for one push. */
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly fields: PushFields;
}

/** `new`: kept, to be worked on. `known`: kept before. `replayed`: its signature stood for another push before. */
export type PushPlacing = 'new' | 'known' | 'replayed';

/**
 * Where pushes wait. WeChat is answered as soon as `put` resolves, so it must be quick, and what it kept must not be lost. Looking
 * and keeping must be one step (in SQL: insert with two unique keys), or a push that comes twice at once is worked on twice.
 */
export interface PushInbox {
  put(push: ReceivedPush): Promise<PushPlacing>;
}

export interface MemoryPushInboxOptions {
  /** Works on one push after another, after WeChat was answered. */
  readonly handle: (push: ReceivedPush) => Promise<void>;
  /** Told when `handle` fails; the push is not repeated. */
  readonly onError: (error: unknown, push: ReceivedPush) => void;
  /** How many pushes to remember. */
  readonly capacity?: number;
}

export interface MemoryPushInbox extends PushInbox {
  /** Resolves when everything put so far was worked on. */
  idle(): Promise<void>;
}

/** An inbox for one process, for tests and small services: what it holds ends with the process. */
export function memoryPushInbox({
  handle,
  onError,
  capacity = 10_000,
}: MemoryPushInboxOptions): MemoryPushInbox {
  const keyOfNonce = new Map<string, string>();
  const keys = new Set<string>();
  let work = Promise.resolve();
  return {
    put(push) {
      const before = keyOfNonce.get(push.nonce);
      if (before !== undefined && before !== push.key) return Promise.resolve('replayed');
      keyOfNonce.set(push.nonce, push.key);
      forgetOldest(keyOfNonce, capacity);
      if (keys.has(push.key)) return Promise.resolve('known');
      keys.add(push.key);
      forgetOldest(keys, capacity);
      work = work.then(() => handle(push)).catch((error: unknown) => onError(error, push));
      return Promise.resolve('new');
    },
    idle: () => work,
  };
}

function forgetOldest(
  kept: { readonly size: number; keys(): Iterator<string>; delete(key: string): boolean },
  capacity: number,
): void {
  const oldest = kept.size > capacity ? kept.keys().next() : undefined;
  if (oldest && !oldest.done) kept.delete(oldest.value);
}
