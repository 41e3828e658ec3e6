import type { RetryWhen, WechatErrorKind } from './error-kinds.ts';
import { explainErrorCode, type Proof } from './error-table.ts';

const RID = /\brid:\s*([\w-]+)/;

/** WeChat answered, and the answer is an error code. */
export class WechatApiError extends Error {
  override readonly name = 'WechatApiError';
  /** Path of the call, without its parameters: they hold secrets. */
  readonly endpoint: string;
  readonly code: number;
  readonly kind: WechatErrorKind;
  /** When the same call may succeed. */
  readonly retry: RetryWhen;
  /** Under this id WeChat keeps the request for seven days (`getRequestTrace`). */
  readonly rid: string | undefined;
  /** What WeChat wrote. */
  readonly detail: string;
  readonly advice: { readonly zh: string; readonly en: string };

  constructor(endpoint: string, code: number, detail: string, proof: Proof = 'token') {
    const { kind, retry, zh, en } = explainErrorCode(code, proof);
    super(`${endpoint} answered ${code}: ${en} (${detail.slice(0, 200)})`);
    this.endpoint = endpoint;
    this.code = code;
    this.kind = kind;
    this.retry = retry;
    this.rid = RID.exec(detail)?.[1];
    this.detail = detail;
    this.advice = { zh, en };
  }

  /** Whether time or a new token alone can help. */
  get retryable(): boolean {
    return this.retry !== 'never';
  }
}

/**
 * Why there is no answer: no connection, too slow, an HTTP error, text that is no JSON, an answer of another form, called off by the
 * caller; or the call was not made at all: a local quota or the circuit breaker held it back.
 */
export type LinkProblem =
  | 'connection'
  | 'timeout'
  | 'http'
  | 'malformed'
  | 'unexpected-answer'
  | 'cancelled'
  | 'quota'
  | 'circuit-open';

export interface LinkErrorDetails {
  readonly detail: string;
  /** False only when it is certain that WeChat never saw the call, so that even sending a message may be repeated. */
  readonly maybeDone: boolean;
  /** Milliseconds after which a repetition makes sense. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** There is no usable answer from WeChat. */
export class WechatLinkError extends Error {
  override readonly name = 'WechatLinkError';
  readonly endpoint: string;
  readonly problem: LinkProblem;
  readonly maybeDone: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(endpoint: string, problem: LinkProblem, details: LinkErrorDetails) {
    super(`${endpoint}: ${problem} (${details.detail.slice(0, 200)})`, { cause: details.cause });
    this.endpoint = endpoint;
    this.problem = problem;
    this.maybeDone = details.maybeDone;
    this.retryAfterMs = details.retryAfterMs;
  }

  /** The same problem, met while getting ready for a call that was then not made. */
  beforeCall(): WechatLinkError {
    const { endpoint, problem, retryAfterMs, message } = this;
    const details = { detail: message, maybeDone: false, cause: this };
    return new WechatLinkError(
      endpoint,
      problem,
      retryAfterMs === undefined ? details : { ...details, retryAfterMs },
    );
  }

  /** Whether time alone can help. */
  get retryable(): boolean {
    return this.problem !== 'unexpected-answer' && this.problem !== 'cancelled';
  }
}

/** Whether `error` came from a call to WeChat, answered or not. */
export function isWechatError(error: unknown): error is WechatApiError | WechatLinkError {
  return error instanceof WechatApiError || error instanceof WechatLinkError;
}
