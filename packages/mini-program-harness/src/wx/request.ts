import type { SentRequest } from './device-state.ts';
import type { WxContext } from './wx-context.ts';
import type { WxFunction, WxFunctions } from './wx-function.ts';

interface RequestOptions {
  readonly url: string;
  readonly method?: string;
  readonly data?: unknown;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly timeout?: number;
  readonly dataType?: string;
  readonly responseType?: string;
  readonly enableChunked?: boolean;
  readonly success?: (result: object) => void;
  readonly fail?: (result: object) => void;
  readonly complete?: (result: object) => void;
}

/** PATCH is not among them, in WeChat as here. */
const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];
const TIMEOUT_MS = 60_000;

/** `wx.request` by the given `fetch`, chunked replies included. Cookies are neither kept nor sent, as in WeChat. */
export function requestFunctions(context: WxContext): WxFunctions {
  return { request: ((options: RequestOptions) => startRequest(context, options)) as WxFunction };
}

type Listener = (value: object) => void;

function startRequest(context: WxContext, options: RequestOptions): object {
  const { realm, state, errors } = context;
  const method = (options.method ?? 'GET').toUpperCase();
  const sent: SentRequest = { method, url: options.url, status: null };
  state.requests.push(sent);
  const abort = new AbortController();
  const onHeaders = new Set<Listener>();
  const onChunk = new Set<Listener>();
  const tell = (all: Iterable<Listener>, value: object): void =>
    realm.later(() => [...all].forEach((listener) => listener(value)));

  const finish = (callback: Listener | undefined, result: object): void =>
    realm.later(() => {
      callback?.(result);
      options.complete?.(result);
    });
  const fail = (reason: string): void =>
    finish(options.fail, { errMsg: `request:fail ${reason}`, errno: 600_001 });

  const run = async (): Promise<void> => {
    if (!METHODS.includes(method)) {
      errors.add(`wx.request cannot send ${method}`, 'wx.request');
      return fail(`invalid method ${method}`);
    }
    if (!/^https?:\/\//.test(options.url)) return fail('invalid url');
    if (!state.online) return fail('net::ERR_INTERNET_DISCONNECTED');
    const response = await state.fetch(addressOf(options, method), initOf(options, method, abort.signal));
    sent.status = response.status;
    const header = Object.fromEntries(response.headers);
    tell(onHeaders, { header, statusCode: response.status, cookies: [] });
    const data =
      options.enableChunked === true
        ? await readChunks(response, (chunk) => tell(onChunk, { data: chunk }))
        : await readWhole(response, options);
    finish(options.success, { errMsg: 'request:ok', statusCode: response.status, header, cookies: [], data });
  };
  const timer = setTimeout(() => abort.abort(new Error('timeout')), options.timeout ?? TIMEOUT_MS);
  run()
    .catch((error: unknown) =>
      fail(abort.signal.aborted ? reasonOf(abort.signal) : `${(error as Error).message}`),
    )
    .finally(() => clearTimeout(timer));
  return {
    abort: () => abort.abort(new Error('abort')),
    onHeadersReceived: (listener: Listener) => void onHeaders.add(listener),
    offHeadersReceived: (listener: Listener) => void onHeaders.delete(listener),
    onChunkReceived: (listener: Listener) => void onChunk.add(listener),
    offChunkReceived: (listener: Listener) => void onChunk.delete(listener),
  };
}

function reasonOf({ reason }: AbortSignal): string {
  return reason instanceof Error ? reason.message : String(reason);
}

function addressOf({ url, data }: RequestOptions, method: string): string {
  if (method !== 'GET' || typeof data !== 'object' || data === null) return url;
  const query = new URLSearchParams(
    Object.entries(data).map(([key, value]) => [key, String(value)]),
  ).toString();
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

function initOf({ data, header = {} }: RequestOptions, method: string, signal: AbortSignal): RequestInit {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const [name, value] of Object.entries(header)) headers.set(name, String(value));
  const withBody = method !== 'GET' && method !== 'HEAD' && data !== undefined && data !== null;
  if (!withBody) headers.delete('content-type');
  return {
    method,
    headers,
    signal,
    ...(withBody ? { body: typeof data === 'string' ? data : JSON.stringify(data) } : {}),
  };
}

async function readWhole(
  response: Response,
  { dataType = 'json', responseType }: RequestOptions,
): Promise<unknown> {
  if (responseType === 'arraybuffer') return response.arrayBuffer();
  const text = await response.text();
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

async function readChunks(response: Response, onChunk: (chunk: ArrayBuffer) => void): Promise<string> {
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    onChunk(Uint8Array.from(part.value).buffer);
  }
  return '';
}
