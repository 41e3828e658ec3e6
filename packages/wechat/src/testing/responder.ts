import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it came over the wire. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The text of the body, for what the parsed form hides. */
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What to answer: an object as JSON, or whatever the function does with the response. */
export type Reply = Readonly<Record<string, unknown>> | ((response: ServerResponse) => void);

export interface Responder {
  readonly url: string;
  readonly seen: SeenRequest[];
  /** The requests of one path. */
  to(path: string): SeenRequest[];
  stop(): Promise<void>;
}

/** A node:http server that answers by a function, for tests that need no whole emulator. */
export async function startResponder(reply: (request: SeenRequest) => Reply): Promise<Responder> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const text = Buffer.concat(chunks).toString();
      const one = {
        method: request.method ?? '',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        text,
        body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
      };
      seen.push(one);
      const answer = reply(one);
      if (typeof answer === 'function') return answer(response);
      response.setHeader('content-type', 'text/plain');
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    to: (path) => seen.filter((one) => one.path === path),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
