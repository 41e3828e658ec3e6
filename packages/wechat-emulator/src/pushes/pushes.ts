import type { PushRecord } from '@huixiang/wechat';

export interface PushTry {
  readonly at: number;
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly outcome: 'accepted' | 'refused' | 'no-answer';
}

export type PushState = 'waiting' | 'delivered' | 'failed' | 'lost' | 'no-target';

/** One event or message for an account's server. */
export interface Push {
  readonly id: string;
  readonly appId: string;
  /** The event, or the type of a message. */
  readonly name: string;
  readonly createdAt: number;
  readonly record: PushRecord;
  state: PushState;
  readonly tries: PushTry[];
}

export interface Pushes {
  readonly log: Push[];
  /** How long a server may take to answer, in real time. */
  readonly timeoutMs: number;
  /** What the receivers' clocks say, for the timestamp of the signature: they check it against their own time. */
  readonly receiverNow: () => number;
}

export function createPushes(timeoutMs: number, receiverNow: () => number): Pushes {
  return { log: [], timeoutMs, receiverNow };
}
