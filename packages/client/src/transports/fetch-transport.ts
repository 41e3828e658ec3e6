import { LinkError } from '../call/call-error.ts';
import type { Transport } from '../call/transport.ts';
import { platformLater, type Later } from '../timers.ts';

interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  credentials: 'same-origin';
}

interface FetchReply {
  readonly status: number;
  readonly headers: { forEach(visit: (value: string, name: string) => void): void };
  text(): Promise<string>;
}

/** As much of `fetch` as is used here, so that any implementation fits. */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchReply>;

/**
 * Sends by `fetch`. `baseUrl` is scheme and host without a slash at the end, or '' for the page's own server.
 * A late reply is dropped rather than aborted, since not every runtime can abort.
 */
export function fetchTransport(baseUrl: string, fetch: FetchLike, later: Later = platformLater): Transport {
  return ({ method, url, headers, body, timeoutMs }) =>
    new Promise((resolve, reject) => {
      const cancel = later(() => reject(new LinkError('HX_TIMEOUT')), timeoutMs);
      const init: FetchInit = { method, headers: { ...headers }, credentials: 'same-origin' };
      if (body !== null) init.body = body;
      fetch(baseUrl + url, init)
        .then(async (reply) => {
          const named: Record<string, string> = {};
          reply.headers.forEach((value, name) => (named[name.toLowerCase()] = value));
          resolve({ status: reply.status, headers: named, body: await reply.text() });
        })
        .catch(() => reject(new LinkError('HX_NETWORK')))
        .finally(cancel);
    });
}
