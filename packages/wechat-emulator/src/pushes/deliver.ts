import type { SealedRequest } from './seal.ts';

export interface Delivery {
  /** 0 when there was no answer. */
  readonly status: number;
  readonly body: string;
  readonly outcome: 'accepted' | 'refused' | 'no-answer';
}

/** POSTs a push. It counts as accepted when the answer is 200 with `success`, nothing, or an XML reply. Never throws. */
export async function deliver(url: string, request: SealedRequest, timeoutMs: number): Promise<Delivery> {
  try {
    const response = await fetch(withQuery(url, request.query), {
      method: 'POST',
      headers: { 'content-type': request.contentType },
      body: request.body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body = (await response.text()).trim();
    const accepted =
      response.status === 200 && (body === '' || body === 'success' || body.startsWith('<xml'));
    return { status: response.status, body, outcome: accepted ? 'accepted' : 'refused' };
  } catch {
    return { status: 0, body: '', outcome: 'no-answer' };
  }
}

/** Asks a server to prove that it knows the token, as WeChat does when the address is entered. */
export async function shakeHands(
  url: string,
  query: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<Delivery> {
  try {
    const response = await fetch(withQuery(url, query), { signal: AbortSignal.timeout(timeoutMs) });
    const body = await response.text();
    return { status: response.status, body, outcome: body === query['echostr'] ? 'accepted' : 'refused' };
  } catch {
    return { status: 0, body: '', outcome: 'no-answer' };
  }
}

function withQuery(url: string, query: Readonly<Record<string, string>>): string {
  const target = new URL(url);
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value);
  return target.href;
}
