import type { Static, TSchema } from 'typebox';

import type { Quota } from '../quota/quota-gate.ts';
import type { TokenStore } from '../tokens/token-store.ts';
import type { BinaryAnswer, CallInput, Endpoint } from './endpoint.ts';
import type { Fetch } from './exchange.ts';

/** What every client needs; times are milliseconds. */
export interface LinkOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** In [0, 1); spreads repetitions. */
  readonly random: () => number;
  /** Where calls go: WeChat's own address, or an emulator's, with or without a path. */
  readonly baseUrl?: string;
  readonly fetch?: Fetch;
  /** Waits between attempts; rejects when the signal calls it off. */
  readonly wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<unknown>;
  /** Shared by all processes of the service; default is this process's memory. */
  readonly tokenStore?: TokenStore;
  /** One attempt; default 5 seconds. */
  readonly timeoutMs?: number;
  /** At most so many attempts; default 3. */
  readonly attempts?: number;
  /** The part of WeChat's quotas that this process may use, 0–1; default 1. */
  readonly quotaShare?: number;
  /** How long a call may wait for its place in the minute; default 2 seconds. */
  readonly quotaWaitMaxMs?: number;
  /** Quotas by path that differ from the usual ones. */
  readonly quotas?: Readonly<Record<string, Quota>>;
  /** So many failures in a row open the circuit (default 5), at first for `openMs` (5 s), at most for `openMaxMs` (60 s). */
  readonly breaker?: { readonly failuresMax: number; readonly openMs: number; readonly openMaxMs: number };
}

export interface WechatClientOptions extends LinkOptions {
  /** Of the mini-program or of the official account. */
  readonly appId: string;
  readonly secret: string;
}

export interface WecomClientOptions extends LinkOptions {
  readonly corpId: string;
  /** Of 客户联系 (customer contact). */
  readonly secret: string;
}

/** Makes calls. Every one throws `WechatApiError` (answered with a code) or `WechatLinkError` (no usable answer). */
export interface Caller {
  /** A call that answers JSON. Numeric numbers beyond 2^53 are strings in the answer. */
  call<Answer extends TSchema>(endpoint: Endpoint<Answer>, input?: CallInput): Promise<Static<Answer>>;
  /** A call that answers bytes. */
  download(endpoint: Endpoint, input?: CallInput): Promise<BinaryAnswer>;
  /** Forgets what is known of used-up quotas. */
  forgetQuotas(): void;
}

/** A client of a mini-program or an official account. */
export interface WechatClient extends Caller {
  readonly appId: string;
}

/** A client of a company's WeCom. */
export interface WecomClient extends Caller {
  readonly corpId: string;
}
