import type { BodyOf, Operation, ParamsOf, QueryOf, ReplyOf } from '@huixiang/contract';
import { toCallError } from './call-error.ts';
import { buildPath, type PathValues } from './path.ts';
import { type RepeatOptions, repeating } from './repeat.ts';
import { readReply } from './read-reply.ts';
import { sessionHeaders, type SessionPort, watchRejection } from './session.ts';
import type { Transport, TransportRequest } from './transport.ts';

/** One part of a call's input: absent, optional when every field of it is, else required. */
type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { readonly [N in Name]?: never }
  : Record<never, never> extends Value
    ? { readonly [N in Name]?: Value }
    : { readonly [N in Name]: Value };

export interface CallOptions {
  /** Repeat an unsafe call with the key of its first try and the server acts once. Made up when absent. */
  readonly idempotencyKey?: string;
  /** Milliseconds to wait for the reply; 15,000 when absent. */
  readonly timeoutMs?: number;
}

/** What an operation wants: exactly the parts that the contract gives it. */
export type InputOf<O> = Part<'params', ParamsOf<O>> &
  Part<'query', QueryOf<O>> &
  Part<'body', BodyOf<O>> &
  CallOptions;

type Args<O> = Record<never, never> extends InputOf<O> ? [input?: InputOf<O>] : [input: InputOf<O>];

export interface Client {
  /** Calls one operation of the contract. Rejects with a {@link CallError} and nothing else. */
  call<O extends Operation>(operation: O, ...args: Args<O>): Promise<ReplyOf<O>>;
}

export interface ClientOptions {
  readonly transport: Transport;
  readonly session: SessionPort;
  /** A fresh idempotency key: 16 to 64 characters of `A-Z a-z 0-9 _ -`, never the same twice. */
  readonly newKey: () => string;
  /**
   * Sends again what got lost on the way, when that cannot be done twice: reads, PUT and DELETE, and what carries a key of
   * the caller. Absent: each request is sent once.
   */
  readonly repeat?: RepeatOptions;
}

interface Parts extends CallOptions {
  readonly params?: PathValues;
  readonly query?: PathValues;
  readonly body?: unknown;
}

const TIMEOUT_MS = 15_000;

export function createClient({ transport, session, newKey, repeat }: ClientOptions): Client {
  const patient = repeat === undefined ? transport : repeating(transport, repeat);
  const toRequest = (operation: Operation, parts: Parts): TransportRequest => {
    const unsafe = operation.method !== 'GET';
    // An operation whose body is all optional still expects an object, so an absent body is sent as an empty one.
    const body = operation.body === undefined ? null : JSON.stringify(parts.body ?? {});
    return {
      method: operation.method,
      url: buildPath(operation.path, parts.params, parts.query),
      headers: {
        accept: 'application/json',
        ...(body === null ? {} : { 'content-type': 'application/json' }),
        ...(unsafe ? { 'idempotency-key': parts.idempotencyKey ?? newKey() } : {}),
        ...sessionHeaders(session.credentials(), unsafe),
      },
      body,
      timeoutMs: parts.timeoutMs ?? TIMEOUT_MS,
    };
  };
  return {
    async call<O extends Operation>(operation: O, ...args: Args<O>): Promise<ReplyOf<O>> {
      const parts = (args[0] ?? {}) as Parts;
      const request = toRequest(operation, parts);
      const failed = watchRejection(session);
      const isRepeatable = operation.method !== 'POST' || parts.idempotencyKey !== undefined;
      try {
        return readReply(await (isRepeatable ? patient : transport)(request)) as ReplyOf<O>;
      } catch (thrown) {
        const error = toCallError(thrown);
        failed(error);
        throw error;
      }
    },
  };
}
