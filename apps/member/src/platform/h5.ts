import { eventSourceLive, fetchTransport, type EventSourceLike } from '@huixiang/client';

/** Requests to the origin that served the page; the browser adds the session cookie. */
export const browserTransport = fetchTransport('', (url, init) => fetch(url, init));

export const browserLive = eventSourceLive('', (url) => new EventSource(url) as unknown as EventSourceLike);
