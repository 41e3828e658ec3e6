import { WechatLinkError } from '../errors/wechat-error.ts';
import type { RawAnswer } from './read-answer.ts';

/** The part of `fetch` that is needed. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Exchange {
  readonly path: string;
  readonly url: string;
  readonly init: RequestInit;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Errors of a connection that never came to be, so nothing was sent over it. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** One HTTP request. Throws a {@link WechatLinkError} for everything but a 2xx answer that was read to its end. */
export async function exchange(
  fetch: Fetch,
  { path, url, init, timeoutMs, signal }: Exchange,
): Promise<RawAnswer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
  try {
    // A redirect could carry secrets elsewhere.
    const response = await fetch(url, { ...init, signal: either, redirect: 'error' });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok) {
      throw new WechatLinkError(path, 'http', { detail: `status ${response.status}`, maybeDone: true });
    }
    return { contentType: response.headers.get('content-type') ?? '', bytes };
  } catch (cause) {
    if (cause instanceof WechatLinkError) throw cause;
    if (signal?.aborted === true) {
      throw new WechatLinkError(path, 'cancelled', { detail: 'by the caller', maybeDone: true });
    }
    if (timeout.aborted) {
      throw new WechatLinkError(path, 'timeout', { detail: `${timeoutMs} ms`, maybeDone: true });
    }
    const code = connectionCode(cause);
    throw new WechatLinkError(path, 'connection', { detail: code, maybeDone: !NOT_CONNECTED.has(code) });
  }
}

/** The system's name for what happened. The error itself is not kept: its text can hold the URL with its secrets. */
function connectionCode(error: unknown): string {
  for (let one = error, depth = 0; one instanceof Error && depth < 4; one = one.cause, depth += 1) {
    if ('code' in one && typeof one.code === 'string') return one.code;
  }
  return 'broken';
}
