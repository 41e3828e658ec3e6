import type { ErrorCode } from '@huixiang/contract';

/** What the server answered to a call it refused. */
export class ApiError extends Error {
  readonly kind = 'api';
  readonly code: ErrorCode;
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  /** The offending input as a path such as `body.text`. */
  readonly field: string | null;
  /** Seconds to wait before trying again; null when the server did not say. */
  readonly retryAfterSeconds: number | null;
  readonly requestId: string;

  constructor(from: Omit<ApiError, 'kind' | 'name' | 'message' | 'stack' | 'cause'>) {
    super(from.en);
    this.name = 'ApiError';
    this.code = from.code;
    this.status = from.status;
    this.zh = from.zh;
    this.en = from.en;
    this.field = from.field;
    this.retryAfterSeconds = from.retryAfterSeconds;
    this.requestId = from.requestId;
  }
}

const linkMessages = {
  HX_NETWORK: { zh: '网络连不上，请检查网络后再试。', en: 'No connection. Check the network and try again.' },
  HX_TIMEOUT: {
    zh: '网络太慢，没有等到回复，请再试一次。',
    en: 'The network is slow and no reply came. Try again.',
  },
  HX_REPLY_UNREADABLE: {
    zh: '服务器的回复读不懂，请稍后再试。',
    en: 'The reply could not be read. Try again soon.',
  },
} as const;

/** Codes born on this device, kept apart from the server's catalogue. */
export type LinkCode = keyof typeof linkMessages;

/** No usable answer came; whether the server acted is unknown, so only idempotent calls may be repeated. */
export class LinkError extends Error {
  readonly kind = 'link';
  readonly code: LinkCode;
  readonly zh: string;
  readonly en: string;
  /** HTTP status of an unreadable reply (a proxy's page, say); null when nothing came. */
  readonly status: number | null;

  constructor(code: LinkCode, status: number | null = null) {
    super(linkMessages[code].en);
    this.name = 'LinkError';
    this.code = code;
    this.zh = linkMessages[code].zh;
    this.en = linkMessages[code].en;
    this.status = status;
  }
}

/** Everything that `client.call` rejects with; tell the two apart by `kind`. */
export type CallError = ApiError | LinkError;

export function isCallError(error: unknown): error is CallError {
  return error instanceof ApiError || error instanceof LinkError;
}

/** Turns whatever a transport threw into a {@link CallError}; an unknown failure counts as no network. */
export function toCallError(error: unknown): CallError {
  return isCallError(error) ? error : new LinkError('HX_NETWORK');
}

/** True when trying again a little later may succeed: no reply, an overload, or a fault of the server. */
export function isPassing(error: CallError): boolean {
  return error.kind === 'link' ? linkMayPass(error) : error.status === 429 || error.status >= 500;
}

/** A stranger's page with a 4xx status (a captive portal, a blocked path) will say the same again. */
function linkMayPass({ status }: LinkError): boolean {
  return status === null || status < 400 || status >= 500 || status === 408 || status === 429;
}
