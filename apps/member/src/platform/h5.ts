import { LinkError, type Transport } from '@huixiang/client';

/** Requests by fetch to the origin that served the page; the browser adds the session cookie. */
export const fetchTransport: Transport = async ({ method, url, headers, body, timeoutMs }) => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const reply = await fetch(url, { method, headers, body, credentials: 'same-origin', signal: abort.signal });
    const text = await reply.text();
    const named: Record<string, string> = {};
    reply.headers.forEach((value, name) => (named[name] = value));
    return { status: reply.status, headers: named, body: text };
  } catch {
    throw new LinkError(abort.signal.aborted ? 'HX_TIMEOUT' : 'HX_NETWORK');
  } finally {
    clearTimeout(timer);
  }
};
