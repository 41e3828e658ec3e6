import { liveEventTypes, liveOpening } from '@huixiang/contract';
import { decodeUtf8 } from './decode-utf8.ts';
import { parseSse, sseStart } from './parse-sse.ts';
import type { LiveSource } from './types.ts';

/** As much of the browser's EventSource as is used here. */
export interface EventSourceLike {
  onopen: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  addEventListener(type: string, listener: (event: { readonly data: string }) => void): void;
  close(): void;
}

/**
 * Streams by EventSource, which hides comments: give {@link createLive} a silence of Infinity with it, since the browser
 * notices a dead line by itself. Its own reconnecting is switched off by closing it at the first error.
 */
export function eventSourceLive(baseUrl: string, open: (url: string) => EventSourceLike): LiveSource {
  return (url, handlers) => {
    const stream = open(baseUrl + url);
    stream.onopen = () => handlers.onOpen();
    stream.onerror = () => {
      stream.close();
      handlers.onClosed();
    };
    for (const type of [liveOpening, ...liveEventTypes])
      stream.addEventListener(type, ({ data }) => handlers.onMessage(type, data));
    return { close: () => stream.close() };
  };
}

interface ChunkedTask {
  onChunkReceived(listener: (chunk: { readonly data: ArrayBuffer }) => void): void;
  onHeadersReceived?(listener: (head: { readonly statusCode?: number }) => void): void;
  abort(): void;
}

/** As much of `wx.request` with `enableChunked` as is used here. */
export type ChunkedRequestLike = (options: {
  readonly url: string;
  readonly method: 'GET';
  readonly header: Record<string, string>;
  readonly enableChunked: true;
  readonly responseType: 'text';
  /** Milliseconds; WeChat ends a request after a minute unless told otherwise. */
  readonly timeout: number;
  readonly complete: () => void;
}) => ChunkedTask;

const TIMEOUT_MS = 3_600_000;

/** Streams by a chunked request of WeChat. `headers` is asked for anew at each opening, for the session's token. */
export function chunkedLive(
  baseUrl: string,
  request: ChunkedRequestLike,
  headers: () => Record<string, string>,
): LiveSource {
  return (url, handlers) => {
    let bytes = new Uint8Array(0) as Uint8Array;
    let carry = sseStart;
    let opened = false;
    let refused = false;
    const task = request({
      url: baseUrl + url,
      method: 'GET',
      header: { accept: 'text/event-stream', ...headers() },
      enableChunked: true,
      responseType: 'text',
      timeout: TIMEOUT_MS,
      complete: () => handlers.onClosed(carry.retryMs ?? undefined),
    });
    task.onHeadersReceived?.(({ statusCode }) => {
      refused = statusCode !== undefined && statusCode !== 200;
    });
    task.onChunkReceived(({ data }) => {
      // The chunks of a refusal are an error reply, not events.
      if (refused) return;
      if (!opened) handlers.onOpen();
      opened = true;
      handlers.onAlive?.();
      const decoded = decodeUtf8(new Uint8Array(data), bytes);
      bytes = decoded.carry;
      const parsed = parseSse(decoded.text, carry);
      carry = parsed.carry;
      for (const { event, data: text } of parsed.events) handlers.onMessage(event, text);
    });
    return { close: () => task.abort() };
  };
}
