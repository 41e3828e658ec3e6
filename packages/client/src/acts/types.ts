import type { operations, ReplyOf } from '@huixiang/contract';
import type { CallError } from '../call/call-error.ts';
import type { Client } from '../call/client.ts';
import type { Later } from '../timers.ts';
import type { Act, QueuedAct } from './act.ts';
import type { StoragePort } from './storage.ts';

export type EchoOutcome = ReplyOf<typeof operations.echoComment>;
export type PostedComment = ReplyOf<typeof operations.postComment>;

/** What the server answered to an act, told apart by the type of the act. */
export type Settled =
  | { readonly type: 'echo' | 'unecho'; readonly queued: QueuedAct; readonly outcome: EchoOutcome }
  | { readonly type: 'comment'; readonly queued: QueuedAct; readonly comment: PostedComment };

export interface ActQueueOptions {
  readonly client: Client;
  readonly storage: StoragePort;
  /** Name of the stored text; one per member, so that nobody sends another's acts after a change of account. */
  readonly storageKey: string;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly newKey: () => string;
  /** The timers of the platform when absent. */
  readonly later?: Later;
  /** The server has acted: put its figures in place of the optimistic ones. */
  readonly onSettled?: (settled: Settled) => void;
  /** The server refused for good: roll the view back and show `error.zh` or `error.en`. */
  readonly onRefused?: (queued: QueuedAct, error: CallError) => void;
}

/** Sends acts one after another in the order they were done, and keeps trying while the network is weak. */
export interface ActQueue {
  /**
   * Accepts an act. Echo and unecho on one comment collapse to the last wish: what still waits is replaced.
   * The queue holds at most 200 acts; beyond that the act is refused with HX_NETWORK.
   * @param key of a first try that was made without the queue, so that both are one; a fresh key when absent
   */
  add(act: Act, key?: string): QueuedAct;
  /** Takes an act back that waits. @returns false when it is on its way, or is there no more */
  cancel(key: string): boolean;
  /** Acts not yet settled, oldest first. */
  pending(): readonly QueuedAct[];
  /** The last wish still on its way for this comment, for views drawn before the server has answered. */
  wish(spaceId: number, commentId: number): 'echo' | 'unecho' | null;
  /** Tries at once, without waiting for the next retry: call it when the network comes back or the app is shown. */
  flush(): void;
  /** Resolves when nothing is left to send. */
  idle(): Promise<void>;
  /** Stops sending; what is pending stays stored. */
  stop(): void;
}
