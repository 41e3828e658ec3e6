import { LinkError, type Transport } from '@huixiang/client';

/** Sends the client's requests with `fetch` to the server this page came from; the browser adds the session cookie. */
export const fetchTransport: Transport = async ({ method, url, headers, body, timeoutMs }) => {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      headers: { ...headers },
      body,
      signal,
      credentials: 'same-origin',
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  } catch {
    throw new LinkError(signal.aborted ? 'HX_TIMEOUT' : 'HX_NETWORK');
  }
};
