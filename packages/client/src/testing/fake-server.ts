import type { Transport, TransportReply, TransportRequest } from '../call/transport.ts';

/** What happens to one request: done, done but the reply is lost, lost on its way, or refused with a status. */
export type Fate =
  | 'done'
  | 'reply-lost'
  | 'lost'
  | { readonly status: number; readonly retryAfterSeconds?: number };

/** The server's part in acts, as far as tests of the queue need it: echoes by comment, comments once per key. */
export interface FakeServer {
  readonly transport: Transport;
  readonly echoes: Map<string, boolean>;
  readonly comments: string[];
  readonly requests: TransportRequest[];
}

export function fakeServer(nextFate: () => Fate): FakeServer {
  const echoes = new Map<string, boolean>();
  const comments: string[] = [];
  const requests: TransportRequest[] = [];
  const doneKeys = new Set<string>();

  const act = ({ method, url, headers, body }: TransportRequest): unknown => {
    if (method === 'POST') {
      const key = headers['idempotency-key'] ?? '';
      const { text } = JSON.parse(body ?? '') as { text: string };
      if (!doneKeys.has(key)) comments.push(text);
      doneKeys.add(key);
      return { text };
    }
    echoes.set(/comments\/(\d+)\//.exec(url)?.[1] ?? '', method === 'PUT' && url.endsWith('/echo'));
    return { echoed: method === 'PUT', changed: true, echoes: { raw: 1, counted: 1, organic: 1 } };
  };
  const transport: Transport = (request) => {
    requests.push(request);
    const fate = nextFate();
    if (fate === 'lost') return Promise.reject(new Error('lost'));
    if (typeof fate === 'object') return Promise.resolve(refusal(fate.status, fate.retryAfterSeconds));
    const body = JSON.stringify(act(request));
    return fate === 'done'
      ? Promise.resolve({ status: 200, headers: {}, body })
      : Promise.reject(new Error('reply lost'));
  };
  return { transport, echoes, comments, requests };
}

function refusal(status: number, retryAfterSeconds?: number): TransportReply {
  const error = { code: 'HX_TEST', zh: '中', en: 'en', requestId: 'r', retryAfterSeconds };
  return { status, headers: {}, body: JSON.stringify({ error }) };
}
